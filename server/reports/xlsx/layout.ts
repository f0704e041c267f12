import type { ReportView } from '../report-view.js';

/** 1 → A, 27 → AA */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Excel wants names that are not plain ASCII in quotes; quoting all of them is always right. */
export const sheetRef = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
export const textLiteral = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The comparison table and the weights share their rows, so that ranges of both fit each other. */
export const HEAD_ROW = 4;
export const RANK_ROW = 5;
export const VERDICT_ROW = 6;
export const LOWER_ROW = 7;
export const UPPER_ROW = 8;
const FIRST_ROW = 9;
export const FIRST_SERVICE_COLUMN = 5;

export interface GroupRows {
  readonly viewpointRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
}
export interface MatrixLayout {
  readonly groups: readonly GroupRows[];
  /** by criterion code */
  readonly rows: ReadonlyMap<string, number>;
  readonly firstRow: number;
  readonly lastRow: number;
  /** first rows of the blocks of the calculation, one row a viewpoint and one for the total */
  readonly blocks: Readonly<Record<Block, number>>;
  readonly single: Readonly<Record<Single, number>>;
}
export const BLOCKS = ['weight', 'lower', 'upper', 'answered', 'coverageLower', 'coverageUpper'] as const;
export type Block = (typeof BLOCKS)[number];
export const SINGLES = [
  'below',
  'pending',
  'waived',
  'key',
  'lower6',
  'upper6',
  'loadLower',
  'loadUpper',
  'loadZero',
  'reliefLower',
  'reliefUpper',
  'best',
  'worst',
] as const;
export type Single = (typeof SINGLES)[number];

export function layoutOf({ groups }: ReportView): MatrixLayout {
  const rows = new Map<string, number>();
  let row = FIRST_ROW;
  const placed = groups.map(({ criteria }): GroupRows => {
    const viewpointRow = row++;
    const firstRow = row;
    for (const { code } of criteria) rows.set(code, row++);
    // a viewpoint without criteria still needs a range: its own empty row
    return { viewpointRow, firstRow: Math.min(firstRow, row - 1), lastRow: row - 1 };
  });
  const lastRow = row - 1;
  row += 2;
  const blocks = {} as Record<Block, number>;
  for (const block of BLOCKS) {
    blocks[block] = row;
    row += groups.length + 1;
  }
  const single = {} as Record<Single, number>;
  for (const name of SINGLES) single[name] = row++;
  return { groups: placed, rows, firstRow: FIRST_ROW, lastRow, blocks, single };
}

/** The cell of a service's result in the comparison table, for the other sheets. */
export const serviceColumn = (index: number): string => columnName(FIRST_SERVICE_COLUMN + index);
