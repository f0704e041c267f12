import { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import type { ImportPreview } from '#contract/contractor-imports.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { decodeText, readCsvRecords, withoutApostrophe } from '../../platform/csv.js';
import { findColumns, type FoundColumns } from './columns.js';

export interface SheetCell {
  readonly text: string;
  /** holds a formula; what it would give is not known here */
  readonly formula: boolean;
}
export interface SheetRow {
  /** as the spreadsheet counts, from 1 */
  readonly number: number;
  readonly cells: readonly SheetCell[];
}
export interface Sheet extends Pick<ImportPreview, 'format' | 'encoding'> {
  readonly headers: readonly string[];
  readonly columns: FoundColumns;
  /** below the headers, without empty ones */
  readonly rows: readonly SheetRow[];
}

export const MAX_ROWS = 20_000;
/** A title or a date may stand above the headers. */
const HEADER_WITHIN = 10;

/** Reads a CSV (UTF-8, UTF-16 or Shift_JIS) or the first fitting sheet of an XLSX. Throws `fileUnreadable` and `tooManyRows`. */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped) {
    const sheets = await readWorkbook(bytes);
    const [first] = sheets;
    if (!first) throw new RuleViolation('fileUnreadable', { reason: 'it has no sheet' });
    const found = sheets.map(withHeaders);
    return { format: 'xlsx', encoding: null, ...(found.find(isComplete) ?? withHeaders(first)) };
  }
  const { text, encoding } = decodeText(bytes);
  return { format: 'csv', encoding, ...withHeaders(readCsv(text)) };
}

const isComplete = ({ columns }: Pick<Sheet, 'columns'>): boolean => columns.missing.length === 0;
const isFilled = ({ cells }: SheetRow): boolean => cells.some(({ text, formula }) => formula || text.trim() !== '');

function withHeaders(all: readonly SheetRow[]): Pick<Sheet, 'headers' | 'columns' | 'rows'> {
  const rows = all.filter(isFilled);
  const tried = rows.slice(0, HEADER_WITHIN).map(({ cells }, index) => {
    const headers = cells.map(({ text }) => text);
    return { index, headers, columns: findColumns(headers) };
  });
  const best = tried.reduce<(typeof tried)[number] | undefined>(
    (one, other) => (one && one.columns.at.size >= other.columns.at.size ? one : other),
    undefined,
  );
  const { index, headers, columns } = best ?? { index: -1, headers: [], columns: findColumns([]) };
  return { headers, columns, rows: rows.slice(index + 1) };
}

function readCsv(text: string): SheetRow[] {
  const records = readCsvRecords(text, MAX_ROWS + HEADER_WITHIN + 1);
  assertRows(records.length);
  return records.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((cell) => ({ text: withoutApostrophe(cell), formula: cell.startsWith('=') })),
  }));
}

async function readWorkbook(bytes: Uint8Array): Promise<SheetRow[][]> {
  const sheets: SheetRow[][] = [];
  try {
    // only when it is needed: to load it takes longer than to read a CSV
    const { default: excel } = await import('exceljs');
    const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
      worksheets: 'emit',
      sharedStrings: 'cache',
      hyperlinks: 'ignore',
      styles: 'cache',
    });
    for await (const worksheet of reader) {
      const rows: SheetRow[] = [];
      for await (const row of worksheet) {
        assertRows(rows.length);
        const cells: (SheetCell | undefined)[] = [];
        row.eachCell({ includeEmpty: true }, (cell, column) => {
          if (column <= 200) cells[column - 1] = cellOf(cell.value);
        });
        rows.push({ number: row.number, cells: Array.from(cells, (cell) => cell ?? { text: '', formula: false }) });
      }
      sheets.push(rows);
    }
  } catch (error) {
    if (error instanceof RuleViolation) throw error;
    throw new RuleViolation('fileUnreadable', { reason: error instanceof Error ? error.message : String(error) });
  }
  return sheets;
}

function assertRows(count: number): void {
  if (count > MAX_ROWS + HEADER_WITHIN) throw new RuleViolation('tooManyRows', { max: MAX_ROWS });
}

function cellOf(value: ExcelJS.CellValue): SheetCell {
  if (value === null || value === undefined) return { text: '', formula: false };
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10), formula: false };
  if (typeof value !== 'object') return { text: String(value), formula: false };
  if ('formula' in value || 'sharedFormula' in value) return { text: '', formula: true };
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join(''), formula: false };
  if ('text' in value) return { text: value.text, formula: false };
  return { text: 'error' in value ? value.error : '', formula: false };
}
