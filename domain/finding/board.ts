import { addDays, type BusinessDate, lastDayOf, monthOf, weekdayOf } from '../calendar/dates.js';
import { FINAL_FINDING_STATES } from './lifecycle.js';
import { FINDING_STATES, type FindingState } from './states.js';

/** Columns of the board by state: everything that still asks something of somebody. */
export const BOARD_STATES: readonly FindingState[] = FINDING_STATES.filter(
  (state) => !FINAL_FINDING_STATES.includes(state),
);

export const DUE_COLUMNS = ['overdue', 'thisWeek', 'thisMonth', 'later'] as const;
export type DueColumn = (typeof DUE_COLUMNS)[number];

/**
 * The columns of the board by deadline, first and last day inclusive, null: no end. Weeks end on Sunday; a week that ends in the
 * next month leaves this month empty (from after until).
 */
export function dueColumns(
  today: BusinessDate,
): Record<DueColumn, { readonly from: BusinessDate | null; readonly until: BusinessDate | null }> {
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  const endOfMonth = lastDayOf(monthOf(today));
  const later = endOfMonth > sunday ? endOfMonth : sunday;
  return {
    overdue: { from: null, until: addDays(today, -1) },
    thisWeek: { from: today, until: sunday },
    thisMonth: { from: addDays(sunday, 1), until: endOfMonth },
    later: { from: addDays(later, 1), until: null },
  };
}

/** The column that a deadline stands in; null: nothing is due. */
export function dueColumnOf(dueOn: BusinessDate | null, today: BusinessDate): DueColumn | null {
  if (dueOn === null) return null;
  const columns = dueColumns(today);
  return (
    DUE_COLUMNS.find((column) => {
      const { from, until } = columns[column];
      return (from === null || dueOn >= from) && (until === null || dueOn <= until);
    }) ?? null
  );
}
