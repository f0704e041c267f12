import holidayJp from '@holiday-jp/holiday_jp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessDaysBetween,
  type Calendar,
  dayOff,
  isBusinessDay,
  type Roll,
  roll,
} from './business-days.js';
import { addDays } from './dates.js';

const yearEnd = { ja: '年末年始', en: 'Year-end holidays' };
const calendar: Calendar = {
  daysOff: new Map([
    ...Object.values(holidayJp.holidays).map(({ date, name, name_en }) => [date, { ja: name, en: name_en }] as const),
    ...['12-29', '12-30', '12-31', '01-02', '01-03'].map((day) => [day, yearEnd] as const),
    ['2026-08-13', { ja: '夏季休業', en: '夏季休業' }],
  ]),
  knownUntil: '2050-12-31',
};

describe('a business day', () => {
  it.each([
    ['2026-09-22', '休日'], // between 敬老の日 and 秋分の日
    ['2026-05-06', 'こどもの日 振替休日'],
    ['2027-03-22', '春分の日 振替休日'],
    ['2027-03-31', null], // the last day of the fiscal year, a Wednesday
    ['2028-02-29', null],
    ['2026-12-28', null],
    ['2026-12-29', '年末年始'],
    ['2027-01-01', '元日'],
    ['2027-01-03', '年末年始'],
    ['2027-01-04', null],
    ['2026-08-13', '夏季休業'],
    ['2027-08-13', null], // a company day of one year only
    ['2026-11-21', '土曜日'],
    ['2026-11-22', '日曜日'],
    ['2026-11-23', '勤労感謝の日'],
    ['2026-11-24', null],
  ])('%s: %s', (date, name) => {
    expect(dayOff(date, calendar)?.ja ?? null).toBe(name);
    expect(isBusinessDay(date, calendar)).toBe(name === null);
  });

  it('is not known once the holidays end, and says until when they are', () => {
    expect(isBusinessDay('2050-12-28', calendar)).toBe(true);
    expect(() => addBusinessDays('2050-12-28', 1, calendar)).toThrow(
      expect.objectContaining({ code: 'calendarEnds', facts: { date: '2051-01-01', knownUntil: '2050-12-31' } }),
    );
    expect(roll('2051-05-01', 'none', calendar)).toBe('2051-05-01');
  });

  it('is refused, not waited for, where every day of the year is off', () => {
    const days = Array.from({ length: 366 }, (_, n) => [addDays('2028-01-01', n).slice(5), yearEnd] as const);
    const never = { daysOff: new Map(days), knownUntil: '2050-12-31' };
    expect(() => roll('2026-11-24', 'preceding', never)).toThrow('calendarEnds');
  });
});

it.each<[string, Roll, string]>([
  ['2027-03-22', 'preceding', '2027-03-19'],
  ['2027-03-22', 'following', '2027-03-23'],
  ['2027-03-22', 'none', '2027-03-22'],
  ['2027-01-01', 'preceding', '2026-12-28'],
  ['2027-01-01', 'following', '2027-01-04'],
  ['2028-02-29', 'preceding', '2028-02-29'],
])('%s rolls %s to %s', (date, rule, expected) => {
  expect(roll(date, rule, calendar)).toBe(expected);
});

it.each([
  ['2026-09-18', 1, '2026-09-24'], // over silver week
  ['2026-09-24', -1, '2026-09-18'],
  ['2026-12-28', 1, '2027-01-04'],
  ['2026-11-24', 20, '2026-12-22'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-11-22', 1, '2026-11-24'],
])('%s and %i business days is %s', (date, days, expected) => {
  expect(addBusinessDays(date, days, calendar)).toBe(expected);
});

it('counts back what it added, on and between any days', () => {
  const day = fc.integer({ min: 0, max: 8000 }).map((n) => addDays('2026-01-01', n));
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (from, days) => {
      const to = addBusinessDays(from, days, calendar);
      const start = days < 0 ? roll(from, 'following', calendar) : from;
      expect(businessDaysBetween(start, to, calendar)).toBe(days);
      expect(businessDaysBetween(to, start, calendar)).toBe(0 - days);
      if (days !== 0) expect(isBusinessDay(to, calendar)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
