import { Injectable } from '@nestjs/common';
import type { Severity } from '#domain/audit/programme.js';
import type { FindingState } from '#domain/finding/states.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

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
}

const COLUMNS = `f.id, f.number, f.contractor_id AS "contractorId", f.audit_id AS "auditId", f.question, f.severity, f.state,
  f.title, f.found_on::text AS "foundOn", f.due_on::text AS "dueOn", f.closed_on::text AS "closedOn"`;

/** Findings as other features may know them. */
@Injectable()
export class FindingsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  ofAudit(auditId: string): Promise<KnownFinding[]> {
    return this.unitOfWork.manager.query(`SELECT ${COLUMNS} FROM findings f WHERE f.audit_id = $1 ORDER BY f.number`, [
      auditId,
    ]);
  }

  ofContractor(contractorId: string): Promise<KnownFinding[]> {
    return this.unitOfWork.manager.query(
      `SELECT ${COLUMNS} FROM findings f WHERE f.contractor_id = $1 ORDER BY f.found_on DESC, f.number DESC`,
      [contractorId],
    );
  }
}
