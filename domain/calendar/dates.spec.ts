import { expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, fiscalYearOf, lastDayOf, monthsOfFiscalYear, weekdayOf } from './dates.js';

it.each([
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-24', 12, '2027-11-24'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
])('%s and %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

it('agrees with the calendar of the machine on every day of two centuries', () => {
  let date = '1899-12-31';
  for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2101, 0, 1); at += 86_400_000) {
    date = addDays(date, 1);
    const day = new Date(at);
    if (date !== day.toISOString().slice(0, 10) || weekdayOf(date) !== day.getUTCDay()) expect.fail(date);
  }
  expect(date).toBe('2100-12-31');
});

it('counts days over the ends of months and years', () => {
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
  expect(daysBetween('2027-01-02', '2026-12-31')).toBe(-2);
  expect([lastDayOf('2028-02'), weekdayOf('2026-11-24')]).toEqual(['2028-02-29', 2]);
});

it('knows the fiscal year, April to March unless told otherwise', () => {
  expect([fiscalYearOf('2027-03-31'), fiscalYearOf('2027-04-01'), fiscalYearOf('2027-01-01', 1)]).toEqual([
    2026, 2027, 2027,
  ]);
  const months = monthsOfFiscalYear(2026);
  expect([months.length, months[0], months[8], months[11]]).toEqual([12, '2026-04', '2026-12', '2027-03']);
});
