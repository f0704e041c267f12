import { businessDaysBetween, type Calendar } from '../calendar/business-days.js';
import type { BusinessDate } from '../calendar/dates.js';
import { ESCALATION_TARGETS, type EscalationTarget, type FindingTerms } from './terms.js';

export interface Escalation {
  readonly level: number;
  /** business days after the deadline */
  readonly overdueBy: number;
  readonly to: EscalationTarget;
}

/** The levels, rising. */
export function escalationsOf({ escalations }: FindingTerms): readonly Escalation[] {
  return ESCALATION_TARGETS.map((to, index) => ({ level: index + 1, overdueBy: escalations[to], to }));
}

/** Business days that a deadline has passed by; 0 until it has. Throws RuleViolation calendarEnds. */
export function overdueBy(dueOn: BusinessDate, today: BusinessDate, calendar: Calendar): number {
  return today > dueOn ? businessDaysBetween(dueOn, today, calendar) : 0;
}

/** How far something that was due is escalated today; null: not at all. Throws RuleViolation calendarEnds. */
export function escalationFor(
  dueOn: BusinessDate,
  today: BusinessDate,
  calendar: Calendar,
  terms: FindingTerms,
): Escalation | null {
  const days = overdueBy(dueOn, today, calendar);
  return escalationsOf(terms).findLast((one) => days >= one.overdueBy) ?? null;
}
