import type { MaintenanceWindow, Outage } from '#contract/outages.js';
import { inTime } from '#domain/sla/months.js';
import { notifiedLate } from '#domain/sla/outages.js';
import { limitOf, type SlaTerms, termsIn, type TermsVersion } from '#domain/sla/terms.js';
import { monthAt } from '#domain/sla/zone.js';
import type { OutageEntity, SlaMaintenanceEntity } from './slas.entities.js';
import type { NamedOutage } from './outages.repository.js';
import { zoneOf } from './slas.results.js';

/** The terms by which an instant is judged. */
export const termsAt = (instant: Date, versions: readonly TermsVersion[]): SlaTerms | null =>
  termsIn(monthAt(instant.getTime(), zoneOf(versions)), versions);

export function toOutage(
  { outage, decidedBy, decidedAt }: NamedOutage,
  versions: readonly TermsVersion[],
  clock: { now(): Date; dayOf(instant: Date): string },
): Outage {
  const { id, slaId, startsAt, endsAt, cause, note, source, reference, notifiedAt, version } = outage;
  const { exclusion, ground, argument, announcedAt, approvalId, removedAt } = outage;
  const now = clock.now().getTime();
  const start = startsAt.getTime();
  const terms = termsAt(startsAt, versions);
  const limit = terms && limitOf('notification', terms.targets);
  const isDecided = exclusion === 'approved' || exclusion === 'rejected';
  return {
    ...{ id, slaId, cause, note, source, reference, version },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    durationMs: Math.max(0, (endsAt?.getTime() ?? now) - start),
    notifiedAt: notifiedAt?.toISOString() ?? null,
    notifiedLate: notifiedLate({ start, end: null, notified: notifiedAt?.getTime() ?? null }, limit, now),
    exclusion: {
      state: exclusion,
      ...{ ground, argument, approvalId },
      announcedAt: announcedAt?.toISOString() ?? null,
      decidedBy: isDecided ? decidedBy : null,
      decidedOn: isDecided && decidedAt ? clock.dayOf(decidedAt) : null,
    },
    removed: removedAt !== null,
  };
}

export function toWindow(window: SlaMaintenanceEntity, versions: readonly TermsVersion[]): MaintenanceWindow {
  const { id, startsAt, endsAt, announcedAt, note, version } = window;
  const terms = termsAt(startsAt, versions);
  const times = { start: startsAt.getTime(), announced: announcedAt?.getTime() ?? null };
  return {
    ...{ id, note, version },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    announcedAt: announcedAt?.toISOString() ?? null,
    inTime: terms !== null && inTime(times, terms.availability.planned),
  };
}

/** What the trail compares. */
export function outageToTrail(outage: OutageEntity): object {
  const { slaId, startsAt, endsAt, cause, note, source, reference, notifiedAt, removedAt } = outage;
  const { exclusion, ground, argument, announcedAt } = outage;
  return {
    ...{ slaId, startsAt, endsAt, cause, note, source, reference, notifiedAt },
    ...{ exclusion, ground, argument, announcedAt, removed: removedAt !== null },
  };
}
