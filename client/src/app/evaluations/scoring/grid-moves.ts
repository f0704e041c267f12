export interface Position {
  readonly row: number;
  readonly column: number;
}
export interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}
const PAGE = 10;

/** Where a key of the ARIA grid pattern leads, kept inside the grid; null: it is no move. */
export function moved({ row, column }: Position, keys: Keys, rows: number, columns: number): Position | null {
  const control = keys.ctrlKey || keys.metaKey;
  const last = { row: rows - 1, column: columns - 1 };
  const moves: Readonly<Record<string, Position>> = {
    ArrowUp: { row: control ? 0 : row - 1, column },
    ArrowDown: { row: control ? last.row : row + 1, column },
    ArrowLeft: { row, column: control ? 0 : column - 1 },
    ArrowRight: { row, column: control ? last.column : column + 1 },
    Home: { row: control ? 0 : row, column: 0 },
    End: { row: control ? last.row : row, column: last.column },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Enter: { row: keys.shiftKey ? row - 1 : row + 1, column },
  };
  const to = moves[keys.key];
  if (!to || rows === 0 || columns === 0) return null;
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return { row: within(to.row, last.row), column: within(to.column, last.column) };
}

/** The next cell in reading order, around the end, that is open; null: none is. The start itself comes last. */
export function nextOpen(
  { row, column }: Position,
  rows: number,
  columns: number,
  isOpen: (position: Position) => boolean,
): Position | null {
  const cells = rows * columns;
  for (let step = 1; step <= cells; step++) {
    const at = (row * columns + column + step) % cells;
    const position = { row: Math.floor(at / columns), column: at % columns };
    if (isOpen(position)) return position;
  }
  return null;
}
