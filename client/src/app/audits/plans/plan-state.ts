import type { AuditPlanSummary } from '#contract/audit-plans.js';

/** Which kind of chip says the state. */
export const PLAN_STYLES: Readonly<Record<AuditPlanSummary['state'], string>> = {
  draft: 'plain',
  submitted: 'warn',
  approved: 'ok',
};
