import { addDays, addMonths, type BusinessDate, lastDayOf, monthOf } from '../calendar/dates.js';

/** How many months the board shows, the present one included. */
export const BOARD_MONTHS = 12;

export interface BoardColumn {
  /** `overdue`, a month `YYYY-MM`, or `later` */
  readonly column: string;
  /** first and last day, inclusive; null: no end */
  readonly from: BusinessDate | null;
  readonly until: BusinessDate | null;
}

/** The columns of the renewal board: what is overdue, the rest of this month, the eleven months after it, and later. */
export function boardColumns(today: BusinessDate): readonly BoardColumn[] {
  const first = `${monthOf(today)}-01`;
  const months = Array.from({ length: BOARD_MONTHS }, (_, offset) => monthOf(addMonths(first, offset)));
  return [
    { column: 'overdue', from: null, until: addDays(today, -1) },
    ...months.map((column, offset) => ({
      column,
      from: offset === 0 ? today : `${column}-01`,
      until: lastDayOf(column),
    })),
    { column: 'later', from: addMonths(first, BOARD_MONTHS), until: null },
  ];
}
