export const FINDING_STATES = [
  'open',
  'correction',
  'causeAnalysis',
  'planned',
  'planApproved',
  'inProgress',
  'done',
  'verified',
  'closed',
  'returned',
  'riskAccepted',
  'adopted',
  'declined',
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_EVENTS = [
  'correct',
  'analyse',
  'plan',
  'approvePlan',
  'returnPlan',
  'withdrawPlan',
  'start',
  'complete',
  'returnWork',
  'verify',
  'close',
  'acceptRisk',
  'reopen',
  'extend',
  'escalate',
  'adopt',
  'decline',
  'discontinue',
] as const;
export type FindingEvent = (typeof FINDING_EVENTS)[number];
