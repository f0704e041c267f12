import { expect, it } from 'vitest';
import { addDays } from '../calendar/dates.js';
import { boardColumns } from './board.js';

it('puts every day into one column, from the days before today to the end of time', () => {
  const columns = boardColumns('2026-11-24');
  expect(columns.map(({ column }) => column)).toEqual([
    'overdue',
    ...['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
    ...['2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10'],
    'later',
  ]);
  for (const [index, { from }] of columns.entries()) {
    const before = columns[index - 1]?.until;
    expect(from).toBe(before ? addDays(before, 1) : null);
  }
  expect(columns.at(-1)?.until).toBeNull();
});

it.each([
  ['2027-01-31', '2027-01-31', '2027-01-31'],
  ['2028-02-29', '2028-02-29', '2028-02-29'],
  ['2026-12-01', '2026-12-01', '2026-12-31'],
])('on %s this month is from %s to %s', (today, from, until) => {
  expect(boardColumns(today)[1]).toEqual({ column: today.slice(0, 7), from, until });
});
