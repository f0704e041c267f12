import { addDays, addMonths, type BusinessDate } from '../calendar/dates.js';
import { RuleViolation } from '../rule-violation.js';

export const PERIOD_UNITS = ['days', 'months'] as const;
/** How long before the end of a term notice has to be given at the latest. */
export interface NoticePeriod {
  readonly count: number;
  readonly unit: (typeof PERIOD_UNITS)[number];
}

/** What was agreed about how long a contract lasts; a null end is until further notice (期間の定めなし). */
export interface Terms {
  readonly startsOn: BusinessDate | null;
  readonly endsOn: BusinessDate | null;
  /** the length of each further term where the contract renews itself; null: it does not */
  readonly renewalMonths: number | null;
  readonly noticePeriod: NoticePeriod | null;
  /** the last day for notice where the contract names another one than the period gives; null: as computed */
  readonly noticeOn: BusinessDate | null;
}

/**
 * The last day of so many months that begin on a day: the day before the same day of the later month, or the last day of that
 * month where it has no such day (29 February 2028 + 12 → 28 February 2029, 31 January + 1 → 28 or 29 February).
 * Source: 民法140条, 143条2項.
 */
export function lastDayOfTerm(from: BusinessDate, months: number): BusinessDate {
  const sameDay = addMonths(from, months);
  return sameDay.slice(8) === from.slice(8) ? addDays(sameDay, -1) : sameDay;
}

/**
 * The end of the term after the one that ends on `endsOn`. Terms are counted from the end that was agreed, so that a term that
 * begins on 1 March ends on 28 or 29 February, and one from 31 January does not stay on the 27th for ever.
 */
export function nextEnd(agreedEndsOn: BusinessDate, months: number, endsOn: BusinessDate): BusinessDate {
  const from = addDays(agreedEndsOn, 1);
  for (let terms = 1; ; terms++) {
    const end = lastDayOfTerm(from, terms * months);
    if (end > endsOn) return end;
  }
}

/** The end of the term that a day lies in, of a contract agreed until `agreedEndsOn`; without renewal the agreed end itself. */
export function endOfTermAt(agreedEndsOn: BusinessDate, renewalMonths: number | null, day: BusinessDate): BusinessDate {
  return agreedEndsOn >= day || renewalMonths === null
    ? agreedEndsOn
    : nextEnd(agreedEndsOn, renewalMonths, addDays(day, -1));
}

/**
 * The last day on which notice is in time: the whole period lies after it and before the end, the day of the notice not counted.
 * Three months before 31 March is 31 December, one month before 28 February is 31 January. Source: 民法140条, 143条2項, counted back.
 */
export function noticeDate(endsOn: BusinessDate, { count, unit }: NoticePeriod): BusinessDate {
  return unit === 'days' ? addDays(endsOn, -count) : addDays(addMonths(addDays(endsOn, 1), -count), -1);
}

/** The end that notice given on a day brings to a contract without end: when the period after that day is over. */
export function endAfterNotice(on: BusinessDate, { count, unit }: NoticePeriod): BusinessDate {
  return unit === 'days' ? addDays(on, count) : lastDayOfTerm(addDays(on, 1), count);
}

/** The last day for notice that applies: the one that is named, or the one that the period gives; null: there is none. */
export function noticeOf({ endsOn, noticePeriod, noticeOn }: Terms): BusinessDate | null {
  return noticeOn ?? (endsOn === null || noticePeriod === null ? null : noticeDate(endsOn, noticePeriod));
}

/**
 * Throws RuleViolation, naming the field: endBeforeStart; endMissing, when a contract without end renews itself or names a day for
 * notice; noticeAfterEnd, when the day for notice lies after the end; noticeBeforeStart, when it lies before the first day.
 */
export function assertTerms(terms: Terms): void {
  const { startsOn, endsOn, renewalMonths, noticeOn } = terms;
  if (endsOn === null) {
    if (renewalMonths !== null) throw new RuleViolation('endMissing', { path: 'renewalMonths' });
    if (noticeOn !== null) throw new RuleViolation('endMissing', { path: 'noticeOn' });
    return;
  }
  if (startsOn !== null && endsOn < startsOn) throw new RuleViolation('endBeforeStart', { path: 'endsOn' });
  if (noticeOn !== null && noticeOn > endsOn) throw new RuleViolation('noticeAfterEnd', { path: 'noticeOn', endsOn });
  const notice = noticeOf(terms);
  if (notice !== null && startsOn !== null && notice < startsOn)
    throw new RuleViolation('noticeBeforeStart', { path: noticeOn === null ? 'noticePeriod' : 'noticeOn', notice });
}
