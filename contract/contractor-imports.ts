import * as z from 'zod';

/** What a sheet of contractors can say, one row an engagement; the headers are in the server's columns.ts. */
export const IMPORT_COLUMNS = [
  'name',
  'yomi',
  'corporateNumber',
  'homepage',
  'note',
  'title',
  'scope',
  'owner',
  'personalData',
  'personalDataReason',
  'dataSubjects',
  'sendsFromOwnDomain',
  'outageTolerable',
  'startsOn',
  'endsOn',
  'contactName',
  'contactDepartment',
  'contactEmail',
  'contactPhone',
  'lastAuditedOn',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
/** Without these a sheet is not read. */
export const REQUIRED_COLUMNS = ['name', 'title', 'personalData'] as const satisfies readonly ImportColumn[];

export const IMPORT_REASONS = [
  'required',
  'tooLong',
  'characters',
  'formula',
  'corporateNumberForm',
  'corporateNumberCheckDigit',
  'notAnAddress',
  'notAnEmail',
  'notADate',
  'notANumber',
  'notAChoice',
  'unknownOwner',
  'ambiguousOwner',
  'reasonRequired',
  'endBeforeStart',
  'ambiguousName',
  'ended',
  'archived',
  'differsFromRow',
  'duplicateRow',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

export const ImportProblem = z
  .object({
    column: z.enum(IMPORT_COLUMNS),
    /** C5, as the spreadsheet calls it */
    cell: z.string(),
    reason: z.enum(IMPORT_REASONS),
    /** the digit that would fit, or the row meant */
    number: z.int().nullable(),
  })
  .meta({ id: 'ContractorImportProblem' });
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportChange = z
  .object({ column: z.enum(IMPORT_COLUMNS), before: z.string(), after: z.string() })
  .meta({ id: 'ContractorImportChange' });
export type ImportChange = z.infer<typeof ImportChange>;

export const IMPORT_FATES = ['error', 'new', 'changed', 'unchanged'] as const;
export type ImportFate = (typeof IMPORT_FATES)[number];

export const ImportRow = z
  .object({
    /** of the sheet, the header's being 1 when nothing stands above it */
    row: z.int(),
    name: z.string(),
    title: z.string(),
    fate: z.enum(IMPORT_FATES),
    /** null: a new one */
    contractorId: z.uuid().nullable(),
    changes: z.array(ImportChange),
    problems: z.array(ImportProblem),
  })
  .meta({ id: 'ContractorImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportPreview = z
  .object({
    /** of the file and of everything that it was compared with; asked for when it is confirmed */
    digest: z.string(),
    format: z.enum(['csv', 'xlsx']),
    /** of a CSV */
    encoding: z.enum(['UTF-8', 'UTF-16', 'Shift_JIS']).nullable(),
    columns: z.array(z.object({ column: z.enum(IMPORT_COLUMNS), header: z.string(), letter: z.string() })),
    /** columns without which nothing is read */
    missing: z.array(z.enum(IMPORT_COLUMNS)),
    /** headers that nobody knows; their columns are not read */
    ignored: z.array(z.string()),
    counts: z.object({ error: z.int(), new: z.int(), changed: z.int(), unchanged: z.int() }),
    /** contractors that will be made or changed */
    contractors: z.object({ new: z.int(), changed: z.int() }),
    rows: z.array(ImportRow),
  })
  .meta({ id: 'ContractorImportPreview' });
export type ImportPreview = z.infer<typeof ImportPreview>;

/** A line of the answer (NDJSON) while an import is written; the last one has `result`. */
export const ImportProgress = z
  .object({
    done: z.int(),
    total: z.int(),
    result: z.object({ created: z.int(), changed: z.int() }).optional(),
  })
  .meta({ id: 'ContractorImportProgress' });
export type ImportProgress = z.infer<typeof ImportProgress>;

export const ImportFile = z.object({ name: z.string().trim().min(1).max(255) });
export const ConfirmImport = ImportFile.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const SheetFormat = z.enum(['csv', 'xlsx']);
export type SheetFormat = z.infer<typeof SheetFormat>;
export const SheetLanguage = z.object({ language: z.enum(['ja', 'en']).default('ja') });
