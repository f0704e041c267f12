import { addBusinessDays, type Calendar, dayOff, roll, type Roll } from '../calendar/business-days.js';
import { addDays, addMonths, type BusinessDate } from '../calendar/dates.js';
import type { Severity } from '../audit/programme.js';
import type { Bilingual } from '../checklist/checklist.js';
import type { FindingState } from './states.js';
import { type Allowance, DATED_STEPS, type FindingStep, type FindingTerms, rollOf } from './terms.js';

/** A deadline; when the date that was meant is no business day it says which, and what day that is. */
export interface Due {
  readonly on: BusinessDate;
  readonly moved: { readonly from: BusinessDate; readonly dayOff: Bilingual } | null;
}

/** The effect does not show earlier, in days from completion. Source: audit programme, corrective_action. */
export const CHECK_FROM_DAYS = 30;

/** The deadline that a date means: the business day before it where it is none. Throws RuleViolation calendarEnds. */
export function dueFrom(date: BusinessDate, calendar: Calendar, rule: Roll = 'preceding'): Due {
  const off = rule === 'none' ? null : dayOff(date, calendar);
  return { on: roll(date, rule, calendar), moved: off && { from: date, dayOff: off } };
}

/** The deadlines of a finding by its severity, for the steps that can be dated when it is found. Throws RuleViolation calendarEnds. */
export function deadlinesOf(
  severity: Severity,
  foundOn: BusinessDate,
  calendar: Calendar,
  { allowances }: FindingTerms,
): Partial<Record<FindingStep, Due>> {
  const due: Partial<Record<FindingStep, Due>> = {};
  const allowed: Readonly<Partial<Record<FindingStep, Allowance>>> = allowances[severity];
  for (const step of DATED_STEPS[severity]) {
    const allowance = allowed[step];
    if (allowance) due[step] = dueFrom(dateAfter(foundOn, allowance, calendar), calendar, rollOf(severity, step));
  }
  return due;
}

function dateAfter(from: BusinessDate, { count, unit }: Allowance, calendar: Calendar): BusinessDate {
  if (unit === 'businessDays') return addBusinessDays(from, count, calendar);
  return unit === 'months' ? addMonths(from, count) : addDays(from, count);
}

/** The first day on which the effect of what was completed on a day shows. */
export function checkFrom(completedOn: BusinessDate): BusinessDate {
  return addDays(completedOn, CHECK_FROM_DAYS);
}

/** Until when it is checked. Throws RuleViolation calendarEnds. */
export function checkBy(completedOn: BusinessDate, calendar: Calendar, { checkDays }: FindingTerms): Due {
  return dueFrom(addDays(completedOn, checkDays), calendar);
}

const STEP_OF: Readonly<Partial<Record<FindingState, FindingStep>>> = {
  open: 'correction',
  correction: 'plan',
  causeAnalysis: 'plan',
  returned: 'plan',
  planned: 'completion',
  planApproved: 'completion',
  inProgress: 'completion',
  done: 'check',
  verified: 'check',
};

/** The step that somebody works on in this state; null when nothing is due. A plan that waits for its approval is in time. */
export function stepDueIn(state: FindingState, severity: Severity): FindingStep | null {
  if (severity === 'observation') return state === 'open' ? 'answer' : null;
  return STEP_OF[state] ?? null;
}

/** What the finding is due on now; null: nothing is. */
export function dueIn(
  state: FindingState,
  severity: Severity,
  due: Readonly<Partial<Record<FindingStep, Due>>>,
  riskAcceptedUntil: BusinessDate | null,
): BusinessDate | null {
  if (state === 'riskAccepted') return riskAcceptedUntil;
  const step = stepDueIn(state, severity);
  return (step && due[step]?.on) ?? null;
}

/** When a plan that was returned today is due again: not earlier than it was. Throws RuleViolation calendarEnds. */
export function replanBy(
  before: Due | undefined,
  today: BusinessDate,
  calendar: Calendar,
  { returnedPlanDays }: FindingTerms,
): Due {
  const soon: Due = { on: addBusinessDays(today, returnedPlanDays, calendar), moved: null };
  return before && before.on > soon.on ? before : soon;
}
