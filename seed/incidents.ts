import type { EntityManager } from 'typeorm';
import { withDue, zoneOf } from '../server/incidents/incident-state.js';
import { IncidentEntity } from '../server/incidents/incidents.entities.js';
import { Clock } from '../server/platform/clock.js';
import { fictitiousIncidents, type SeedIncident } from './files.js';
import { seedId } from './ids.js';

const zone = zoneOf(new Clock());
const person = (key: string): string => seedId(`person/${key}`);
const date = (at: string | null): Date | null => (at === null ? null : new Date(at));

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

async function addIncident(
  manager: EntityManager,
  seed: SeedIncident,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { key, number, title, contractor, engagement, role, risks, severity, state, noticeHours, closedOn } = seed;
  const owner = { id: person(seed.owner), name: names.get(person(seed.owner)) ?? '' };
  const reports = Object.entries(seed.reports).map(([step, made]) => [step, { ...made, by: owner }]);
  const incident = manager.create(IncidentEntity, {
    id: seedId(`incident/${key}`),
    ...{ number, title, role, risks, severity, state, noticeHours, closedOn },
    contractorId: contractor === null ? null : seedId(`contractor/${contractor}`),
    engagementId: contractor === null || engagement === null ? null : seedId(`engagement/${contractor}/${engagement}`),
    occurredAt: date(seed.occurredAt),
    detectedAt: date(seed.detectedAt),
    learnedAt: new Date(seed.learnedAt),
    toldAt: date(seed.toldAt),
    containedAt: date(seed.containedAt),
    record: { ...seed.record, reports: Object.fromEntries(reports) as IncidentEntity['record']['reports'] },
    ownerId: owner.id,
  });
  // what is due does not depend on when it is asked
  await manager.insert(IncidentEntity, withDue(incident, incident.learnedAt, zone));
  await manager.query('UPDATE incidents SET sample = true WHERE id = $1', [incident.id]);
  const entryId = (index: number): string => seedId(`incident-entry/${key}/${index}`);
  for (const [index, { kind, at, who, text, why, corrects, by }] of seed.entries.entries()) {
    await manager.query(
      `INSERT INTO incident_entries (id, incident_id, kind, at, who, text, why, corrects, entered_by, entered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $4::timestamptz + interval '2 hours')`,
      [
        entryId(index),
        incident.id,
        kind,
        at,
        who,
        text,
        why,
        corrects === undefined ? null : entryId(corrects),
        person(by),
      ],
    );
  }
  for (const finding of seed.lessons) {
    await manager.query('INSERT INTO incident_lessons (incident_id, finding_id) VALUES ($1, $2)', [
      incident.id,
      seedId(`finding/${finding}`),
    ]);
  }
}
