export const EVALUATION_STATES = [
  'draft',
  'answering',
  'scoring',
  'review',
  'submitted',
  'approved',
  'returned',
  'rejected',
  'superseded',
] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

export const EVALUATION_EVENTS = [
  'ask',
  'score',
  'review',
  'submit',
  'approve',
  'return',
  'reject',
  'supersede',
] as const;
export type EvaluationEvent = (typeof EVALUATION_EVENTS)[number];
