import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditSummary, ListAudits, RecordAudit } from '#contract/audits.js';
import type { AuditMode, AuditState, Rating } from '#domain/audit/states.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AuditEntity } from './audits.entities.js';

export interface AuditRecord extends RecordAudit {
  readonly postponements: readonly { from: string; to: string; reason: string; by: string }[];
}
export const EMPTY_RECORD: AuditRecord = { opening: null, closing: null, conclusion: null, postponements: [] };

export interface NewAudit {
  readonly number: string;
  readonly planId: string | null;
  readonly programmeId: string;
  readonly contractorId: string;
  readonly fiscalYear: number;
  readonly mode: AuditMode;
  readonly modeReason: string;
  readonly questions: readonly string[];
  readonly plannedOn: string;
  readonly plannedDays: number;
  readonly auditorIds: readonly string[];
}

/** An audit as lists show it, without what the rules add. */
export type AuditRow = Omit<AuditSummary, 'dueOn' | 'questionCount'> & {
  readonly questions: string[];
  readonly lastAuditedOn: string | null;
};

const ROW = `a.id, a.number, a.plan_id AS "planId", a.fiscal_year AS "fiscalYear", a.state, a.mode,
  a.mode_reason AS "modeReason", a.planned_on::text AS "plannedOn", a.planned_days AS "plannedDays",
  a.announced_on::text AS "announcedOn", a.answers_due_on::text AS "answersDueOn",
  a.fieldwork_on::text AS "fieldworkOn", a.reported_on::text AS "reportedOn", a.closed_on::text AS "closedOn",
  a.questions, a.rated, a.version, c.last_audited_on::text AS "lastAuditedOn",
  json_build_object('id', c.id, 'name', c.name, 'tier', c.tier, 'running', c.running) AS contractor,
  coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY n.position)
    FROM audit_auditors n JOIN people p ON p.id = n.person_id WHERE n.audit_id = a.id), '[]') AS auditors`;
const FROM = 'FROM audits a JOIN contractors c ON c.id = a.contractor_id';

/** Not in the field yet, though the day has come. */
const NOT_BEGUN: readonly AuditState[] = ['planned', 'announced', 'answering'];

@Injectable()
export class AuditsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListAudits, today: string): Promise<ListPage<AuditRow>> {
    const audits = this.manager.createQueryBuilder(AuditEntity, 'audit').select('audit.id', 'id').where('true');
    if (query.state !== undefined) audits.andWhere('audit.state = :state', { state: query.state });
    if (query.fiscalYear !== undefined) audits.andWhere('audit.fiscalYear = :year', { year: query.fiscalYear });
    if (query.contractorId !== undefined) {
      audits.andWhere('audit.contractorId = :contractor', { contractor: query.contractorId });
    }
    if (query.auditorId !== undefined) {
      audits.andWhere(
        'EXISTS (SELECT 1 FROM audit_auditors n WHERE n.audit_id = audit.id AND n.person_id = :auditor)',
        { auditor: query.auditorId },
      );
    }
    if (query.overdue === true) {
      audits.andWhere('audit.state = ANY(:notBegun) AND audit.plannedOn < :today', { notBegun: NOT_BEGUN, today });
    }
    if (query.q !== undefined && query.q !== '') {
      const [found, parameters] = foundIn('c.folded', fold(query.q));
      audits.andWhere(
        `(audit.number ILIKE :number OR audit.contractorId IN (SELECT c.id FROM contractors c WHERE ${found}))`,
        { ...parameters, number: `%${query.q.replace(/[%_\\]/g, '\\$&')}%` },
      );
    }
    const sorts = { plannedOn: 'audit.planned_on', number: 'audit.number' };
    const page = await listPage(audits, { sorts, id: 'audit.id' }, query, ({ id }) => id as string);
    const found = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => found.get(id) ?? []) };
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, AuditRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager.query<AuditRow[]>(`SELECT ${ROW} ${FROM} WHERE a.id = ANY($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  ofPlan(planId: string): Promise<AuditRow[]> {
    return this.manager.query(`SELECT ${ROW} ${FROM} WHERE a.plan_id = $1 ORDER BY a.planned_on, a.id`, [planId]);
  }

  entity(id: string): Promise<AuditEntity | null> {
    return this.manager.findOneBy(AuditEntity, { id });
  }

  /** Held until the transaction ends: alone for a step, shared with others for a rating. */
  lock(id: string, mode: 'alone' | 'shared'): Promise<AuditEntity | null> {
    return this.manager.findOne(AuditEntity, {
      where: { id },
      lock: { mode: mode === 'alone' ? 'pessimistic_write' : 'pessimistic_read' },
    });
  }

  /** Each change raises the version, also one that lies in other tables. */
  save(audit: AuditEntity, change: Partial<AuditEntity>): Promise<AuditEntity> {
    return this.manager.save(Object.assign(audit, change, { version: audit.version + 1 }));
  }

  /** Plans many audits in two statements; returns their ids in the same order. */
  async insert(audits: readonly NewAudit[]): Promise<string[]> {
    const rows = audits.map((one) => ({ id: randomUUID(), ...one }));
    await this.manager.query(
      `INSERT INTO audits (id, number, plan_id, programme_id, contractor_id, fiscal_year, state, mode, mode_reason,
         questions, planned_on, planned_days, record)
       SELECT n.id, n.number, n."planId", n."programmeId", n."contractorId", n."fiscalYear", 'planned', n.mode,
         n."modeReason", ARRAY(SELECT jsonb_array_elements_text(n.questions)), n."plannedOn", n."plannedDays", $2::jsonb
       FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, number text, "planId" uuid, "programmeId" uuid,
         "contractorId" uuid, "fiscalYear" int, mode text, "modeReason" text, questions jsonb, "plannedOn" date,
         "plannedDays" int)`,
      [JSON.stringify(rows), JSON.stringify(EMPTY_RECORD)],
    );
    await this.setAuditors(rows);
    return rows.map(({ id }) => id);
  }

  async auditorIds(id: string): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      'SELECT person_id AS id FROM audit_auditors WHERE audit_id = $1 ORDER BY position',
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Names the auditors of many audits at once, the first one of each leads. */
  async setAuditors(audits: readonly { readonly id: string; readonly auditorIds: readonly string[] }[]): Promise<void> {
    await this.manager.query('DELETE FROM audit_auditors WHERE audit_id = ANY($1::uuid[])', [
      audits.map(({ id }) => id),
    ]);
    const named = audits.flatMap(({ id, auditorIds }) =>
      auditorIds.map((personId, position) => ({ id, personId, position })),
    );
    await this.manager.query(
      `INSERT INTO audit_auditors (audit_id, person_id, position)
       SELECT n.id, n."personId", n.position FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, "personId" uuid, position int)`,
      [JSON.stringify(named)],
    );
  }

  /** The last audit of the contractor that was closed before the day, if there is one. */
  async lastClosed(contractorId: string, before: string): Promise<AuditEntity | null> {
    return this.manager
      .createQueryBuilder(AuditEntity, 'audit')
      .where(`audit.contractorId = :contractorId AND audit.state = 'closed' AND audit.fieldworkOn < :before`, {
        contractorId,
        before,
      })
      .orderBy('audit.fieldworkOn', 'DESC')
      .limit(1)
      .getOne();
  }

  /** When contractors are going to be audited by plans of earlier years, as far as those audits are still open. */
  async expected(fiscalYear: number): Promise<ReadonlyMap<string, string>> {
    const rows = await this.manager.query<{ contractorId: string; on: string }[]>(
      `SELECT contractor_id AS "contractorId", max(coalesce(fieldwork_on, planned_on))::text AS on FROM audits
       WHERE fiscal_year < $1 AND state NOT IN ('closed', 'cancelled') GROUP BY contractor_id`,
      [fiscalYear],
    );
    return new Map(rows.map(({ contractorId, on }) => [contractorId, on]));
  }

  /** The ratings of each contractor's last closed audit. */
  async lastRated(): Promise<ReadonlyMap<string, Partial<Record<Rating, number>>>> {
    const rows = await this.manager.query<{ contractorId: string; rated: Partial<Record<Rating, number>> }[]>(
      `SELECT DISTINCT ON (contractor_id) contractor_id AS "contractorId", rated FROM audits
       WHERE state = 'closed' ORDER BY contractor_id, fieldwork_on DESC`,
    );
    return new Map(rows.map(({ contractorId, rated }) => [contractorId, rated]));
  }
}
