import type { Transition } from '../lifecycle.js';
import type { EvaluationEvent, EvaluationState } from './states.js';

/** evaluation: draft → answering → scoring → review → submitted → approved | returned | rejected; returned → scoring. */
export const EVALUATION_LIFECYCLE: readonly Transition<EvaluationState, EvaluationEvent>[] = [
  { from: 'draft', event: 'ask', to: 'answering' },
  { from: 'draft', event: 'score', to: 'scoring' },
  { from: 'answering', event: 'score', to: 'scoring' },
  { from: 'scoring', event: 'ask', to: 'answering' },
  { from: 'scoring', event: 'review', to: 'review' },
  { from: 'review', event: 'score', to: 'scoring' },
  { from: 'review', event: 'submit', to: 'submitted' },
  { from: 'submitted', event: 'approve', to: 'approved' },
  { from: 'submitted', event: 'return', to: 'returned' },
  { from: 'submitted', event: 'reject', to: 'rejected' },
  { from: 'returned', event: 'score', to: 'scoring' },
  { from: 'approved', event: 'supersede', to: 'superseded' },
];

/** Events that belong to the decision, which asks for a second person. */
export const DECISION_EVENTS: readonly EvaluationEvent[] = ['submit', 'approve', 'return', 'reject', 'supersede'];

/** Whether answers and settings may be changed in this state. */
export function isOpen(state: EvaluationState): boolean {
  return ['draft', 'answering', 'scoring', 'review', 'returned'].includes(state);
}
