import { businessDaysBetween, type Calendar } from '../calendar/business-days.js';
import type { BusinessDate } from '../calendar/dates.js';

/** Who hears of it: the finding's owner, then everybody with the role. */
export type EscalationTarget = 'owner' | 'manager' | 'executive';
export interface Escalation {
  readonly level: number;
  /** business days after the deadline */
  readonly overdueBy: number;
  readonly to: EscalationTarget;
}

/** The day after, a week later, two weeks later. A company that decides otherwise changes this table. */
export const ESCALATIONS: readonly Escalation[] = [
  { level: 1, overdueBy: 1, to: 'owner' },
  { level: 2, overdueBy: 5, to: 'manager' },
  { level: 3, overdueBy: 10, to: 'executive' },
];

/** Business days that a deadline has passed by; 0 until it has. Throws RuleViolation calendarEnds. */
export function overdueBy(dueOn: BusinessDate, today: BusinessDate, calendar: Calendar): number {
  return today > dueOn ? businessDaysBetween(dueOn, today, calendar) : 0;
}

/** How far something that was due is escalated today; null: not at all. Throws RuleViolation calendarEnds. */
export function escalationFor(dueOn: BusinessDate, today: BusinessDate, calendar: Calendar): Escalation | null {
  const days = overdueBy(dueOn, today, calendar);
  return ESCALATIONS.findLast((one) => days >= one.overdueBy) ?? null;
}
