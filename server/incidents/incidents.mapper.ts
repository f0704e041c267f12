import type { Incident, IncidentClock, IncidentSummary } from '#contract/incidents.js';
import { businessDaysBetween, type Calendar } from '#domain/calendar/business-days.js';
import type { IncidentClock as ClockAt, Zone } from '#domain/incident/clocks.js';
import { INCIDENT_LIFECYCLE } from '#domain/incident/lifecycle.js';
import { missingFor } from '#domain/incident/missing.js';
import { requirementOf } from '#domain/incident/requirement.js';
import { eventsFrom } from '#domain/lifecycle.js';
import { clocksAt, factsOf, writtenOf } from './incident-state.js';
import type { IncidentEntity } from './incidents.entities.js';
import type { NamedIncident } from './incidents.repository.js';

/** When, where and by which days off an incident is looked at. */
export interface Moment {
  readonly now: Date;
  readonly zone: Zone;
  readonly calendar: Calendar;
}

const iso = (at: Date | number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function toClock(clock: ClockAt, { now, zone, calendar }: Moment): IncidentClock {
  const { dueAt, state } = clock;
  // what ends at midnight ends with the day before
  const dueOn = dueAt === null ? null : zone.dayOf(dueAt - 1);
  const counts = dueOn !== null && (state === 'running' || state === 'overdue');
  return {
    clock: clock.clock,
    state,
    startsAt: iso(clock.startsAt),
    fromAt: iso(clock.fromAt),
    dueAt: iso(dueAt),
    dueOn,
    doneAt: iso(clock.doneAt),
    leftMs: clock.leftMs,
    businessDaysLeft: counts ? businessDaysBetween(zone.dayOf(now.getTime()), dueOn, calendar) : null,
    provisional: clock.provisional,
  };
}

const refOf = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? '' };

export function toSummary({ incident, contractorName, ownerName }: NamedIncident, moment: Moment): IncidentSummary {
  const { id, number, title, severity, state, role, risks, version } = incident;
  return {
    ...{ id, number, title, severity, state, role, risks, version },
    contractor: refOf(incident.contractorId, contractorName),
    owner: refOf(incident.ownerId, ownerName),
    occurredAt: iso(incident.occurredAt),
    learnedAt: incident.learnedAt.toISOString(),
    clocks: clocksAt(incident, moment.now, moment.zone).map((clock) => toClock(clock, moment)),
    nextDueAt: iso(incident.nextDueAt),
  };
}

export function toIncident(
  named: NamedIncident,
  parts: Pick<Incident, 'entries' | 'lessons'>,
  moment: Moment,
  mayEdit: boolean,
): Incident {
  const { incident, engagementTitle } = named;
  const { record, engagementId } = incident;
  const facts = factsOf(incident);
  const clocks = clocksAt(incident, moment.now, moment.zone);
  const { reasons, open, ...requirement } = requirementOf(facts);
  const written = writtenOf(incident, parts.lessons.length);
  return {
    ...toSummary(named, moment),
    ...parts,
    engagement: engagementId === null ? null : { id: engagementId, title: engagementTitle ?? '' },
    detectedAt: iso(incident.detectedAt),
    toldAt: iso(incident.toldAt),
    containedAt: iso(incident.containedAt),
    noticeHours: incident.noticeHours,
    ...record,
    closedOn: incident.closedOn,
    requirement: { ...requirement, reasons: [...reasons], open: [...open] },
    events: mayEdit
      ? eventsFrom(INCIDENT_LIFECYCLE, incident.state, ['recorded']).map((event) => ({
          event,
          missing: missingFor(event, facts, written, clocks),
        }))
      : [],
    mayChange: mayEdit && incident.state !== 'closed',
  };
}

/** What the trail compares: what is stored about an incident and may change. */
export const toTrail = (incident: IncidentEntity): object => {
  const { title, contractorId, engagementId, role, risks, severity, state, ownerId, noticeHours, closedOn } = incident;
  const { occurredAt, detectedAt, learnedAt, toldAt, containedAt, record } = incident;
  return {
    ...{ title, contractorId, engagementId, role, risks, severity, state, ownerId, noticeHours, closedOn },
    occurredAt: iso(occurredAt),
    detectedAt: iso(detectedAt),
    learnedAt: iso(learnedAt),
    toldAt: iso(toldAt),
    containedAt: iso(containedAt),
    ...record,
  };
};
