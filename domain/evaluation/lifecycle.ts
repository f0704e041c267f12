import type { Transition } from '../lifecycle.js';
import type { EvaluationEvent, EvaluationState } from './states.js';

/** decision: taken through an approval by a second person, not by moving the evaluation. */
export type EvaluationGuard = 'decision';

/** evaluation: draft → answering → scoring → review → submitted → approved | returned | rejected; returned → scoring; approved → superseded. Source: design, section 6. */
export const EVALUATION_LIFECYCLE: readonly Transition<EvaluationState, EvaluationEvent, EvaluationGuard>[] = [
  { from: 'draft', event: 'ask', to: 'answering' },
  { from: 'draft', event: 'score', to: 'scoring' },
  { from: 'answering', event: 'score', to: 'scoring' },
  { from: 'scoring', event: 'ask', to: 'answering' },
  { from: 'scoring', event: 'review', to: 'review' },
  { from: 'review', event: 'score', to: 'scoring' },
  { from: 'review', event: 'submit', to: 'submitted', guard: 'decision' },
  { from: 'submitted', event: 'approve', to: 'approved', guard: 'decision' },
  { from: 'submitted', event: 'return', to: 'returned', guard: 'decision' },
  { from: 'submitted', event: 'reject', to: 'rejected', guard: 'decision' },
  { from: 'returned', event: 'score', to: 'scoring' },
  { from: 'approved', event: 'supersede', to: 'superseded', guard: 'decision' },
];

/** Where an evaluation rests. */
export const FINAL_EVALUATION_STATES: readonly EvaluationState[] = ['approved', 'rejected', 'superseded'];

/** Events that belong to the decision, which asks for a second person. */
export const DECISION_EVENTS: readonly EvaluationEvent[] = EVALUATION_LIFECYCLE.flatMap((one) =>
  one.guard === 'decision' ? [one.event] : [],
);

/** Whether answers and settings may be changed in this state. */
export function isOpen(state: EvaluationState): boolean {
  return ['draft', 'answering', 'scoring', 'review', 'returned'].includes(state);
}

/** Whether it has been decided: what it was decided on stays as it was. */
export function isDecided(state: EvaluationState): boolean {
  return FINAL_EVALUATION_STATES.includes(state);
}
