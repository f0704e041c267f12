import { RuleViolation } from '../rule-violation.js';
import type { PlannedTerms } from './terms.js';
import { inTime } from './months.js';

export const OUTAGE_CAUSES = [
  'provider',
  'network',
  'dependency',
  'plannedMaintenance',
  'ourSide',
  'other',
  'unknown',
] as const;
export type OutageCause = (typeof OUTAGE_CAUSES)[number];
export const OUTAGE_SOURCES = ['hand', 'csv', 'api'] as const;
export type OutageSource = (typeof OUTAGE_SOURCES)[number];

/** Why an outage is not to count: each is argued, and counts until somebody else has approved it. */
export const EXCLUSION_GROUNDS = ['plannedMaintenance', 'forceMajeure', 'ourFault', 'thirdParty', 'other'] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];
export const EXCLUSION_STATES = ['none', 'requested', 'approved', 'rejected'] as const;
export type ExclusionState = (typeof EXCLUSION_STATES)[number];

export interface OutageTimes {
  readonly start: number;
  readonly end: number | null;
  /** when we were told */
  readonly notified: number | null;
}

/**
 * The times of an outage, integer ms UTC: it ends after it starts, and nothing lies in the future.
 * Throws RuleViolation outageEndsBeforeStart or instantInTheFuture, with the path.
 */
export function assertTimes({ start, end, notified }: OutageTimes, now: number): void {
  if (end !== null && end <= start) throw new RuleViolation('outageEndsBeforeStart', { path: 'endsAt' });
  if (start > now) throw new RuleViolation('instantInTheFuture', { path: 'startsAt' });
  if (end !== null && end > now) throw new RuleViolation('instantInTheFuture', { path: 'endsAt' });
  if (notified !== null && notified > now) throw new RuleViolation('instantInTheFuture', { path: 'notifiedAt' });
}

/**
 * Maintenance can only be argued when it was announced as the terms ask for. Throws RuleViolation maintenanceNotExcluded or
 * noticeTooShort, with the path.
 */
export function assertArguable(
  ground: ExclusionGround,
  times: { readonly start: number; readonly announced: number | null },
  planned: PlannedTerms,
): void {
  if (ground !== 'plannedMaintenance') return;
  if (!planned.excluded) throw new RuleViolation('maintenanceNotExcluded', { path: 'ground' });
  if (!inTime(times, planned))
    throw new RuleViolation('noticeTooShort', { path: 'announcedAt', hours: planned.noticeHours });
}

/** Whether we were told in time; null: no time is agreed, or it is not over yet. */
export function notifiedLate({ start, notified }: OutageTimes, limit: number | null, now: number): boolean | null {
  if (limit === null) return null;
  if (notified !== null) return notified - start > limit;
  return now - start > limit ? true : null;
}

/** Whether two reports are about the same outage: one reference, or one interval. */
export interface KnownOutage {
  readonly id: string;
  readonly reference: string | null;
  readonly start: number;
  readonly end: number | null;
}
export type OutageFate = 'new' | 'known' | 'ended' | 'changed';

/** What becomes of a reported outage beside those that are known: the same again, one that has ended meanwhile, other times, or a new one. */
export function fateOf(
  reported: Omit<KnownOutage, 'id'>,
  known: readonly KnownOutage[],
): { readonly fate: OutageFate; readonly id: string | null } {
  const named = known.find(({ reference }) => reference !== null && reference === reported.reference);
  const same = named ?? known.find(({ start, end }) => start === reported.start && end === reported.end);
  const open = same ?? known.find(({ start, end }) => start === reported.start && end === null);
  if (!open) return { fate: 'new', id: null };
  const { id } = open;
  if (open.start === reported.start && open.end === reported.end) return { fate: 'known', id };
  // an open report of something that has ended says nothing new
  if (open.start === reported.start && reported.end === null) return { fate: 'known', id };
  return { fate: open.start === reported.start && open.end === null ? 'ended' : 'changed', id };
}
