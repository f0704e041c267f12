import { Injectable } from '@nestjs/common';
import type { Incident, IncidentEntry, ListIncidents } from '#contract/incidents.js';
import { INCIDENT_STATES } from '#domain/incident/states.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { IncidentEntity, IncidentEntryEntity } from './incidents.entities.js';

/** An incident with the names that a line of a list shows. */
export interface NamedIncident {
  readonly incident: IncidentEntity;
  readonly contractorName: string | null;
  readonly engagementTitle: string | null;
  readonly ownerName: string | null;
}

const DUE = `coalesce(incident.next_due_at, 'infinity'::timestamptz)`;
const SORTS = {
  nextDueAt: DUE,
  learnedAt: 'incident.learned_at',
  number: 'incident.number',
  severity: `(CASE incident.severity WHEN 'critical' THEN 1 WHEN 'major' THEN 2 ELSE 3 END)`,
};
const OPEN_STATES = INCIDENT_STATES.filter((state) => state !== 'closed');

@Injectable()
export class IncidentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListIncidents, now: Date): Promise<ListPage<NamedIncident>> {
    const { q, state, open, overdue, severity, risk, contractorId, findingId } = query;
    const found = this.manager.createQueryBuilder(IncidentEntity, 'incident').select('incident.id', 'id').where('true');
    if (q !== undefined && q !== '') found.andWhere(...foundIn('incident.folded', fold(q)));
    if (state !== undefined) found.andWhere('incident.state = :state', { state });
    // named one by one, so that the index by state counts them
    if (open !== undefined)
      found.andWhere('incident.state = ANY(:states)', { states: open ? OPEN_STATES : ['closed'] });
    if (overdue === true) found.andWhere(`${DUE} < :now`, { now });
    if (overdue === false) found.andWhere(`${DUE} >= :now`, { now });
    if (severity !== undefined) found.andWhere('incident.severity = :severity', { severity });
    if (risk !== undefined) found.andWhere(':risk = ANY(incident.risks)', { risk });
    if (contractorId !== undefined) found.andWhere('incident.contractor_id = :contractorId', { contractorId });
    if (findingId !== undefined)
      found.andWhere('incident.id IN (SELECT l.incident_id FROM incident_lessons l WHERE l.finding_id = :findingId)', {
        findingId,
      });
    const page = await listPage(found, { sorts: SORTS, id: 'incident.id' }, query, ({ id }) => id as string);
    const named = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, NamedIncident>> {
    if (ids.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(IncidentEntity, 'incident')
      .leftJoin('contractors', 'c', 'c.id = incident.contractor_id')
      .leftJoin('engagements', 'e', 'e.id = incident.engagement_id')
      .leftJoin('people', 'o', 'o.id = incident.owner_id')
      .addSelect('c.name', 'contractorName')
      .addSelect('e.title', 'engagementTitle')
      .addSelect('o.name', 'ownerName')
      .where('incident.id IN (:...ids)', { ids })
      .getRawAndEntities<Omit<NamedIncident, 'incident'>>();
    return new Map(
      entities.flatMap((incident, index) => {
        const names = raw[index];
        return names ? [[incident.id, { ...names, incident }]] : [];
      }),
    );
  }

  lock(id: string): Promise<IncidentEntity | null> {
    return this.manager.findOne(IncidentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }
  save(incident: IncidentEntity): Promise<IncidentEntity> {
    return this.manager.save(incident);
  }
  create(incident: Omit<IncidentEntity, 'id' | 'version'>): IncidentEntity {
    return this.manager.create(IncidentEntity, incident);
  }

  entries(incidentId: string): Promise<IncidentEntry[]> {
    return this.manager
      .query<
        (Omit<IncidentEntry, 'at' | 'enteredBy' | 'enteredAt'> & {
          at: Date;
          by: string | null;
          byName: string | null;
          enteredAt: Date;
        })[]
      >(
        `SELECT n.id, n.kind, n.at, n.who, n.text, n.why, n.corrects, n.entered_by AS by, p.name AS "byName",
           n.entered_at AS "enteredAt"
         FROM incident_entries n LEFT JOIN people p ON p.id = n.entered_by
         WHERE n.incident_id = $1 ORDER BY n.at, n.entered_at, n.id`,
        [incidentId],
      )
      .then((rows) =>
        rows.map(({ at, by, byName, enteredAt, ...entry }) => ({
          ...entry,
          at: at.toISOString(),
          enteredBy: by === null ? null : { id: by, name: byName ?? '' },
          enteredAt: enteredAt.toISOString(),
        })),
      );
  }
  async addEntry(entry: Omit<IncidentEntryEntity, 'id'>): Promise<void> {
    await this.manager.insert(IncidentEntryEntity, entry);
  }

  lessons(incidentId: string): Promise<Incident['lessons']> {
    return this.manager.query(
      `SELECT f.id, f.number, f.title, f.state FROM incident_lessons l JOIN findings f ON f.id = l.finding_id
       WHERE l.incident_id = $1 ORDER BY f.number`,
      [incidentId],
    );
  }
  async addLesson(incidentId: string, findingId: string): Promise<void> {
    await this.manager.query('INSERT INTO incident_lessons (incident_id, finding_id) VALUES ($1, $2)', [
      incidentId,
      findingId,
    ]);
  }

  async isEngagementOf(contractorId: string, engagementId: string): Promise<boolean> {
    const found: unknown[] = await this.manager.query(
      'SELECT 1 FROM engagements WHERE id = $1 AND contractor_id = $2',
      [engagementId, contractorId],
    );
    return found.length > 0;
  }

  /** Whether somebody can be given an incident: a person who works here and may edit incidents. */
  async isOwner(personId: string, roles: readonly string[]): Promise<boolean> {
    const found: unknown[] = await this.manager.query(
      'SELECT 1 FROM people WHERE id = $1 AND active AND roles && $2::text[]',
      [personId, roles],
    );
    return found.length > 0;
  }

  /** Those that are not closed, with their contractors' names: for work and reminders. */
  open(ownerId?: string): Promise<NamedIncident[]> {
    return this.manager
      .query<{ id: string }[]>(
        `SELECT id FROM incidents WHERE state = ANY($1) AND ($2::uuid IS NULL OR owner_id = $2 OR owner_id IS NULL)
         ORDER BY coalesce(next_due_at, 'infinity'::timestamptz), id`,
        [OPEN_STATES, ownerId ?? null],
      )
      .then(async (rows) => {
        const named = await this.byIds(rows.map(({ id }) => id));
        return rows.flatMap(({ id }) => named.get(id) ?? []);
      });
  }

  async openCounts(): Promise<{ open: number; dueAt: Date | null }> {
    const [row] = await this.manager.query<{ open: number; dueAt: Date | null }[]>(
      `SELECT count(*)::int AS open, min(next_due_at) AS "dueAt" FROM incidents WHERE state <> 'closed'`,
    );
    return row ?? { open: 0, dueAt: null };
  }

  /** Of these contractors: open, or known since that day; the latest first. */
  ofContractors(contractorIds: readonly string[], since: string): Promise<IncidentEntity[]> {
    return this.manager
      .createQueryBuilder(IncidentEntity, 'incident')
      .where('incident.contractor_id = ANY(:contractorIds)', { contractorIds })
      .andWhere(`(incident.state <> 'closed' OR incident.learned_at >= CAST(:since AS date))`, { since })
      .orderBy('incident.learned_at', 'DESC')
      .addOrderBy('incident.number', 'DESC')
      .getMany();
  }
}
