import type { Month } from '../calendar/dates.js';
import { compareFractions } from '../evaluation/fraction.js';
import { RuleViolation } from '../rule-violation.js';
import { assertBands, type CreditBand } from './credits.js';
import { decimal } from './decimal.js';
import { isZone } from './zone.js';

/** What the availability is a share of: all minutes of the month, or the planned service time (計画サービス時間). */
export const DENOMINATORS = ['calendar', 'plannedService'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

export interface AvailabilityTerms {
  /** per cent a month, as written, e.g. `99.90` */
  readonly target: string;
  readonly denominator: Denominator;
  /** united outages that are shorter do not count */
  readonly minOutageMinutes: number;
  readonly planned: PlannedTerms;
}
export interface PlannedTerms {
  /** planned maintenance does not count */
  readonly excluded: boolean;
  /** so long before, it has to be announced */
  readonly noticeHours: number;
  /** more in a month counts; null: no limit is agreed */
  readonly monthlyMinutes: number | null;
}

/** Opening times by the clock of the terms' zone. */
export interface ServiceHours {
  /** 0 Sunday … 6 Saturday */
  readonly days: readonly number[];
  /** minutes of the day, the end exclusive and at most 1440 */
  readonly from: number;
  readonly to: number;
  /** closed on public holidays and the company's days off */
  readonly closedOnHolidays: boolean;
}

export const TARGET_KINDS = ['response', 'notification', 'resolution', 'rto', 'rpo', 'support', 'other'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
export const TARGET_UNITS = ['minutes', 'hours', 'businessHours', 'businessDays', 'days', 'percent', 'count'] as const;
export type TargetUnit = (typeof TARGET_UNITS)[number];
export const DIRECTIONS = ['atMost', 'atLeast'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Anything but availability: measured once a month. */
export interface ServiceTarget {
  /** the same in every version of the terms */
  readonly key: string;
  readonly kind: TargetKind;
  readonly title: string;
  readonly direction: Direction;
  /** as written */
  readonly limit: string;
  readonly unit: TargetUnit;
}

export interface SlaTerms {
  /** IANA name of the zone whose months count */
  readonly timeZone: string;
  readonly availability: AvailabilityTerms;
  /** null: around the clock */
  readonly serviceHours: ServiceHours | null;
  readonly targets: readonly ServiceTarget[];
  readonly credits: {
    /** null: not known, so a credit is a percentage only */
    readonly monthlyFeeYen: number | null;
    readonly bands: readonly CreditBand[];
    /** calendar days after the month in which a credit has to be claimed */
    readonly claimDays: number | null;
  };
}
/** Terms hold from a month on, until the next version. */
export interface TermsVersion {
  readonly from: Month;
  readonly terms: SlaTerms;
}

/**
 * Terms that can be applied: a zone that exists, opening times that open, one target of a key, credit bands without gap or overlap.
 * Throws RuleViolation unknownTimeZone, noServiceTime, duplicateTarget and those of `assertBands`, with the path.
 */
export function assertTerms({ timeZone, availability, serviceHours, targets, credits }: SlaTerms): void {
  if (!isZone(timeZone)) throw new RuleViolation('unknownTimeZone', { path: 'terms.timeZone' });
  if (serviceHours && (serviceHours.days.length === 0 || serviceHours.to <= serviceHours.from))
    throw new RuleViolation('noServiceTime', { path: 'terms.serviceHours' });
  const taken = new Set<string>();
  for (const [index, { key }] of targets.entries()) {
    if (taken.has(key))
      throw new RuleViolation('duplicateTarget', { path: `terms.targets.${index}.key`, row: index + 1 });
    taken.add(key);
  }
  assertBands(credits.bands, availability.target);
}

/** The terms that hold in a month; null: none do yet. */
export function termsIn<T extends SlaTerms>(
  month: Month,
  versions: readonly { readonly from: Month; readonly terms: T }[],
): T | null {
  let latest: (typeof versions)[number] | null = null;
  for (const one of versions) if (one.from <= month && (latest === null || one.from > latest.from)) latest = one;
  return latest?.terms ?? null;
}

/** Whether a measured value reaches its target, as written and unrounded. */
export function reaches(value: string, { limit, direction }: Pick<ServiceTarget, 'limit' | 'direction'>): boolean {
  const difference = compareFractions(decimal(value), decimal(limit));
  return direction === 'atMost' ? difference <= 0 : difference >= 0;
}

const MINUTES: Partial<Record<TargetUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** Milliseconds that a target of calendar time gives; null: there is none of the kind in calendar time. The strictest counts. */
export function limitOf(kind: TargetKind, targets: readonly ServiceTarget[]): number | null {
  const limits = targets.flatMap(({ kind: own, unit, direction, limit }) => {
    const minutes = MINUTES[unit];
    return own === kind && direction === 'atMost' && minutes !== undefined ? [Number(limit) * minutes * 60_000] : [];
  });
  return limits.length === 0 ? null : Math.min(...limits);
}
