import type { AuditSummary } from '#contract/audits.js';
import { auditDueOn } from '#domain/audit/plan.js';
import type { AuditRow } from './audits.repository.js';

export function toSummary({ questions, lastAuditedOn, ...row }: AuditRow): AuditSummary {
  return { ...row, dueOn: auditDueOn(lastAuditedOn), questionCount: questions.length };
}

/** What the trail and approvals call an audit. */
export const titleOf = ({
  number,
  contractor,
}: {
  readonly number: string;
  readonly contractor: { readonly name: string };
}): string => `${number} ${contractor.name}`;

/** What the trail, approvals and reminders call a yearly plan. */
export const planTitle = (fiscalYear: number | undefined): string => `${fiscalYear ?? ''}年度 監査計画`;
