import { A4, type Element, type Paper, type TextStyle } from '../../platform/pdf/paper.js';
import type { ReportFrame } from '../report-view.js';

export const LEFT = 45;
export const RIGHT = A4.width - 45;
export const WIDTH = RIGHT - LEFT;
export const TOP = 42;
/** nothing but the footer stands below */
export const BOTTOM = 782;

export const COLORS = {
  accent: '#1f4e8c',
  accentWeak: '#e6eef8',
  line: '#dfe3e8',
  lineStrong: '#b9c0c9',
  surface: '#f0f2f5',
  text: '#1b2430',
  muted: '#55606e',
  ok: '#1b6e4b',
  warn: '#7d5200',
  warnWeak: '#fff3d6',
  bad: '#a12626',
  badWeak: '#fbe6e6',
  range: '#a9c4e4',
} as const;
export const LEVEL_FILLS = ['#f3f4f6', '#d9e4f2', '#a9c4e4', '#4f7db8', '#1f4e8c'] as const;
export const LEVEL_INKS = ['#1b2430', '#1b2430', '#1b2430', '#ffffff', '#ffffff'] as const;
export const VERDICT_COLORS = {
  eligible: COLORS.ok,
  eligibleWithWaiver: COLORS.ok,
  pending: COLORS.warn,
  excluded: COLORS.bad,
} as const;

export function rule(
  paper: Paper,
  x: number,
  y: number,
  width: number,
  color: string = COLORS.line,
  thick = 0.6,
): void {
  paper.decoration(() => {
    paper.doc.rect(x, y, width, thick).fill(color);
  });
}

export function fill(paper: Paper, box: readonly [number, number, number, number], color: string, radius = 0): void {
  paper.decoration(() => {
    const [x, y, width, height] = box;
    if (radius > 0) paper.doc.roundedRect(x, y, width, height, radius).fill(color);
    else paper.doc.rect(x, y, width, height).fill(color);
  });
}

/** The head of a page after the first; answers where its content begins. */
export function pageHead(
  paper: Paper,
  { heading }: Pick<ReportFrame, 'heading'>,
  title: string,
  bookmark: string | undefined,
): number {
  paper.page(bookmark);
  paper.text(heading, LEFT, TOP - 12, { width: WIDTH, size: 7.5, color: COLORS.muted, lines: 1 });
  const end = paper.text(title, LEFT, TOP, { width: WIDTH, size: 15, bold: true, lines: 2, leading: 1.3 }, 'H1');
  rule(paper, LEFT, end + 4, WIDTH, COLORS.accent, 1.6);
  return end + 14;
}

export const subhead = (paper: Paper, text: string, x: number, y: number, width: number): number =>
  paper.text(text, x, y, { width, size: 10, bold: true, lines: 1 }, 'H2') + 2;

export interface TableCell {
  readonly text: string;
  readonly width: number;
  /** of what it is the heading */
  readonly head?: 'Column' | 'Row';
  /** small second line */
  readonly below?: string;
  /** the smallest size that it may be set in to fit */
  readonly least?: number;
  readonly style?: Omit<TextStyle, 'width'>;
}

/** One row of a table, its texts in the middle of its height. */
export function tableRow(paper: Paper, table: Element, y: number, height: number, cells: readonly TableCell[]): void {
  const row = paper.group('TR', table);
  let x = LEFT + 3;
  for (const { text, width, head, below, least, style = {} } of cells) {
    const full = { lines: 1, size: 9, ...style, width: width - 6 };
    const inner = least === undefined ? full : paper.fitted(text, full, least);
    const small = { ...inner, size: 6.6, bold: false, color: COLORS.muted, lines: 1 };
    const both = paper.height(text, inner) + (below === undefined ? 0 : paper.height(below, small));
    const draw = (): void => {
      const next = paper.label(text, x, y + (height - both) / 2, inner);
      if (below !== undefined) paper.label(below, x, next, small);
    };
    paper.tagged(head === undefined ? 'TD' : 'TH', row, draw, head && { scope: head });
    x += width;
  }
  row.end();
}
