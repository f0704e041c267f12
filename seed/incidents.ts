import type { EntityManager } from 'typeorm';
import { addDays } from '#domain/calendar/dates.js';
import { clocksOf, nextDeadline, type Zone } from '#domain/incident/clocks.js';
import type { IncidentFacts } from '#domain/incident/record.js';
import { fold } from '#domain/vendor/folding.js';
import { Clock } from '../server/platform/clock.js';
import { fictitiousIncidents, type SeedIncident } from './files.js';
import { seedId } from './ids.js';

const clock = new Clock();
/** Business days begin and end at midnight in Tokyo. */
export const TOKYO: Zone = {
  dayOf: (instant) => clock.dayOf(new Date(instant)),
  endOf: (day) => Date.parse(`${addDays(day, 1)}T00:00:00+09:00`),
};
const person = (key: string): string => seedId(`person/${key}`);
const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** Incidents of the sample: one that the contractor told us late of, one whose clocks run, one of our own, one that is closed. */
export async function loadSampleIncidents(manager: EntityManager): Promise<void> {
  const people = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE sample');
  const names = new Map(people.map(({ id, name }) => [id, name]));
  for (const incident of fictitiousIncidents()) await addIncident(manager, incident, names);
  // so that the next incident does not take a number that is taken
  await manager.query(
    `INSERT INTO number_series (name, last)
     SELECT split_part(number, '-', 1), max(split_part(number, '-', 2)::int) FROM incidents GROUP BY 1
     ON CONFLICT (name) DO UPDATE SET last = greatest(number_series.last, EXCLUDED.last)`,
  );
}

/** An incident of the sample as the rules know it. */
export function incidentFactsOf({
  role,
  contractor,
  noticeHours,
  record,
  reports,
  ...times
}: SeedIncident): IncidentFacts {
  const made = Object.entries(reports).map(([step, { at, to, note }]) => [step, { at: Date.parse(at), to, note }]);
  return {
    ...record,
    ...{ role, noticeHours },
    byContractor: contractor !== null,
    instants: {
      occurred: ms(times.occurredAt),
      detected: ms(times.detectedAt),
      learned: Date.parse(times.learnedAt),
      told: ms(times.toldAt),
      contained: ms(times.containedAt),
    },
    reports: Object.fromEntries(made) as IncidentFacts['reports'],
  };
}

/** When the next of its clocks ends; that does not depend on when it is asked. */
function nextDueAt(seed: SeedIncident): Date | null {
  const facts = incidentFactsOf(seed);
  const next = seed.state === 'closed' ? null : nextDeadline(clocksOf(facts, facts.instants.learned, TOKYO));
  return next && new Date(next.dueAt);
}

async function addIncident(
  manager: EntityManager,
  seed: SeedIncident,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { key, number, title, contractor, engagement, record } = seed;
  const id = seedId(`incident/${key}`);
  const by = { id: person(seed.owner), name: names.get(person(seed.owner)) ?? '' };
  const reports = Object.fromEntries(Object.entries(seed.reports).map(([step, made]) => [step, { ...made, by }]));
  await manager.query(
    `INSERT INTO incidents (id, number, title, contractor_id, engagement_id, role, risks, severity, state, occurred_at,
       detected_at, learned_at, told_at, contained_at, notice_hours, record, owner_id, next_due_at, closed_on, folded, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, true)`,
    [
      id,
      number,
      title,
      contractor === null ? null : seedId(`contractor/${contractor}`),
      contractor === null || engagement === null ? null : seedId(`engagement/${contractor}/${engagement}`),
      seed.role,
      seed.risks,
      seed.severity,
      seed.state,
      seed.occurredAt,
      seed.detectedAt,
      seed.learnedAt,
      seed.toldAt,
      seed.containedAt,
      seed.noticeHours,
      { ...record, reports },
      by.id,
      nextDueAt(seed),
      seed.closedOn,
      fold([number, title, record.texts.description, record.texts.items].join(' ')),
    ],
  );
  const entryId = (index: number): string => seedId(`incident-entry/${key}/${index}`);
  for (const [index, { kind, at, who, text, why, corrects, by }] of seed.entries.entries()) {
    await manager.query(
      `INSERT INTO incident_entries (id, incident_id, kind, at, who, text, why, corrects, entered_by, entered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $4::timestamptz + interval '2 hours')`,
      [entryId(index), id, kind, at, who, text, why, corrects === undefined ? null : entryId(corrects), person(by)],
    );
  }
  for (const finding of seed.lessons) {
    await manager.query('INSERT INTO incident_lessons (incident_id, finding_id) VALUES ($1, $2)', [
      id,
      seedId(`finding/${finding}`),
    ]);
  }
}
