import { Injectable } from '@nestjs/common';
import type { AuditSheet } from '#contract/audits.js';
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
