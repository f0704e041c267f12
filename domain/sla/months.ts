import { type Calendar, dayOff } from '../calendar/business-days.js';
import { addDays, type BusinessDate, type Month, weekdayOf } from '../calendar/dates.js';
import { compareFractions, fraction, subtract as minus, toNumber } from '../evaluation/fraction.js';
import { bandOf, claimBy, creditYen } from './credits.js';
import { decimal } from './decimal.js';
import { availabilityOf, type Downtime } from './display.js';
import { begunIn, inOrder, intersect, type Interval, lengthOf, overlapOf, subtract, unite } from './intervals.js';
import { percentile } from './percentile.js';
import { type PlannedTerms, type ServiceHours, type SlaTerms, termsIn, type TermsVersion } from './terms.js';
import { instantAt, monthBounds } from './zone.js';

/** Raised when the same outages would give another result. */
export const SLA_FORMULA_VERSION = 1;

export interface CountedOutage {
  readonly start: number;
  /** null: it goes on */
  readonly end: number | null;
  /** an approved exclusion; asked for is not enough */
  readonly excluded: boolean;
}
export interface MaintenanceWindow extends Interval {
  /** when we were told; null: never */
  readonly announced: number | null;
}

export interface MonthResult {
  readonly month: Month;
  readonly target: string;
  /** the month in its zone, and until when it is counted: its end, or now */
  readonly start: number;
  readonly end: number;
  readonly countedUntil: number;
  /** everything that was down, of the month or the opening times */
  readonly raw: Downtime;
  /** what counts by the terms */
  readonly contractual: Downtime;
  /** maintenance that the terms leave out */
  readonly plannedMs: number;
  /** why there is no availability */
  readonly reason: 'noServiceTime' | null;
  /** null: still open, or there is no availability */
  readonly met: boolean | null;
  readonly budget: {
    readonly allowedMs: number;
    readonly spentMs: number;
    /** negative: overspent */
    readonly leftMs: number;
    /** share of the budget that is spent ÷ share of the month that is over; null: there is no budget or no time yet */
    readonly burnRate: number | null;
  };
  /** how long service took to come back; united outages that begin in the month, open ones up to now */
  readonly recovery: {
    readonly count: number;
    readonly open: boolean;
    readonly medianMs: number | null;
    readonly p90Ms: number | null;
    readonly longestMs: number | null;
  };
  readonly credit: {
    readonly percent: string;
    readonly yen: number | null;
    readonly claimBy: BusinessDate | null;
  } | null;
}

export interface SlaRecord {
  readonly versions: readonly TermsVersion[];
  readonly outages: readonly CountedOutage[];
  readonly windows: readonly MaintenanceWindow[];
}

/**
 * What each month came to. Overlapping outages are united; an outage that goes on counts up to `now`. Contractual is what is left of
 * them without approved exclusions, without united outages shorter than the agreed minimum (measured whole, before months and
 * maintenance cut them) and without planned maintenance as the terms leave it out; of the month's minutes, or of the opening times
 * less such maintenance. A month that runs is counted up to `now`, and is missed once its whole budget is spent. Months without
 * terms are absent. Units: integer ms UTC. Source: docs/methods.md, SLA.
 */
export function monthResults(
  months: readonly Month[],
  { versions, outages, windows }: SlaRecord,
  now: number,
  calendar: Calendar,
): MonthResult[] {
  const ended = outages.map(({ start, end, excluded }) => ({ start, end: Math.min(end ?? now, now), excluded }));
  const ordered = inOrder(ended);
  const raw = unite(ordered);
  const counting = ordered.some(({ excluded }) => excluded) ? unite(ordered.filter(({ excluded }) => !excluded)) : raw;
  const known = inOrder(windows);
  return months.flatMap((month) => {
    const terms = termsIn(month, versions);
    return terms ? [monthResult(month, terms, { raw, counting, windows: known }, now, calendar)] : [];
  });
}

interface Stretches {
  readonly raw: readonly Interval[];
  readonly counting: readonly Interval[];
  readonly windows: readonly MaintenanceWindow[];
}

function monthResult(
  month: Month,
  terms: SlaTerms,
  { raw, counting, windows }: Stretches,
  now: number,
  calendar: Calendar,
): MonthResult {
  const { availability, credits } = terms;
  const { target } = availability;
  const { start, end } = monthBounds(month, terms.timeZone);
  const countedUntil = Math.max(start, Math.min(end, now));
  const whole = availability.denominator === 'calendar' ? [{ start, end }] : openTimes(month, terms, calendar);
  const base = intersect(whole, [{ start, end: countedUntil }]);
  const planned = plannedIn({ start, end }, windows, availability.planned);
  const least = availability.minOutageMinutes * 60_000;
  const counted = least === 0 ? counting : counting.filter((one) => one.end - one.start >= least);
  const contractual = {
    downMs: overlapOf(counted, base) - overlapOf(counted, intersect(planned, base)),
    baseMs: lengthOf(availability.denominator === 'calendar' ? base : subtract(base, planned)),
  };
  const fullMs = lengthOf(availability.denominator === 'calendar' ? whole : subtract(whole, planned));
  const exact = availabilityOf(contractual);
  const running = countedUntil < end;
  const missing = minus(decimal('100'), decimal(target));
  const overspent =
    compareFractions(fraction(100n * BigInt(contractual.downMs), 1n), {
      numerator: missing.numerator * BigInt(fullMs),
      denominator: missing.denominator,
    }) > 0;
  const met = running ? (overspent ? false : null) : exact && compareFractions(exact, decimal(target)) >= 0;
  const band = running || exact === null ? null : bandOf(exact, credits.bands);
  return {
    ...{ month, target, start, end, countedUntil, contractual, met },
    raw: { downMs: overlapOf(raw, base), baseMs: lengthOf(base) },
    plannedMs: overlapOf(planned, base),
    reason: fullMs === 0 ? 'noServiceTime' : null,
    budget: budgetOf((toNumber(missing) / 100) * fullMs, contractual, fullMs),
    recovery: recoveryOf(counted, planned, { start, end: countedUntil }, now),
    credit: band && {
      percent: band.percent,
      yen: creditYen(band.percent, credits.monthlyFeeYen),
      claimBy: claimBy(month, credits.claimDays),
    },
  };
}

function budgetOf(allowedMs: number, { downMs, baseMs }: Downtime, fullMs: number): MonthResult['budget'] {
  const burnRate = allowedMs === 0 || baseMs === 0 ? null : downMs / allowedMs / (baseMs / fullMs);
  return { allowedMs, spentMs: downMs, leftMs: allowedMs - downMs, burnRate };
}

function recoveryOf(
  counted: readonly Interval[],
  planned: readonly Interval[],
  within: Interval,
  now: number,
): MonthResult['recovery'] {
  const stretches = begunIn(counted, within);
  const lengths = stretches
    .map((one) => one.end - one.start - overlapOf(planned, [one]))
    .filter((length) => length > 0);
  return {
    count: lengths.length,
    open: stretches.some(({ end }) => end === now),
    medianMs: percentile(lengths, 0.5),
    p90Ms: percentile(lengths, 0.9),
    longestMs: lengths.length === 0 ? null : Math.max(...lengths),
  };
}

/** The planned service time of a month before maintenance: its opening times by the clock of the zone. */
function openTimes(month: Month, { timeZone, serviceHours }: SlaTerms, calendar: Calendar): Interval[] {
  const { start, end } = monthBounds(month, timeZone);
  if (!serviceHours) return [{ start, end }];
  const times: Interval[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) {
    if (opensOn(date, serviceHours, calendar))
      times.push({
        start: instantAt(date, serviceHours.from, timeZone),
        end: instantAt(date, serviceHours.to, timeZone),
      });
  }
  return unite(times);
}

function opensOn(date: BusinessDate, { days, closedOnHolidays }: ServiceHours, calendar: Calendar): boolean {
  if (!days.includes(weekdayOf(date))) return false;
  // on a Saturday that is opened all the same, only a holiday closes
  const off = closedOnHolidays && (calendar.daysOff.has(date) || calendar.daysOff.has(date.slice(5)));
  if (closedOnHolidays) dayOff(date, calendar); // refuses days whose holidays nobody knows yet
  return !off;
}

/** Whether maintenance was announced so long before that the terms leave it out. */
export function inTime(
  { start, announced }: Pick<MaintenanceWindow, 'start' | 'announced'>,
  terms: PlannedTerms,
): boolean {
  return terms.excluded && announced !== null && start - announced >= terms.noticeHours * 3_600_000;
}

/** Maintenance within a month that the terms leave out, in order, up to what they allow in a month. */
function plannedIn(month: Interval, windows: readonly MaintenanceWindow[], terms: PlannedTerms): Interval[] {
  const announced = unite(windows.filter((one) => inTime(one, terms)));
  let left = terms.monthlyMinutes === null ? Infinity : terms.monthlyMinutes * 60_000;
  return intersect(announced, [month]).flatMap(({ start, end }) => {
    const length = Math.min(end - start, left);
    left -= length;
    return length > 0 ? [{ start, end: start + length }] : [];
  });
}

/** Several months as one, e.g. a year. */
export function sumOf(downtimes: readonly Downtime[]): Downtime {
  return downtimes.reduce((sum, one) => ({ downMs: sum.downMs + one.downMs, baseMs: sum.baseMs + one.baseMs }), {
    downMs: 0,
    baseMs: 0,
  });
}
