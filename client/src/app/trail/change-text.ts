interface Words {
  readonly yes: string;
  readonly no: string;
}

const LONGEST = 300;

/** A stored value as people read it, codes by their names; lists of plain values in a row, everything else as JSON. */
export function valueText(value: unknown, words: Words, codes: Readonly<Record<string, string>> = {}): string {
  const text = plainText(value, words, codes);
  const letters = Array.from(text); // not code units: 𠮷 is one letter
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}

function plainText(value: unknown, words: Words, codes: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined || value === '') return '―';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return codes[value] ?? value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null))
    return value.length === 0 ? '―' : value.map((one) => plainText(one, words, codes)).join(', ');
  return JSON.stringify(value);
}

/** The name of a changed field: the known part of its path in words, the rest as stored. */
export function fieldText(path: string, names: Readonly<Record<string, string>>): string {
  const [head = '', ...rest] = path.split('.');
  return [names[head] ?? head, ...rest].join(' › ');
}

const PAGES: Readonly<Record<string, readonly [string, string]>> = {
  evaluation: ['/evaluations', 'evaluations.read'],
  service: ['/catalogue/services', 'catalogue.read'],
  vendor: ['/catalogue/vendors', 'catalogue.read'],
  contract: ['/contracts', 'contracts.read'],
  sla: ['/slas', 'slas.read'],
  person: ['/people', 'people.read'],
};

/** The page of what an event is about, and the permission that it asks; null where there is none. */
export function pageOf(subject: {
  readonly type: string;
  readonly id: string | null;
}): readonly [string, string] | null {
  const page = PAGES[subject.type];
  return page && subject.id !== null ? [`${page[0]}/${subject.id}`, page[1]] : null;
}
