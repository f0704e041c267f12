export interface Change {
  /** dotted; '' for the whole */
  readonly path: string;
  /** null: there was none */
  readonly before: unknown;
  /** null: there is none any more */
  readonly after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value whatever the order of its keys; what is absent reads like null. */
function same(a: unknown, b: unknown): boolean {
  if (isRecord(a) && isRecord(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((k) => same(a[k], b[k]));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => same(one, b[index]));
  return (a ?? null) === (b ?? null);
}

/** What differs between two JSON values, leaf by leaf in the order of their keys; lists are compared whole. */
export function diff(before: unknown, after: unknown, path = ''): Change[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => diff(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return same(before, after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}
