import type { AuditSummary } from '#contract/audits.js';
import { auditDueOn } from '#domain/audit/plan.js';
import type { AuditRow } from './audits.repository.js';

export function toSummary({ questions, lastAuditedOn, ...row }: AuditRow): AuditSummary {
  return { ...row, dueOn: auditDueOn(lastAuditedOn), questionCount: questions.length };
}

/** What the trail and approvals call an audit. */
export const titleOf = ({ number, contractor }: Pick<AuditRow, 'number' | 'contractor'>): string =>
  `${number} ${contractor.name}`;
