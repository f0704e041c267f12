import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/dates.js';
import { BOARD_STATES, dueColumnOf, dueColumns } from './board.js';

describe('the columns by deadline', () => {
  it.each([
    ['2026-11-24', '2026-11-23', 'overdue'],
    ['2026-11-24', '2026-11-24', 'thisWeek'],
    ['2026-11-24', '2026-11-29', 'thisWeek'],
    ['2026-11-24', '2026-11-30', 'thisMonth'],
    ['2026-11-24', '2026-12-01', 'later'],
    // a Sunday is the last day of its week
    ['2026-11-29', '2026-11-29', 'thisWeek'],
    ['2026-11-29', '2026-11-30', 'thisMonth'],
    // the week goes into the next month
    ['2026-11-30', '2026-12-06', 'thisWeek'],
    ['2026-11-30', '2026-12-07', 'later'],
    ['2026-11-30', null, null],
  ])('on %s, %s stands in %s', (today, dueOn, column) => {
    expect(dueColumnOf(dueOn, today)).toBe(column);
  });

  it('follow each other without a gap and without an overlap, whatever day it is', () => {
    for (let day = 0; day < 400; day++) {
      const today = addDays('2026-01-01', day);
      const { overdue, thisWeek, thisMonth, later } = dueColumns(today);
      expect(addDays(overdue.until ?? '', 1)).toBe(today);
      expect(thisMonth.from).toBe(addDays(thisWeek.until ?? '', 1));
      const end = [thisWeek.until ?? '', thisMonth.until ?? ''].sort().at(-1) ?? '';
      expect(later.from).toBe(addDays(end, 1));
    }
  });
});

it('the columns by state are those in which something is open', () => {
  expect(BOARD_STATES).not.toContain('closed');
  expect(BOARD_STATES).toHaveLength(10);
});
