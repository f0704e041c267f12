import { Injectable } from '@nestjs/common';
import type { FindingNote, ListFindings, ShowBoard } from '#contract/findings.js';
import type { Severity } from '#domain/audit/programme.js';
import type { BusinessDate } from '#domain/calendar/dates.js';
import { BOARD_STATES, DUE_COLUMNS, dueColumns } from '#domain/finding/board.js';
import { FINAL_FINDING_STATES } from '#domain/finding/lifecycle.js';
import type { FindingRecord } from '#domain/finding/record.js';
import type { EarlierFinding } from '#domain/finding/recurrence.js';
import type { FindingState } from '#domain/finding/states.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { FindingEntity, FindingNoteEntity } from './findings.entities.js';

/** A finding with the names that a line of a list shows. */
export interface NamedFinding {
  readonly finding: FindingEntity;
  readonly contractorName: string;
  readonly contractorRunning: boolean;
  readonly contractorEndedOn: string | null;
  readonly auditNumber: string | null;
  readonly ownerName: string | null;
  readonly verifierName: string | null;
  readonly recurrenceNumber: string | null;
}

export interface EarlierRow extends EarlierFinding {
  readonly contractorId: string;
  readonly number: string;
  readonly closedOn: string | null;
}

type Filter = Pick<ShowBoard, 'q' | 'severity' | 'contractorId' | 'auditId' | 'ownerId' | 'recurring'>;
type Condition = readonly [sql: string, parameters?: Readonly<Record<string, unknown>>];

const DUE = `coalesce(finding.due_on, 'infinity'::date)`;
const SORTS = {
  dueOn: DUE,
  number: 'finding.number',
  severity: `(CASE finding.severity WHEN 'critical' THEN 1 WHEN 'major' THEN 2 WHEN 'minor' THEN 3 ELSE 4 END)`,
};

function conditions({ q, severity, contractorId, auditId, ownerId, recurring }: Filter): Condition[] {
  const found: Condition[] = [];
  if (q !== undefined && q !== '') found.push(foundIn('finding.folded', fold(q)));
  if (severity !== undefined) found.push(['finding.severity = :severity', { severity }]);
  if (contractorId !== undefined) found.push(['finding.contractor_id = :contractorId', { contractorId }]);
  if (auditId !== undefined) found.push(['finding.audit_id = :auditId', { auditId }]);
  if (ownerId !== undefined) found.push(['finding.owner_id = :ownerId', { ownerId }]);
  if (recurring !== undefined) found.push([`finding.recurrence_of IS ${recurring ? 'NOT ' : ''}NULL`]);
  return found;
}

@Injectable()
export class FindingsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListFindings, today: BusinessDate): Promise<ListPage<NamedFinding>> {
    const findings = this.manager.createQueryBuilder(FindingEntity, 'finding').select('finding.id', 'id').where('true');
    for (const [sql, parameters] of conditions(query)) findings.andWhere(sql, parameters);
    if (query.state !== undefined) findings.andWhere('finding.state = :state', { state: query.state });
    if (query.open !== undefined) {
      // named one by one, so that the index by state counts them
      const states = query.open ? BOARD_STATES : FINAL_FINDING_STATES;
      findings.andWhere('finding.state = ANY(:states)', { states });
    }
    if (query.overdue === true) findings.andWhere(`${DUE} < :today`, { today });
    if (query.overdue === false) findings.andWhere(`${DUE} >= :today`, { today });
    const page = await listPage(findings, { sorts: SORTS, id: 'finding.id' }, query, ({ id }) => id as string);
    const named = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  /** The first cards of each column and how many there are, in three statements whatever there is. */
  async board(
    query: ShowBoard,
    today: BusinessDate,
  ): Promise<{ column: string; total: number; items: NamedFinding[] }[]> {
    const filters = conditions(query);
    const where = filters.map(([sql]) => ` AND ${sql}`).join('');
    const columns = query.by === 'state' ? columnsByState() : columnsByDue(today);
    const given = filters.flatMap(([, parameters]) => Object.entries(parameters ?? {}));
    const parameters = { ...Object.fromEntries(given), ...columns.parameters };
    const [cards, counts] = await Promise.all([
      this.named<{ column: string; id: string }>(
        `SELECT board.col AS column, card.id FROM ${columns.from} CROSS JOIN LATERAL (
           SELECT finding.id, ${DUE} AS due FROM findings finding WHERE ${columns.within}${where}
           ORDER BY ${DUE}, finding.id LIMIT :limit) card
         ORDER BY card.due, card.id`,
        { ...parameters, limit: query.limit },
      ),
      this.named<{ column: string; total: number }>(
        `SELECT board.col AS column, count(*)::int AS total FROM ${columns.from}
         JOIN findings finding ON ${columns.within}${where} GROUP BY board.col`,
        parameters,
      ),
    ]);
    const named = await this.byIds(cards.map(({ id }) => id));
    const totals = new Map(counts.map(({ column, total }) => [column, total]));
    return columns.names.map((column) => ({
      column,
      total: totals.get(column) ?? 0,
      items: cards.filter((card) => card.column === column).flatMap(({ id }) => named.get(id) ?? []),
    }));
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, NamedFinding>> {
    if (ids.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(FindingEntity, 'finding')
      .innerJoin('contractors', 'c', 'c.id = finding.contractor_id')
      .leftJoin('audits', 'a', 'a.id = finding.audit_id')
      .leftJoin('people', 'o', 'o.id = finding.owner_id')
      .leftJoin('people', 'v', 'v.id = finding.verified_by')
      .leftJoin('findings', 'r', 'r.id = finding.recurrence_of')
      .addSelect('c.name', 'contractorName')
      .addSelect('c.running', 'contractorRunning')
      .addSelect('c.ended_on::text', 'contractorEndedOn')
      .addSelect('a.number', 'auditNumber')
      .addSelect('o.name', 'ownerName')
      .addSelect('v.name', 'verifierName')
      .addSelect('r.number', 'recurrenceNumber')
      .where('finding.id IN (:...ids)', { ids })
      .getRawAndEntities<Omit<NamedFinding, 'finding'>>();
    return new Map(
      entities.flatMap((finding, index) => {
        const names = raw[index];
        return names ? [[finding.id, { ...names, finding }]] : [];
      }),
    );
  }

  lock(id: string): Promise<FindingEntity | null> {
    return this.manager.findOne(FindingEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }
  save(finding: FindingEntity): Promise<FindingEntity> {
    return this.manager.save(finding);
  }
  async insert(findings: readonly Omit<FindingEntity, 'id' | 'version'>[]): Promise<string[]> {
    const { identifiers } = await this.manager.insert(FindingEntity, [...findings]);
    return identifiers.map(({ id }) => id as string);
  }

  /** Everything that was found with these contractors, the latest first: for recurrences. */
  earlier(contractorIds: readonly string[], question?: string): Promise<EarlierRow[]> {
    return this.manager.query(
      `SELECT id, contractor_id AS "contractorId", number, question, severity, state, found_on::text AS "foundOn",
         closed_on::text AS "closedOn"
       FROM findings WHERE contractor_id = ANY($1::uuid[]) AND ($2::text IS NULL OR question = $2)
       ORDER BY found_on DESC, number DESC`,
      [contractorIds, question ?? null],
    );
  }

  notes(findingId: string): Promise<FindingNote[]> {
    return this.manager
      .query<(Omit<FindingNote, 'enteredBy' | 'enteredAt'> & { by: string | null; byName: string | null; at: Date })[]>(
        `SELECT n.id, n.kind, n.text, n.said_by AS "saidBy", n.said_on::text AS "saidOn", n.entered_by AS by,
           p.name AS "byName", n.entered_at AS at
         FROM finding_notes n LEFT JOIN people p ON p.id = n.entered_by
         WHERE n.finding_id = $1 ORDER BY n.said_on, n.entered_at, n.id`,
        [findingId],
      )
      .then((rows) =>
        rows.map(({ by, byName, at, ...note }) => ({
          ...note,
          enteredBy: by === null ? null : { id: by, name: byName ?? '' },
          enteredAt: at.toISOString(),
        })),
      );
  }
  async addNote(note: Omit<FindingNoteEntity, 'id'>): Promise<void> {
    await this.manager.insert(FindingNoteEntity, note);
  }

  /** Whether somebody can be given a finding: a person who works here and may edit findings. */
  async isOwner(personId: string, roles: readonly string[]): Promise<boolean> {
    const found: unknown[] = await this.manager.query(
      'SELECT 1 FROM people WHERE id = $1 AND active AND roles && $2::text[]',
      [personId, roles],
    );
    return found.length > 0;
  }

  async titles(ids: readonly string[]): Promise<{ id: string; number: string; title: string; contractor: string }[]> {
    if (ids.length === 0) return [];
    return this.manager.query(
      `SELECT f.id, f.number, f.title, c.name AS contractor FROM findings f JOIN contractors c ON c.id = f.contractor_id
       WHERE f.id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** For the readers of other features. */
  known(column: 'contractor_id' | 'audit_id', id: string): Promise<KnownFinding[]> {
    return this.manager.query(
      `SELECT f.id, f.number, f.contractor_id AS "contractorId", f.audit_id AS "auditId", f.question, f.severity, f.state,
         f.title, f.clause, f.facts, f.record, f.found_on::text AS "foundOn", f.due_on::text AS "dueOn",
         f.closed_on::text AS "closedOn", f.recurrence_of AS "recurrenceOf", r.number AS "recurrenceNumber",
         o.name AS "ownerName", f.risk_accepted_until::text AS "riskAcceptedUntil"
       FROM findings f LEFT JOIN people o ON o.id = f.owner_id LEFT JOIN findings r ON r.id = f.recurrence_of
       WHERE f.${column} = $1 ORDER BY f.found_on DESC, f.number`,
      [id],
    );
  }

  async dueCounts(today: string, until: string): Promise<{ overdue: number; soon: number; soonOn: string | null }> {
    const [row] = await this.manager.query<{ overdue: number; soon: number; soonOn: string | null }[]>(
      `SELECT count(*) FILTER (WHERE ${DUE} < $1::date)::int AS overdue, count(*) FILTER (WHERE ${DUE} >= $1::date)::int AS soon,
         (min(due_on) FILTER (WHERE due_on >= $1::date))::text AS "soonOn"
       FROM findings finding WHERE ${DUE} <= $2::date`,
      [today, until],
    );
    return row ?? { overdue: 0, soon: 0, soonOn: null };
  }

  openOf(contractorIds: readonly string[]): Promise<OpenFinding[]> {
    return this.manager.query(
      `SELECT id, contractor_id AS "contractorId", number, title, severity, state, due_on::text AS "dueOn" FROM findings
       WHERE contractor_id = ANY($1::uuid[]) AND state <> ALL($2::text[])
       ORDER BY coalesce(due_on, 'infinity'::date), number`,
      [contractorIds, FINAL_FINDING_STATES],
    );
  }

  /** SQL with :names, for conditions that come from several places. */
  private named<Row>(sql: string, parameters: Record<string, unknown>): Promise<Row[]> {
    return this.manager.query(...this.manager.dataSource.driver.escapeQueryWithParameters(sql, parameters));
  }
}

interface Columns {
  readonly names: readonly string[];
  /** a table `board` with a column `col`, and when a finding stands in it */
  readonly from: string;
  readonly within: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const columnsByState = (): Columns => ({
  names: BOARD_STATES,
  from: 'unnest(CAST(:columns AS text[])) board(col)',
  within: 'finding.state = board.col',
  parameters: { columns: BOARD_STATES },
});

function columnsByDue(today: BusinessDate): Columns {
  const columns = dueColumns(today);
  return {
    names: DUE_COLUMNS,
    from: `unnest(CAST(:columns AS text[]), CAST(:froms AS date[]), CAST(:untils AS date[])) board(col, first, last)`,
    // a date that is due has a last day, so what is due never is left out
    within: `${DUE} BETWEEN board.first AND board.last`,
    parameters: {
      columns: DUE_COLUMNS,
      froms: DUE_COLUMNS.map((column) => columns[column].from ?? '-infinity'),
      untils: DUE_COLUMNS.map((column) => columns[column].until ?? '9999-12-31'),
    },
  };
}

export interface OpenFinding {
  readonly id: string;
  readonly contractorId: string;
  readonly number: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly dueOn: string | null;
}

export interface KnownFinding {
  readonly id: string;
  readonly number: string;
  readonly contractorId: string;
  readonly auditId: string | null;
  readonly question: string | null;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly title: string;
  readonly foundOn: string;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  readonly recurrenceOf: string | null;
  readonly recurrenceNumber: string | null;
  readonly clause: string;
  readonly facts: string;
  readonly record: FindingRecord;
  readonly ownerName: string | null;
  readonly riskAcceptedUntil: string | null;
}
