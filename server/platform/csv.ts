import { parse } from 'csv-parse/sync';
import { RuleViolation } from '#domain/rule-violation.js';

export type TextEncoding = 'UTF-8' | 'UTF-16' | 'Shift_JIS';

/** The text of a file and how it was encoded. Throws RuleViolation fileUnreadable for anything but UTF-8, UTF-16 and Shift_JIS text. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const tries = utf16
    ? ([[bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', 'UTF-16']] as const)
    : // Shift_JIS as the encoding standard means it: Windows-31J, with ① and 髙
      ([
        ['utf-8', 'UTF-8'],
        ['shift_jis', 'Shift_JIS'],
      ] as const);
  for (const [label, encoding] of tries) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      // a picture or an old workbook may decode, but no sheet of text has these
      if (!/[\0\ufffd]/.test(text)) return { text, encoding };
    } catch {
      // not this encoding
    }
  }
  throw new RuleViolation('fileUnreadable', { reason: 'it is neither UTF-8 nor Shift_JIS text' });
}

/** The records of a text separated by commas, or by tabs, up to so many. Throws RuleViolation fileUnreadable. */
export function readCsvRecords(text: string, most: number): string[][] {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',';
  try {
    return parse(text, { delimiter, relax_column_count: true, to: most });
  } catch (error) {
    throw new RuleViolation('fileUnreadable', { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Our own exports put ' before what a spreadsheet would take for a formula. */
export const withoutApostrophe = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');
