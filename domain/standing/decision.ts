import type { BusinessDate } from '../calendar/dates.js';
import { RuleViolation } from '../rule-violation.js';

/** 継続, 改善を条件に継続, 切替え. */
export const DECISION_OUTCOMES = ['continue', 'improve', 'replace'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** asked: a second person has not decided yet. */
export const DECISION_STATES = ['asked', 'approved', 'rejected', 'withdrawn'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** An improvement has a last day that is still to come. Throws RuleViolation dateInThePast (`until`). */
export function assertDecision(decision: { readonly until: BusinessDate | null }, today: BusinessDate): void {
  if (decision.until !== null && decision.until < today) throw new RuleViolation('dateInThePast', { path: 'until' });
}
