import { Writable } from 'node:stream';
import { IMPORT_COLUMNS, type ImportColumn, type SheetFormat } from '#contract/contractor-imports.js';
import { COMPUTED, HEADERS, type SheetLanguageCode } from './columns.js';
import type { RegisteredContractor } from './fates.js';
import { PERSONAL_DATA_WORDS } from './read-cell.js';
import type { Standing } from '../standing.js';

/** A contractor as it is exported. */
export type ExportedContractor = RegisteredContractor & Pick<Standing, 'tier' | 'tierProvisional' | 'running'>;

const WORDS = {
  ja: {
    tiers: { high: '高', medium: '中', low: '低' },
    provisional: '(暫定)',
    states: { running: '委託中', ended: '終了', idle: '委託なし', archived: '保管済み' },
    yes: 'はい',
    no: 'いいえ',
    sheet: '委託先',
  },
  en: {
    tiers: { high: 'High', medium: 'Medium', low: 'Low' },
    provisional: ' (provisional)',
    states: { running: 'Running', ended: 'Ended', idle: 'Nothing entrusted', archived: 'Archived' },
    yes: 'Yes',
    no: 'No',
    sheet: 'Contractors',
  },
} as const;

type Line = Partial<Record<ImportColumn | keyof typeof COMPUTED, string>>;
const COLUMNS = [...IMPORT_COLUMNS, 'tier', 'state'] as const;
const headerOf = (column: (typeof COLUMNS)[number], language: SheetLanguageCode): string =>
  (column === 'tier' || column === 'state' ? COMPUTED[column] : HEADERS[column])[language];

/** The row that a template shows how to fill in. */
const EXAMPLES: Readonly<Record<SheetLanguageCode, Line>> = {
  ja: {
    name: '(記入例)株式会社サンプル',
    yomi: 'さんぷる',
    title: '会員向けメールの配信',
    scope: '案内メールの一斉配信と結果の集計',
    owner: 'manager@example.jp',
    personalData: '委託',
    dataSubjects: '8000',
    sendsFromOwnDomain: 'はい',
    outageTolerable: 'いいえ',
    startsOn: '2026-04-01',
    contactName: '見本 花子',
    contactDepartment: 'サポート部',
    contactEmail: 'hanako@example.com',
    contactPhone: '03-0000-0000',
    lastAuditedOn: '2026-02-10',
  },
  en: {
    name: '(Example) Sample Ltd.',
    title: 'Mail to our members',
    scope: 'Sends announcements and counts the results',
    owner: 'manager@example.jp',
    personalData: 'Entrusted',
    dataSubjects: '8000',
    sendsFromOwnDomain: 'Yes',
    outageTolerable: 'No',
    startsOn: '2026-04-01',
    contactName: 'Hanako Mihon',
    contactDepartment: 'Support',
    contactEmail: 'hanako@example.com',
    contactPhone: '03-0000-0000',
    lastAuditedOn: '2026-02-10',
  },
};

/** One line an engagement, in the columns that an import reads; a contractor without any has one line. */
function linesOf(contractor: ExportedContractor, language: SheetLanguageCode): Line[] {
  const words = WORDS[language];
  const yesNo = (value: boolean | null): string => (value === null ? '' : value ? words.yes : words.no);
  const { archived, endedOn, running, contacts } = contractor;
  const state = archived ? 'archived' : running ? 'running' : endedOn === null ? 'idle' : 'ended';
  const [contact] = contacts;
  const own: Line = {
    name: contractor.name,
    yomi: contractor.yomi,
    corporateNumber: contractor.corporateNumber ?? '',
    homepage: contractor.homepage ?? '',
    note: contractor.note,
    contactName: contact?.name ?? '',
    contactDepartment: contact?.department ?? '',
    contactEmail: contact?.email ?? '',
    contactPhone: contact?.phone ?? '',
    lastAuditedOn: contractor.lastAuditedOn ?? '',
    tier: words.tiers[contractor.tier] + (contractor.tierProvisional ? words.provisional : ''),
    state: words.states[state],
  };
  if (contractor.engagements.length === 0) return [own];
  return contractor.engagements.map((one) => ({
    ...own,
    title: one.title,
    scope: one.scope,
    owner: one.owner,
    personalData: PERSONAL_DATA_WORDS[one.personalData][language],
    personalDataReason: one.personalDataReason,
    dataSubjects: one.dataSubjects === null ? '' : String(one.dataSubjects),
    sendsFromOwnDomain: yesNo(one.sendsFromOwnDomain),
    outageTolerable: yesNo(one.outageTolerable),
    startsOn: one.startsOn ?? '',
    endsOn: one.endsOn ?? '',
  }));
}

/** The register as a sheet that an import reads again. */
export function writeContractors(
  contractors: readonly ExportedContractor[],
  format: SheetFormat,
  language: SheetLanguageCode,
): Promise<Buffer> {
  return write(
    COLUMNS,
    contractors.flatMap((one) => linesOf(one, language)),
    format,
    language,
  );
}

/** The headers and one example. */
export const writeTemplate = (format: SheetFormat, language: SheetLanguageCode): Promise<Buffer> =>
  write(IMPORT_COLUMNS, [EXAMPLES[language]], format, language);

async function write(
  columns: readonly (typeof COLUMNS)[number][],
  lines: readonly Line[],
  format: SheetFormat,
  language: SheetLanguageCode,
): Promise<Buffer> {
  const headers = columns.map((column) => headerOf(column, language));
  const rows = lines.map((line) => columns.map((column) => line[column] ?? ''));
  return format === 'csv' ? Buffer.from(csvOf([headers, ...rows])) : workbookOf(headers, rows, language);
}

/** RFC 4180 with a byte order mark; what a spreadsheet would take for a formula is made text. */
const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
const csvCell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

async function workbookOf(headers: string[], rows: string[][], language: SheetLanguageCode): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(WORDS[language].sheet, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  // text, so that a spreadsheet neither rounds a number of thirteen digits nor turns dates about
  sheet.columns = headers.map((header, index) => ({
    width: index === 0 ? 30 : Math.max(12, header.length * 2 + 2),
    style: { numFmt: '@' },
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
  const head = sheet.addRow(headers);
  head.font = { bold: true };
  head.commit();
  for (const row of rows) sheet.addRow(row).commit();
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(chunks);
}
