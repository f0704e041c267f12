import { Injectable } from '@nestjs/common';
import type { AuditPlanSummary } from '#contract/audit-plans.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AuditPlanEntity } from './audits.entities.js';

const COUNTED = `p.id, p.fiscal_year AS "fiscalYear", p.state, p.version,
  (SELECT count(*) FROM audits a WHERE a.plan_id = p.id AND a.state <> 'cancelled')::int AS "auditCount",
  (SELECT count(*) FROM audits a WHERE a.plan_id = p.id AND a.state = 'closed')::int AS "closedCount"`;

@Injectable()
export class PlansRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  list(): Promise<AuditPlanSummary[]> {
    return this.manager.query(`SELECT ${COUNTED} FROM audit_plans p ORDER BY p.fiscal_year DESC`);
  }
  async counted(id: string): Promise<AuditPlanSummary | null> {
    const [row] = await this.manager.query<AuditPlanSummary[]>(`SELECT ${COUNTED} FROM audit_plans p WHERE p.id = $1`, [
      id,
    ]);
    return row ?? null;
  }
  byId(id: string): Promise<AuditPlanEntity | null> {
    return this.manager.findOneBy(AuditPlanEntity, { id });
  }
  lock(id: string): Promise<AuditPlanEntity | null> {
    return this.manager.findOne(AuditPlanEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }
  ofYear(fiscalYear: number): Promise<AuditPlanEntity | null> {
    return this.manager.findOneBy(AuditPlanEntity, { fiscalYear });
  }
  /** A plan is also changed by what happens to its audits, which have rows of their own: each change raises its version. */
  save(plan: AuditPlanEntity, change: Partial<AuditPlanEntity>): Promise<AuditPlanEntity> {
    return this.manager.save(Object.assign(plan, change, { version: plan.version + 1 }));
  }

  /** Whoever may be named as an auditor. */
  auditors(): Promise<{ id: string; name: string }[]> {
    return this.manager.query(
      `SELECT id, name FROM people WHERE active AND 'auditor' = ANY(roles) ORDER BY name_folded, id`,
    );
  }

  /** Takes audits out of a draft; those that have left the planned state stay. */
  async remove(planId: string, auditIds: readonly string[]): Promise<void> {
    await this.manager.query(`DELETE FROM audits WHERE plan_id = $1 AND id = ANY($2::uuid[]) AND state = 'planned'`, [
      planId,
      auditIds,
    ]);
  }

  /** Days and modes of many audits at once. */
  async move(
    planId: string,
    moves: readonly {
      readonly id: string;
      readonly plannedOn: string;
      readonly mode: string;
      readonly plannedDays: number;
    }[],
  ): Promise<void> {
    await this.manager.query(
      `UPDATE audits a SET planned_on = m."plannedOn", mode = m.mode, planned_days = m."plannedDays",
         version = a.version + 1, updated_at = now()
       FROM jsonb_to_recordset($2::jsonb) AS m (id uuid, "plannedOn" date, mode text, "plannedDays" int)
       WHERE a.id = m.id AND a.plan_id = $1 AND a.state = 'planned'`,
      [planId, JSON.stringify(moves)],
    );
  }
}
