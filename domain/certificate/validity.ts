import { addDays, addMonths, type BusinessDate, daysBetween } from '../calendar/dates.js';
import type { CertificateState } from './lifecycle.js';
import { type Scheme, SCHEME_FACTS } from './schemes.js';

/** A certificate is expiring for so many days, its last one included. */
export const EXPIRING_DAYS = 90;

export interface Validity {
  readonly validFrom: BusinessDate | null;
  /** the last day, inclusive; null: none is stated */
  readonly validUntil: BusinessDate | null;
  /** the day from which it no longer holds */
  readonly withdrawnOn: BusinessDate | null;
  /** the day from which its successor holds; null: there is none, or it was withdrawn itself */
  readonly replacedOn: BusinessDate | null;
}

/** The state of a certificate on a business day: what somebody said goes before what the dates say. */
export function certificateState(
  { validFrom, validUntil, withdrawnOn, replacedOn }: Validity,
  today: BusinessDate,
): CertificateState {
  if (withdrawnOn !== null && withdrawnOn <= today) return 'withdrawn';
  if (replacedOn !== null && replacedOn <= today) return 'replaced';
  if (validFrom !== null && today < validFrom) return 'upcoming';
  if (validUntil === null) return 'valid';
  if (validUntil < today) return 'expired';
  return daysBetween(today, validUntil) <= EXPIRING_DAYS ? 'expiring' : 'valid';
}

/** Whether it supports anything on that day. */
export function inForce(state: CertificateState): boolean {
  return state === 'valid' || state === 'expiring';
}

/** The last day on which it holds, the day before it is withdrawn or replaced included; null: no end is known. */
export function lastDayOf({ validUntil, withdrawnOn, replacedOn }: Omit<Validity, 'validFrom'>): BusinessDate | null {
  const days = [validUntil, withdrawnOn && addDays(withdrawnOn, -1), replacedOn && addDays(replacedOn, -1)];
  return days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);
}

/** Until when a certificate of this scheme usually holds, to be proposed; null: nothing is usual, or its beginning is not known. */
export function usualLastDay(
  scheme: Scheme,
  { start, periodTo }: { readonly start: BusinessDate | null; readonly periodTo: BusinessDate | null },
): BusinessDate | null {
  const { termMonths, termFrom } = SCHEME_FACTS[scheme];
  const from = termFrom === 'periodEnd' ? periodTo && addDays(periodTo, 1) : start;
  return termMonths === null || !from ? null : addDays(addMonths(from, termMonths), -1);
}

/**
 * Calendar days of which the report says nothing: from the end of its period, or of what a bridge letter covers, until today.
 * 0 while that is not over; null: there is no period.
 */
export function gapDays(
  { periodTo, bridgedUntil }: { readonly periodTo: BusinessDate | null; readonly bridgedUntil: BusinessDate | null },
  today: BusinessDate,
): number | null {
  if (periodTo === null) return null;
  const until = bridgedUntil !== null && bridgedUntil > periodTo ? bridgedUntil : periodTo;
  return Math.max(0, daysBetween(until, today));
}
/** From so many days on one asks for a bridge letter; such a letter customarily covers no more than three months. */
export const GAP_TO_BRIDGE_DAYS = 90;

export const REMINDER_DAYS = [90, 60, 30, 7] as const;

/** The reminder that is due: the nearest of 90, 60, 30 and 7 days before the last day, 0 from the day after it; null: none yet. */
export function reminderFor(validUntil: BusinessDate, today: BusinessDate): number | null {
  const left = daysBetween(today, validUntil);
  if (left < 0) return 0;
  return REMINDER_DAYS.findLast((days) => left <= days) ?? null;
}
