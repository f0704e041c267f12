import type { Text } from '../ja';

export const myWork: Text['myWork'] = {
  heading: 'My work',
  lead: (today: string) => `What waits for you as of ${today}.`,
  groups: { overdue: 'Overdue', today: 'Today', week: 'This week', later: 'Later', undated: 'Without a date' },
  kinds: {
    approval: 'Approval',
    scoring: 'Scoring',
    auditPlan: 'Audit plan',
    audit: 'Audit',
    finding: 'Finding',
    incident: 'Incident',
    contractor: 'Contractor',
    certificate: 'Certificate',
    contract: 'Contract',
    sla: 'SLA',
  },
  count: (n: number) => (n === 1 ? '1 item' : `${n} items`),
  badge: (n: number) => (n === 1 ? '1 item waits for you' : `${n} items wait for you`),
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  empty: 'Nothing waits for you',
  emptyHint:
    'Approvals to decide, evaluations to score, audits and findings with a date will be listed here by due date.',
  toEvaluations: 'To the evaluations',
};
