import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/dates.js';
import {
  assertTerms,
  endAfterNotice,
  endOfTermAt,
  lastDayOfTerm,
  nextEnd,
  noticeDate,
  type NoticePeriod,
  noticeOf,
  type Terms,
} from './terms.js';

const months = (count: number): NoticePeriod => ({ count, unit: 'months' });
const days = (count: number): NoticePeriod => ({ count, unit: 'days' });

it.each([
  ['2026-04-01', 12, '2027-03-31'],
  ['2026-12-15', 12, '2027-12-14'],
  ['2027-03-01', 12, '2028-02-29'],
  ['2028-03-01', 12, '2029-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-28'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2027-01-31', 2, '2027-03-30'],
])('a term from %s of %i months ends on %s', (from, count, end) => {
  expect(lastDayOfTerm(from, count)).toBe(end);
});

it.each([
  ['2027-03-31', 12, '2027-03-31', '2028-03-31'],
  ['2027-02-28', 12, '2027-02-28', '2028-02-29'],
  ['2027-02-28', 12, '2028-02-29', '2029-02-28'],
  ['2028-02-29', 12, '2028-02-29', '2029-02-28'],
  ['2028-02-29', 12, '2031-02-28', '2032-02-29'],
  ['2027-01-31', 1, '2027-01-31', '2027-02-28'],
  ['2027-01-31', 1, '2027-02-28', '2027-03-31'],
  ['2027-01-30', 1, '2027-01-30', '2027-02-28'],
  ['2027-01-30', 1, '2027-02-28', '2027-03-30'],
  ['2020-03-31', 12, '2026-03-31', '2027-03-31'],
])('agreed until %s, each %i months more: after %s comes %s', (agreed, count, end, next) => {
  expect(nextEnd(agreed, count, end)).toBe(next);
});

it.each([
  ['2027-03-31', 12, '2026-11-24', '2027-03-31'],
  ['2027-03-31', 12, '2027-03-31', '2027-03-31'],
  ['2027-03-31', 12, '2027-04-01', '2028-03-31'],
  ['2027-02-28', 12, '2028-02-29', '2028-02-29'],
  ['2020-03-31', 12, '2026-11-24', '2027-03-31'],
  ['2020-03-31', null, '2026-11-24', '2020-03-31'],
])('agreed until %s, renewed for %o months: the term on %s ends on %s', (agreed, count, day, end) => {
  expect(endOfTermAt(agreed, count, day)).toBe(end);
});

it.each([
  ['2027-03-31', months(3), '2026-12-31'],
  ['2027-02-28', months(1), '2027-01-31'],
  ['2028-02-29', months(12), '2027-02-28'],
  ['2028-02-29', months(1), '2028-01-31'],
  ['2027-05-30', months(1), '2027-04-29'],
  ['2027-03-30', months(1), '2027-02-27'],
  ['2027-03-14', months(3), '2026-12-14'],
  ['2027-03-31', days(30), '2027-03-01'],
  ['2028-03-31', days(31), '2028-02-29'],
  ['2027-03-31', days(0), '2027-03-31'],
])('the end on %s with %o of notice: %s at the latest', (end, period, day) => {
  expect(noticeDate(end, period)).toBe(day);
});

it('notice on that day is in time and a day later is not, whatever the end and the period', () => {
  const date = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays('1995-01-01', offset));
  const period = fc.record({ count: fc.integer({ min: 1, max: 36 }), unit: fc.constantFrom('days', 'months') });
  fc.assert(
    fc.property(date, period, (end, one) => {
      const notice = noticeDate(end, one);
      expect(endAfterNotice(notice, one) <= end).toBe(true);
      expect(endAfterNotice(addDays(notice, 1), one) > end).toBe(true);
    }),
  );
});

describe('the terms of a contract', () => {
  const terms: Terms = {
    startsOn: '2026-04-01',
    endsOn: '2027-03-31',
    renewalMonths: 12,
    noticePeriod: months(3),
    noticeOn: null,
  };
  it.each<[Partial<Terms>, string | null]>([
    [{}, '2026-12-31'],
    [{ noticeOn: '2026-12-28' }, '2026-12-28'],
    [{ noticePeriod: null }, null],
    [{ endsOn: null, renewalMonths: null }, null],
  ])('%o: notice by %s', (more, notice) => {
    expect(noticeOf({ ...terms, ...more })).toBe(notice);
    expect(() => {
      assertTerms({ ...terms, ...more });
    }).not.toThrow();
  });
  it.each<[Partial<Terms>, string, string]>([
    [{ endsOn: '2026-03-31' }, 'endBeforeStart', 'endsOn'],
    [{ endsOn: null }, 'endMissing', 'renewalMonths'],
    [{ endsOn: null, renewalMonths: null, noticeOn: '2027-01-01' }, 'endMissing', 'noticeOn'],
    [{ noticeOn: '2027-04-01' }, 'noticeAfterEnd', 'noticeOn'],
    [{ noticeOn: '2026-03-31' }, 'noticeBeforeStart', 'noticeOn'],
    [{ noticePeriod: months(13) }, 'noticeBeforeStart', 'noticePeriod'],
  ])('%o are refused: %s at %s', (more, code, path) => {
    expect(() => {
      assertTerms({ ...terms, ...more });
    }).toThrow(expect.objectContaining({ code, facts: expect.objectContaining({ path }) as unknown }) as Error);
  });
});
