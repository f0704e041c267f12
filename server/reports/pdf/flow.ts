import type { Element, Paper, TextStyle } from '../../platform/pdf/paper.js';
import { BOTTOM, COLORS, fill, LEFT, rule, WIDTH } from './frame.js';

/** One text of a cell; several stand below each other. */
export interface FlowText {
  readonly text: string;
  readonly style?: Omit<Partial<TextStyle>, 'width' | 'lines' | 'balanced'>;
}
export interface FlowColumn {
  /** empty: the column needs no name */
  readonly head: string;
  readonly width: number;
}
export type FlowRow = readonly (readonly FlowText[])[];

interface Line {
  readonly text: string;
  readonly style: TextStyle;
  readonly height: number;
}

const PAD = 4;
const HEADING = { size: 10.5, bold: true } as const;
const CELL = { size: 8, leading: 1.35 } as const;

/** Texts and tables that go on over as many pages as they need; nothing of them is left out. */
export class Flow {
  private y: number;
  /** where the content of the page begins */
  private top: number;

  /** `head` begins a page and answers where its content begins; with a bookmark it begins the section. */
  constructor(
    private readonly paper: Paper,
    private readonly head: (bookmark: string | undefined) => number,
    bookmark: string,
  ) {
    this.y = this.top = head(bookmark);
  }

  turn(): void {
    this.y = this.top = this.head(undefined);
  }

  /** Takes a piece of that height out of the page, or of the next one; answers where it begins. */
  take(height: number): number {
    if (this.y + height > BOTTOM && this.y > this.top) this.turn();
    const at = this.y;
    this.y += height;
    return at;
  }

  text(text: string, style: Partial<TextStyle> = {}, type = 'P', before = 0): void {
    const full = { width: WIDTH, size: 8.6, ...style };
    let rest = this.paper.lines(text, full);
    const line = this.paper.height('あ', full);
    this.y += before;
    // a heading keeps a line of its text with it, and no line stands alone
    const least = Math.min(rest.length, 2) * line + (type === 'P' ? 0 : 30);
    if (this.y + least > BOTTOM && this.y > this.top) this.turn();
    while (rest.length > 0) {
      const fitting = Math.max(1, Math.floor((BOTTOM - this.y) / line));
      this.y = this.paper.text(rest.slice(0, fitting).join('\n'), LEFT, this.y, full, type);
      rest = rest.slice(fitting);
      if (rest.length > 0) this.turn();
    }
  }

  heading(text: string): void {
    this.text(text, HEADING, 'H2', 8);
  }

  /**
   * A table whose heads are said again on each page; a row that is higher than a page is parted. Its title stays with the first
   * row.
   */
  table(columns: readonly FlowColumn[], rows: readonly FlowRow[], title?: FlowText): void {
    const table = this.paper.group('Table');
    const heads = this.linesOf(
      columns,
      columns.map(({ head }) => [{ text: head, style: { size: 7.4, bold: true, color: COLORS.muted } }]),
    );
    const named = columns.some(({ head }) => head !== '');
    const headHeight = named ? heightOf(heads) + PAD : 0;
    const drawHead = (): void => {
      if (!named) return;
      fill(this.paper, [LEFT, this.y, WIDTH, headHeight], COLORS.surface);
      this.cells(columns, heads, table, 'Column');
      this.y += headHeight;
    };
    const style = { ...HEADING, ...title?.style };
    const above = title ? this.paper.height(title.text, { ...style, width: WIDTH }) + 8 : 0;
    const first = heightOf(this.linesOf(columns, rows[0] ?? [])) + PAD;
    this.makeRoom(above + headHeight + Math.min(first, 200));
    if (title) this.text(title.text, style, 'H2', 8);
    drawHead();
    for (const row of rows) {
      let rest: readonly (readonly Line[])[] = this.linesOf(columns, row);
      while (rest.some((cell) => cell.length > 0)) {
        const height = heightOf(rest) + PAD;
        const begun = this.y > this.top + headHeight;
        const whole = height <= BOTTOM - this.top - headHeight;
        const now = this.y + height <= BOTTOM ? rest : whole && begun ? [] : rest.map((cell) => this.fitting(cell));
        const some = now.some((cell) => cell.length > 0);
        if (some) {
          this.cells(columns, now, table, named ? undefined : 'Row');
          this.y += heightOf(now) + PAD;
          rule(this.paper, LEFT, this.y - 0.3, WIDTH);
        }
        rest = some ? rest.map((cell, index) => cell.slice(now[index]?.length ?? 0)) : rest;
        if (rest.some((cell) => cell.length > 0)) {
          this.turn();
          drawHead();
        }
      }
    }
    table.end();
  }

  private makeRoom(height: number): void {
    if (this.y + height > BOTTOM && this.y > this.top) this.turn();
  }

  private linesOf(columns: readonly FlowColumn[], row: FlowRow): Line[][] {
    return columns.map(({ width }, index) =>
      (row[index] ?? [])
        .filter(({ text }) => text !== '')
        .flatMap(({ text, style }) => {
          const full = { ...CELL, ...style, width: width - 8 };
          const height = this.paper.height('あ', full);
          return this.paper.lines(text, full).map((line) => ({ text: line, style: full, height }));
        }),
    );
  }

  /** As many lines as the page still has room for, at least one on an empty page. */
  private fitting(cell: readonly Line[]): readonly Line[] {
    let room = BOTTOM - this.y - PAD;
    let count = 0;
    for (const { height } of cell) {
      if (height > room) break;
      room -= height;
      count++;
    }
    return cell.slice(0, count);
  }

  /** `head`: the cells are, or the first of them is, what the others belong to. */
  private cells(
    columns: readonly FlowColumn[],
    cells: readonly (readonly Line[])[],
    table: Element,
    head: 'Column' | 'Row' | undefined,
  ): void {
    const row = this.paper.group('TR', table);
    let x = LEFT + 4;
    columns.forEach(({ width }, index) => {
      const isHead = head === 'Column' || (head === 'Row' && index === 0);
      const draw = (): void => {
        let y = this.y + PAD / 2;
        for (const { text, style, height } of cells[index] ?? []) {
          this.paper.label(text, x, y, style);
          y += height;
        }
      };
      this.paper.tagged(isHead ? 'TH' : 'TD', row, draw, isHead ? { scope: head } : {});
      x += width;
    });
    row.end();
  }
}

const heightOf = (cells: readonly (readonly Line[])[]): number =>
  Math.max(0, ...cells.map((cell) => cell.reduce((sum, { height }) => sum + height, 0)));
