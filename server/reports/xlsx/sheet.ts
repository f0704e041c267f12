import type ExcelJS from 'exceljs';
import type { ReportFrame } from '../report-view.js';
import { STYLES, type StyleName } from './style.js';

export type CellContent = string | number | null | { readonly formula: string; readonly result: string | number };

/** Text is stored as text: what begins with = is never a formula, because only `{ formula }` makes one. */
export function put(
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  content: CellContent,
  style: StyleName,
): void {
  const cell = sheet.getCell(row, column);
  if (content !== null) cell.value = content;
  cell.style = STYLES[style];
}

export function putRow(
  sheet: ExcelJS.Worksheet,
  row: number,
  contents: readonly CellContent[],
  style: StyleName,
  firstColumn = 1,
): void {
  contents.forEach((content, index) => {
    put(sheet, row, firstColumn + index, content, style);
  });
}

/** A link where it is one that a browser opens, else the text. */
export function putLink(sheet: ExcelJS.Worksheet, row: number, column: number, address: string): void {
  const opens = /^https?:\/\/\S+$/.test(address) && address.length < 2000;
  const cell = sheet.getCell(row, column);
  cell.value = opens ? { text: address, hyperlink: address } : address;
  cell.style = STYLES[opens ? 'link' : 'text'];
}

export interface PrintSetting {
  readonly paper: 'A3' | 'A4';
  readonly onePage?: boolean;
  /** pages side by side, for more columns than one page shows in a legible size */
  readonly pagesWide?: number;
  readonly titleRows?: string;
  readonly titleColumns?: string;
  /** where the rest is not for paper, like A$1:F$70: exceljs adds the other signs */
  readonly area?: string;
  readonly frozen?: { readonly rows: number; readonly columns: number };
}

/** exceljs writes the ampersand of a header as a code unless it is doubled. */
const headerText = (text: string): string => text.replaceAll('&', '&&').slice(0, 100);

export function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  { heading, codeLine, issue }: ReportFrame,
  setting: PrintSetting,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: setting.pagesWide ?? 1,
      fitToHeight: setting.onePage === true ? 1 : 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(setting.titleRows === undefined ? {} : { printTitlesRow: setting.titleRows }),
      ...(setting.area === undefined ? {} : { printArea: setting.area }),
      ...(setting.titleColumns === undefined ? {} : { printTitlesColumn: setting.titleColumns }),
    },
    headerFooter: {
      oddHeader: `&L${headerText(heading)}&R${headerText(name)}`,
      oddFooter: `&L${headerText(codeLine)}&C&P / &N&R${issue.asOf}`,
    },
    views: [
      setting.frozen
        ? { state: 'frozen', xSplit: setting.frozen.columns, ySplit: setting.frozen.rows, showGridLines: false }
        : { state: 'normal', showGridLines: false },
    ],
  });
  // 8 is A3, 9 is A4; the types do not name the former
  Object.assign(sheet.pageSetup, { paperSize: setting.paper === 'A3' ? 8 : 9 });
  return sheet;
}

export function widths(sheet: ExcelJS.Worksheet, all: readonly number[]): void {
  all.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

/** In characters of a column's width: a full-width one takes nearly two. */
function printedWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) < 0x2000 ? 0.95 : 1.9;
  return width;
}

/** Lines that a text takes in a column; the programs that open a file do not all find that out by themselves. */
export function linesIn(text: string, width: number): number {
  // most texts are short, and a large sheet asks thousands of times
  if (text.length * 1.9 < width && !text.includes('\n')) return 1;
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((printedWidth(line) + 1) / width)), 0);
}

/** As high as its texts need, each in a column of the given width. */
export function fitRow(sheet: ExcelJS.Worksheet, row: number, texts: readonly (readonly [string, number])[]): void {
  const lines = Math.max(1, ...texts.map(([text, width]) => linesIn(text, width)));
  if (lines > 1) sheet.getRow(row).height = 15 * lines + 2;
}

/** exceljs keeps validations by address, ranges included, but its types only know those of single cells. */
export function validate(sheet: ExcelJS.Worksheet, range: string, validation: ExcelJS.DataValidation): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(address: string, validation: ExcelJS.DataValidation): void };
  };
  dataValidations.add(range, validation);
}
