import { addBusinessDays, type Calendar, dayOff, roll, type Roll } from '../calendar/business-days.js';
import { addDays, addMonths, type BusinessDate } from '../calendar/dates.js';
import type { Severity } from '../audit/programme.js';
import type { Bilingual } from '../checklist/checklist.js';
import type { FindingState } from './states.js';

/** What has a deadline of its own: 応急処置, 是正計画, 完了, 有効性確認; an observation has to be answered. */
export const FINDING_STEPS = ['correction', 'plan', 'completion', 'check', 'answer'] as const;
export type FindingStep = (typeof FINDING_STEPS)[number];

/** A deadline; when the date that was meant is no business day it says which, and what day that is. */
export interface Due {
  readonly on: BusinessDate;
  readonly moved: { readonly from: BusinessDate; readonly dayOff: Bilingual } | null;
}

interface Allowance {
  readonly count: number;
  readonly unit: 'days' | 'businessDays' | 'months';
  /** 24 hours are 24 hours, also at a weekend */
  readonly roll: Roll;
}
const within = (count: number, unit: Allowance['unit'] = 'days', rule: Roll = 'preceding'): Allowance => ({
  count,
  unit,
  roll: rule,
});

/**
 * How long each step may take from the day of the finding. A company that decides otherwise changes this table.
 * Source: audit programme, corrective_action.deadlines_proposal; a severity whose correction it does not date corrects at the
 * latest when it plans, and the next audit is at the latest after twelve months.
 */
export const ALLOWANCES: Readonly<Record<Severity, Readonly<Partial<Record<FindingStep, Allowance>>>>> = {
  critical: {
    correction: within(1, 'days', 'none'),
    plan: within(5, 'businessDays'),
    completion: within(30),
  },
  major: { correction: within(14), plan: within(14), completion: within(60) },
  minor: { correction: within(30), plan: within(30), completion: within(90) },
  observation: { answer: within(12, 'months') },
};

/** Whether it helped shows 30 to 90 days after completion. Same source. */
export const CHECK_DAYS = { earliest: 30, latest: 90 } as const;

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
): Partial<Record<FindingStep, Due>> {
  const due: Partial<Record<FindingStep, Due>> = {};
  for (const step of FINDING_STEPS) {
    const allowance = ALLOWANCES[severity][step];
    if (allowance) due[step] = dueFrom(dateAfter(foundOn, allowance, calendar), calendar, allowance.roll);
  }
  return due;
}

function dateAfter(from: BusinessDate, { count, unit }: Allowance, calendar: Calendar): BusinessDate {
  if (unit === 'businessDays') return addBusinessDays(from, count, calendar);
  return unit === 'months' ? addMonths(from, count) : addDays(from, count);
}

/** The first day on which the effect of what was completed on a day shows. */
export function checkFrom(completedOn: BusinessDate): BusinessDate {
  return addDays(completedOn, CHECK_DAYS.earliest);
}

/** Until when it is checked. Throws RuleViolation calendarEnds. */
export function checkBy(completedOn: BusinessDate, calendar: Calendar): Due {
  return dueFrom(addDays(completedOn, CHECK_DAYS.latest), calendar);
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

/** A plan that was returned comes back within the time that an urgent one has. */
export const RETURNED_PLAN_BUSINESS_DAYS = 5;

/** When a plan that was returned today is due again: not earlier than it was. Throws RuleViolation calendarEnds. */
export function replanBy(before: Due | undefined, today: BusinessDate, calendar: Calendar): Due {
  const soon: Due = { on: addBusinessDays(today, RETURNED_PLAN_BUSINESS_DAYS, calendar), moved: null };
  return before && before.on > soon.on ? before : soon;
}
