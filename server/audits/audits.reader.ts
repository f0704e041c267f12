import { Injectable } from '@nestjs/common';
import type { AuditSheet } from '#contract/audits.js';
import type { MyAudit } from '#contract/homes.js';
import type { AuditMode, AuditState, Rating } from '#domain/audit/states.js';
import type { Overall } from '#domain/audit/summary.js';
import type { Actor } from '../platform/actor.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AuditSheets } from './audit-sheets.js';

export interface KnownAudit {
  readonly id: string;
  readonly contractorId: string;
  readonly number: string;
  readonly fiscalYear: number;
  readonly state: AuditState;
  readonly mode: AuditMode;
  readonly plannedOn: string;
  readonly fieldworkOn: string | null;
  /** its conclusion; null: there is none yet */
  readonly overall: Overall | null;
  readonly rated: Readonly<Partial<Record<Rating, number>>>;
}

/** Audits as other features may know them. */
@Injectable()
export class AuditsReader {
  constructor(
    private readonly sheets: AuditSheets,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The whole of an audit; refuses with 404 what there is not. */
  sheet(actor: Actor, id: string): Promise<AuditSheet> {
    return this.sheets.of(actor, id);
  }

  /** Audits that have not begun and that the person is named in, until that day, the nearest first. One statement. */
  async aheadOf(personId: string, until: string, limit: number): Promise<MyAudit[]> {
    return this.unitOfWork.manager.query(
      `SELECT a.id, a.number, c.name AS contractor, a.state, a.mode, a.planned_on::text AS "plannedOn"
       FROM audit_auditors n JOIN audits a ON a.id = n.audit_id JOIN contractors c ON c.id = a.contractor_id
       WHERE n.person_id = $1 AND a.state IN ('planned', 'announced', 'answering') AND a.planned_on <= $2::date
       ORDER BY a.planned_on, a.id LIMIT $3`,
      [personId, until, limit],
    );
  }

  /** All of each that were not cancelled, the latest first; who has none is absent. One statement. */
  async ofContractors(ids: readonly string[]): Promise<ReadonlyMap<string, readonly KnownAudit[]>> {
    const rows = await this.unitOfWork.manager.query<KnownAudit[]>(
      `SELECT id, contractor_id AS "contractorId", number, fiscal_year AS "fiscalYear", state, mode,
         planned_on::text AS "plannedOn", fieldwork_on::text AS "fieldworkOn", record #>> '{conclusion,overall}' AS overall, rated
       FROM audits WHERE contractor_id = ANY($1::uuid[]) AND state <> 'cancelled' ORDER BY planned_on DESC, number DESC`,
      [ids],
    );
    return Map.groupBy(rows, ({ contractorId }) => contractorId);
  }
}
