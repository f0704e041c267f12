import type { Bilingual } from '../checklist/checklist.js';
import { RuleViolation } from '../rule-violation.js';
import { addDays, type BusinessDate, weekdayOf } from './dates.js';

/** What is known of days off; holidays come in as data, so that a rule needs neither a package nor a table. */
export interface Calendar {
  /** holidays and company days with their names: by `YYYY-MM-DD`, or by `MM-DD` where the day is off every year */
  readonly daysOff: ReadonlyMap<string, Bilingual>;
  /** the last day whose holidays are known */
  readonly knownUntil: BusinessDate;
}

/** Where a date goes that is no business day: the one before (社内期限の既定), the one after (支払), or nowhere (暦日). */
export const ROLLS = ['preceding', 'following', 'none'] as const;
export type Roll = (typeof ROLLS)[number];

const WEEKEND: Readonly<Record<number, Bilingual>> = {
  0: { ja: '日曜日', en: 'Sunday' },
  6: { ja: '土曜日', en: 'Saturday' },
};
/** Longer than any holidays in a row: a calendar without a business day must not hold up the portal. */
const LONGEST_BREAK = 400;

/**
 * Why a day is no business day, in words: the holiday or the company day before the weekend; null when it is one.
 * Throws RuleViolation calendarEnds after the last day whose holidays are known.
 * Source: 国民の祝日に関する法律 (holidays, substitute and citizens' holidays, as data); calendar.yaml, non_business_days.
 */
export function dayOff(date: BusinessDate, calendar: Calendar): Bilingual | null {
  if (date > calendar.knownUntil) throw new RuleViolation('calendarEnds', { date, knownUntil: calendar.knownUntil });
  const { daysOff } = calendar;
  return daysOff.get(date) ?? daysOff.get(date.slice(5)) ?? WEEKEND[weekdayOf(date)] ?? null;
}

/** Whether people work on this day. Throws like `dayOff`. */
export function isBusinessDay(date: BusinessDate, calendar: Calendar): boolean {
  return dayOff(date, calendar) === null;
}

/** The next business day in that direction, at the earliest `from` itself. */
function nearest(from: BusinessDate, direction: 1 | -1, calendar: Calendar): BusinessDate {
  let date = from;
  for (let looked = 0; looked < LONGEST_BREAK; looked++) {
    if (isBusinessDay(date, calendar)) return date;
    date = addDays(date, direction);
  }
  throw new RuleViolation('calendarEnds', { date: from, knownUntil: from });
}

/** The date, or the business day that the rule moves it to. Throws like `dayOff`, but not for `none`. */
export function roll(date: BusinessDate, rule: Roll, calendar: Calendar): BusinessDate {
  if (rule === 'none') return date;
  return nearest(date, rule === 'following' ? 1 : -1, calendar);
}

/**
 * The business day so many business days after the date, before it when negative; for 0 the date itself, whatever day it is.
 * The day itself is not counted (民法140条, 初日不算入). Throws like `dayOff`.
 */
export function addBusinessDays(date: BusinessDate, days: number, calendar: Calendar): BusinessDate {
  const direction = days < 0 ? -1 : 1;
  let at = date;
  for (let left = Math.abs(days); left > 0; left--) at = nearest(addDays(at, direction), direction, calendar);
  return at;
}

/** How many business days lie after `from` up to and including `to`; negative when `to` is before `from`. Throws like `dayOff`. */
export function businessDaysBetween(from: BusinessDate, to: BusinessDate, calendar: Calendar): number {
  if (to < from) return 0 - businessDaysBetween(to, from, calendar); // 0, not -0
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusinessDay(date, calendar)) count++;
  return count;
}
