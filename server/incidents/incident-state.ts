import { addDays } from '#domain/calendar/dates.js';
import { clocksOf, type IncidentClock, nextDeadline, type Zone } from '#domain/incident/clocks.js';
import type { Written } from '#domain/incident/missing.js';
import type { IncidentFacts, Instants, MadeReport } from '#domain/incident/record.js';
import type { ReportStep } from '#domain/incident/states.js';
import { fold } from '#domain/vendor/folding.js';
import type { Clock } from '../platform/clock.js';
import type { IncidentEntity } from './incidents.entities.js';

export const subjectOf = ({ id, number, title }: IncidentEntity): { type: 'incident'; id: string; title: string } => ({
  type: 'incident',
  id,
  title: `${number} ${title}`,
});

/** What a search finds an incident by. */
export const foldedOf = ({ number, title, record }: Pick<IncidentEntity, 'number' | 'title' | 'record'>): string =>
  fold([number, title, record.texts.description, record.texts.items].join(' '));

/** Business days begin and end at midnight in Tokyo. */
export const zoneOf = (clock: Clock): Zone => ({
  dayOf: (instant) => clock.dayOf(new Date(instant)),
  endOf: (day) => Date.parse(`${addDays(day, 1)}T00:00:00+09:00`),
});

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

export const instantsOf = (incident: IncidentEntity): Instants => ({
  occurred: ms(incident.occurredAt),
  detected: ms(incident.detectedAt),
  learned: incident.learnedAt.getTime(),
  told: ms(incident.toldAt),
  contained: ms(incident.containedAt),
});

/** An incident as the rules know it. */
export function factsOf(incident: IncidentEntity): IncidentFacts {
  const { role, contractorId, noticeHours, record } = incident;
  const { personalData, encrypted, thresholds, persons, principalHours } = record;
  const reports = Object.fromEntries(
    Object.entries(record.reports).map(([step, made]) => [step, { ...made, at: Date.parse(made.at) }]),
  ) as Partial<Record<ReportStep, MadeReport>>;
  return {
    ...{ role, noticeHours, personalData, encrypted, thresholds, persons, principalHours, reports },
    byContractor: contractorId !== null,
    instants: instantsOf(incident),
  };
}

export const clocksAt = (incident: IncidentEntity, now: Date, zone: Zone): IncidentClock[] =>
  clocksOf(factsOf(incident), now.getTime(), zone);

export const writtenOf = ({ record }: IncidentEntity, lessons: number): Written => {
  const { containment, texts, lesson, reopening } = record;
  return { containment, texts, lessons, lesson, reopening };
};

/** The incident with what lists sort by and find; what is closed has nothing due. */
export function withDue(incident: IncidentEntity, now: Date, zone: Zone): IncidentEntity {
  const next = incident.state === 'closed' ? null : nextDeadline(clocksAt(incident, now, zone));
  return Object.assign(incident, { nextDueAt: next && new Date(next.dueAt), folded: foldedOf(incident) });
}
