import { Injectable } from '@nestjs/common';
import type { AuditState } from '#domain/audit/states.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface OpenAudit {
  readonly id: string;
  readonly number: string;
  readonly contractor: { readonly name: string };
  readonly state: AuditState;
  readonly plannedOn: string;
  readonly answersDueOn: string | null;
  readonly fieldworkOn: string | null;
  readonly auditorIds: readonly string[];
  /** how many questions two people have rated differently */
  readonly contested: number;
}

export interface DraftPlan {
  readonly id: string;
  readonly fiscalYear: number;
}

/** Audits and plans on which somebody has to do something. */
@Injectable()
export class AuditsWorkRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those of one auditor, or of all, planned until the day or under way; what waits for an approval is left to who decides. */
  open(until: string, auditorId: string | null = null): Promise<OpenAudit[]> {
    return this.unitOfWork.manager.query(
      `SELECT a.id, a.number, json_build_object('name', c.name) AS contractor, a.state, a.planned_on::text AS "plannedOn",
         a.answers_due_on::text AS "answersDueOn", a.fieldwork_on::text AS "fieldworkOn",
         ARRAY(SELECT n.person_id FROM audit_auditors n WHERE n.audit_id = a.id ORDER BY n.position) AS "auditorIds",
         (SELECT count(*) FROM audit_answers r WHERE r.audit_id = a.id AND r.rivals <> '[]')::int AS contested
       FROM audits a JOIN contractors c ON c.id = a.contractor_id
       WHERE a.state IN ('planned', 'announced', 'answering', 'fieldwork', 'factCheck', 'reported')
         AND (a.state <> 'planned' OR a.planned_on <= $1::date)
         AND ($2::uuid IS NULL OR a.id IN (SELECT audit_id FROM audit_auditors WHERE person_id = $2))
         AND NOT EXISTS (SELECT 1 FROM approvals p WHERE p.id = a.approval_id AND p.state = 'requested')
         AND NOT EXISTS (SELECT 1 FROM audit_plans l WHERE l.id = a.plan_id AND l.state <> 'approved')
       ORDER BY a.planned_on, a.id`,
      [until, auditorId],
    );
  }

  drafts(): Promise<DraftPlan[]> {
    return this.unitOfWork.manager.query(
      `SELECT id, fiscal_year AS "fiscalYear" FROM audit_plans WHERE state = 'draft' ORDER BY fiscal_year`,
    );
  }
}
