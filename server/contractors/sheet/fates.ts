import { createHash, randomUUID } from 'node:crypto';
import type {
  ImportChange,
  ImportColumn,
  ImportPreview,
  ImportProblem,
  ImportRow,
} from '#contract/contractor-imports.js';
import type { ContractorContact } from '#contract/contractors.js';
import { fold } from '#domain/vendor/folding.js';
import type { PersonalData } from '#domain/vendor/tier.js';
import { searchKey, type Standing, standing } from '../standing.js';
import { letterOf } from './columns.js';
import { type CellValue, readCell } from './read-cell.js';
import type { Sheet, SheetRow } from './read-sheet.js';

export interface RegisteredEngagement {
  readonly id: string;
  title: string;
  scope: string;
  ownerId: string | null;
  /** the address of the owner */
  owner: string;
  personalData: PersonalData;
  personalDataReason: string;
  dataSubjects: number | null;
  sendsFromOwnDomain: boolean | null;
  outageTolerable: boolean | null;
  startsOn: string | null;
  endsOn: string | null;
}
/** A contractor as an import sees and changes it. */
export interface RegisteredContractor {
  readonly id: string;
  /** null: not in the register yet */
  readonly version: number | null;
  name: string;
  yomi: string;
  corporateNumber: string | null;
  homepage: string | null;
  note: string;
  contacts: ContractorContact[];
  readonly endedOn: string | null;
  readonly archived: boolean;
  lastAuditedOn: string | null;
  engagements: RegisteredEngagement[];
}
export interface RegisteredPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
export interface Register {
  readonly contractors: readonly RegisteredContractor[];
  readonly people: readonly RegisteredPerson[];
  readonly today: string;
}

/** One contractor to write: the whole of it as it will be. */
export interface ContractorWrite {
  readonly contractor: Omit<RegisteredContractor, 'engagements'> &
    Standing & { readonly sortKey: string; readonly folded: string };
  readonly engagements: readonly (RegisteredEngagement & {
    readonly contractorId: string;
    readonly position: number;
  })[];
  readonly before: RegisteredContractor | null;
  readonly after: RegisteredContractor;
}

type Values = Partial<Record<ImportColumn, CellValue>>;
interface Group {
  readonly contractor: RegisteredContractor;
  readonly before: RegisteredContractor | null;
  /** the row that said each thing about the contractor itself, and each engagement */
  readonly saidBy: Map<string, number>;
  changed: boolean;
}

const OWN = ['yomi', 'corporateNumber', 'homepage', 'note'] as const;
const OF_ENGAGEMENT = [
  'scope',
  'personalData',
  'personalDataReason',
  'dataSubjects',
  'sendsFromOwnDomain',
  'outageTolerable',
  'startsOn',
  'endsOn',
] as const;
const OF_CONTACT = [
  ['contactDepartment', 'department'],
  ['contactEmail', 'email'],
  ['contactPhone', 'phone'],
] as const;

/** Decides row by row what an import would do. An empty cell changes nothing, and what no row names stays as it is. */
class Fates {
  readonly groups: Group[] = [];
  private readonly byNumber = new Map<string, Group>();
  private readonly byName = new Map<string, Group[]>();
  private readonly peopleByKey: ReadonlyMap<string, readonly RegisteredPerson[]>;
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly sheet: Sheet,
    { contractors, people }: Register,
  ) {
    for (const contractor of contractors) this.hold(contractor, structuredClone(contractor));
    this.names = new Map(people.map(({ id, name }) => [id, name]));
    const keys = people.flatMap((one) => [fold(one.email), fold(one.name)].map((key) => [key, one] as const));
    this.peopleByKey = new Map(
      [...Map.groupBy(keys, ([key]) => key)].map(([key, some]) => [key, some.map(([, one]) => one)]),
    );
  }

  private hold(contractor: RegisteredContractor, before: RegisteredContractor | null): Group {
    const group: Group = { contractor, before, saidBy: new Map(), changed: false };
    this.groups.push(group);
    if (contractor.corporateNumber !== null) this.byNumber.set(contractor.corporateNumber, group);
    const key = fold(contractor.name);
    this.byName.set(key, [...(this.byName.get(key) ?? []), group]);
    return group;
  }

  row(row: SheetRow): ImportRow {
    const { values, problems } = this.values(row);
    const changes: ImportChange[] = [];
    const refuse = (column: ImportColumn, reason: ImportProblem['reason'], number: number | null = null): void => {
      problems.push({ column, cell: this.cellName(column, row.number), reason, number });
    };
    const name = typeof values.name === 'string' ? values.name : '';
    const title = typeof values.title === 'string' ? values.title : '';
    if (name === '' && !problems.some(({ column }) => column === 'name')) refuse('name', 'required');
    const group = name === '' ? undefined : this.groupOf(name, values, refuse);
    if (group) {
      if (group.contractor.archived) refuse('name', 'archived');
      else if (group.contractor.endedOn !== null) refuse('name', 'ended');
      else this.apply(group, values, row.number, changes, refuse);
    }
    const isNew = group?.before === null;
    if (group && problems.length === 0 && (isNew || changes.length > 0)) group.changed = true;
    return {
      row: row.number,
      name,
      title,
      fate: problems.length > 0 ? 'error' : isNew ? 'new' : changes.length > 0 ? 'changed' : 'unchanged',
      contractorId: group?.before?.id ?? null,
      // of a new one everything is new
      changes: isNew || problems.length > 0 ? [] : changes,
      problems,
    };
  }

  private values(row: SheetRow): { values: Values; problems: ImportProblem[] } {
    const values: Values = {};
    const problems: ImportProblem[] = [];
    for (const [column, index] of this.sheet.columns.at) {
      const cell = row.cells[index];
      if (!cell || (cell.text.trim() === '' && !cell.formula)) continue;
      const read = cell.formula ? ({ reason: 'formula', number: null } as const) : readCell(column, cell.text);
      if ('value' in read) values[column] = read.value;
      else problems.push({ column, cell: this.cellName(column, row.number), ...read });
    }
    return { values, problems };
  }

  private cellName(column: ImportColumn, row: number): string {
    const index = this.sheet.columns.at.get(column);
    return index === undefined ? `${row}` : `${letterOf(index)}${row}`;
  }

  /** By corporate number first; by name where that tells one apart, which then must not have another number. */
  private groupOf(
    name: string,
    values: Values,
    refuse: (column: ImportColumn, reason: 'ambiguousName') => void,
  ): Group | undefined {
    const number = typeof values.corporateNumber === 'string' ? values.corporateNumber : null;
    const numbered = number === null ? undefined : this.byNumber.get(number);
    if (numbered) return numbered;
    const named = (this.byName.get(fold(name)) ?? []).filter(
      ({ contractor }) => number === null || contractor.corporateNumber === null,
    );
    if (named.length > 1) {
      refuse('name', 'ambiguousName');
      return undefined;
    }
    const [known] = named;
    if (known) return known;
    const blank = { name, yomi: '', corporateNumber: number, homepage: null, note: '', contacts: [], engagements: [] };
    const unknown = { version: null, endedOn: null, archived: false, lastAuditedOn: null };
    return this.hold({ id: randomUUID(), ...blank, ...unknown }, null);
  }

  private apply(
    group: Group,
    values: Values,
    row: number,
    changes: ImportChange[],
    refuse: (column: ImportColumn, reason: ImportProblem['reason'], number?: number) => void,
  ): void {
    const { contractor, saidBy } = group;
    const set = (target: object, key: string, column: ImportColumn, value: CellValue | null): void => {
      const fields = target as Record<string, CellValue | null>;
      const before = fields[key] ?? null;
      if (before === value) return;
      fields[key] = value;
      changes.push({ column, before: textOf(before), after: textOf(value) });
    };
    // every row of a contractor says the same about it, or one of them is wrong
    for (const column of ['name', ...OWN] as const) {
      const value = values[column];
      if (value === undefined) continue;
      const earlier = saidBy.get(column);
      if (earlier === undefined) saidBy.set(column, row);
      else if (contractor[column] !== value) {
        refuse(column, 'differsFromRow', earlier);
        continue;
      }
      set(contractor, column, column, value);
    }
    if (contractor.corporateNumber !== null) this.byNumber.set(contractor.corporateNumber, group);
    const { lastAuditedOn } = values;
    // audits write this day as well: an import never sets it back
    if (typeof lastAuditedOn === 'string' && lastAuditedOn > (contractor.lastAuditedOn ?? ''))
      set(contractor, 'lastAuditedOn', 'lastAuditedOn', lastAuditedOn);
    this.applyContact(contractor, values, set, refuse);
    this.applyEngagement(group, values, row, changes, set, refuse);
  }

  private applyContact(
    contractor: RegisteredContractor,
    values: Values,
    set: (target: object, key: string, column: ImportColumn, value: CellValue) => void,
    refuse: (column: ImportColumn, reason: 'required') => void,
  ): void {
    const { contactName } = values;
    if (typeof contactName !== 'string') {
      if (OF_CONTACT.some(([column]) => values[column] !== undefined)) refuse('contactName', 'required');
      return;
    }
    let contact = contractor.contacts.find(({ name }) => fold(name) === fold(contactName));
    if (!contact) {
      contact = { name: '', department: '', email: '', phone: '' };
      contractor.contacts.push(contact);
      set(contact, 'name', 'contactName', contactName);
    }
    for (const [column, key] of OF_CONTACT) {
      const value = values[column];
      if (value !== undefined) set(contact, key, column, value);
    }
  }

  private applyEngagement(
    { contractor, saidBy }: Group,
    values: Values,
    row: number,
    changes: ImportChange[],
    set: (target: object, key: string, column: ImportColumn, value: CellValue | null) => void,
    refuse: (column: ImportColumn, reason: ImportProblem['reason'], number?: number) => void,
  ): void {
    const { title } = values;
    if (typeof title !== 'string') {
      if (values.owner !== undefined || OF_ENGAGEMENT.some((column) => values[column] !== undefined))
        refuse('title', 'required');
      return;
    }
    const key = `engagement ${fold(title)}`;
    const earlier = saidBy.get(key);
    if (earlier !== undefined) {
      refuse('title', 'duplicateRow', earlier);
      return;
    }
    saidBy.set(key, row);
    let engagement = contractor.engagements.find((one) => fold(one.title) === fold(title));
    if (!engagement) {
      if (values.personalData === undefined) refuse('personalData', 'required');
      engagement = newEngagement();
      contractor.engagements.push(engagement);
    }
    set(engagement, 'title', 'title', title);
    for (const column of OF_ENGAGEMENT) {
      const value = values[column];
      if (value !== undefined) set(engagement, column, column, value);
    }
    const { owner } = values;
    if (typeof owner === 'string') this.applyOwner(engagement, owner, changes, refuse);
    const { personalData, personalDataReason, startsOn, endsOn } = engagement;
    if (personalData !== 'entrusted' && personalDataReason === '') refuse('personalDataReason', 'reasonRequired');
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) refuse('endsOn', 'endBeforeStart');
  }

  private applyOwner(
    engagement: RegisteredEngagement,
    owner: string,
    changes: ImportChange[],
    refuse: (column: ImportColumn, reason: 'unknownOwner' | 'ambiguousOwner') => void,
  ): void {
    const [person, another] = this.peopleByKey.get(fold(owner)) ?? [];
    if (!person) refuse('owner', 'unknownOwner');
    else if (another && another.id !== person.id) refuse('owner', 'ambiguousOwner');
    else if (engagement.ownerId !== person.id) {
      const before = engagement.ownerId === null ? '' : (this.names.get(engagement.ownerId) ?? '');
      changes.push({ column: 'owner', before, after: person.name });
      engagement.ownerId = person.id;
      engagement.owner = person.email;
    }
  }
}

const newEngagement = (): RegisteredEngagement => ({
  id: randomUUID(),
  title: '',
  scope: '',
  ownerId: null,
  owner: '',
  personalData: 'entrusted',
  personalDataReason: '',
  dataSubjects: null,
  sendsFromOwnDomain: null,
  outageTolerable: null,
  startsOn: null,
  endsOn: null,
});
const textOf = (value: CellValue | null): string => (value === null ? '' : String(value));

function writeOf({ contractor, before }: Group, today: string): ContractorWrite {
  const { engagements, ...own } = contractor;
  const now = standing(engagements, contractor.endedOn, today);
  return {
    contractor: {
      ...own,
      ...now,
      sortKey: fold(contractor.yomi || contractor.name),
      folded: searchKey(contractor, engagements),
    },
    engagements: engagements.map((one, position) => ({ ...one, contractorId: contractor.id, position })),
    before,
    after: { ...contractor, ...now },
  };
}

/** What an import of the sheet would do, row by row, and what has to be written for it: nothing when a row has an error. */
export function fatesOf(
  sheet: Sheet,
  register: Register,
  fileHash: string,
): { readonly preview: ImportPreview; readonly writes: readonly ContractorWrite[] } {
  const fates = new Fates(sheet, register);
  const complete = sheet.columns.missing.length === 0;
  const rows = complete ? sheet.rows.map((row) => fates.row(row)) : [];
  const countOf = (fate: ImportRow['fate']): number => rows.filter((row) => row.fate === fate).length;
  const changed = fates.groups.filter((group) => group.changed);
  const counts = {
    error: countOf('error'),
    new: countOf('new'),
    changed: countOf('changed'),
    unchanged: countOf('unchanged'),
  };
  const versions = changed.map(({ before }) => before && [before.id, before.version]);
  return {
    preview: {
      digest: createHash('sha256')
        .update(JSON.stringify([fileHash, rows, versions]))
        .digest('hex'),
      format: sheet.format,
      encoding: sheet.encoding,
      columns: [...sheet.columns.at].map(([column, index]) => ({
        column,
        header: sheet.headers[index] ?? '',
        letter: letterOf(index),
      })),
      missing: [...sheet.columns.missing],
      ignored: [...sheet.columns.ignored],
      counts,
      contractors: {
        new: changed.filter(({ before }) => before === null).length,
        changed: changed.filter(({ before }) => before !== null).length,
      },
      rows,
    },
    writes: counts.error > 0 ? [] : changed.map((group) => writeOf(group, register.today)),
  };
}
