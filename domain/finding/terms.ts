import type { Severity } from '../audit/programme.js';
import type { Roll } from '../calendar/business-days.js';
import { RuleViolation } from '../rule-violation.js';

/** What has a deadline of its own: 応急処置, 是正計画, 完了, 有効性確認; an observation has to be answered. */
export const FINDING_STEPS = ['correction', 'plan', 'completion', 'check', 'answer'] as const;
export type FindingStep = (typeof FINDING_STEPS)[number];

export const ALLOWANCE_UNITS = ['days', 'businessDays', 'months'] as const;
export interface Allowance {
  readonly count: number;
  readonly unit: (typeof ALLOWANCE_UNITS)[number];
}

/** The steps that are dated when a finding is raised. */
export const DATED_STEPS = {
  critical: ['correction', 'plan', 'completion'],
  major: ['correction', 'plan', 'completion'],
  minor: ['correction', 'plan', 'completion'],
  observation: ['answer'],
} as const satisfies Readonly<Record<Severity, readonly FindingStep[]>>;

/** Who hears of something overdue: the finding's owner, then everybody with the role. */
export const ESCALATION_TARGETS = ['owner', 'manager', 'executive'] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

/** What a company decides about the time that findings may take. */
export interface FindingTerms {
  /** from the day of the finding */
  readonly allowances: {
    readonly [S in Severity]: Readonly<Record<(typeof DATED_STEPS)[S][number], Allowance>>;
  };
  /** days from completion within which the effect is checked */
  readonly checkDays: number;
  /** business days for a plan that was returned */
  readonly returnedPlanDays: number;
  /** business days after the deadline */
  readonly escalations: Readonly<Record<EscalationTarget, number>>;
}

const within = (count: number, unit: Allowance['unit'] = 'days'): Allowance => ({ count, unit });

/**
 * Until the company decides otherwise. Source: audit programme, corrective_action.deadlines_proposal; a severity whose correction it
 * does not date corrects at the latest when it plans, the next audit is at the latest after twelve months, a returned plan comes
 * back within the time that an urgent one has. Escalation the day after, a week later, two weeks later.
 */
export const PROPOSED_TERMS: FindingTerms = {
  allowances: {
    critical: { correction: within(1), plan: within(5, 'businessDays'), completion: within(30) },
    major: { correction: within(14), plan: within(14), completion: within(60) },
    minor: { correction: within(30), plan: within(30), completion: within(90) },
    observation: { answer: within(12, 'months') },
  },
  checkDays: 90,
  returnedPlanDays: 5,
  escalations: { owner: 1, manager: 5, executive: 10 },
};

/** What a deadline on a day off becomes: the business day before, but 24 hours are 24 hours, also at a weekend. */
export function rollOf(severity: Severity, step: FindingStep): Roll {
  return severity === 'critical' && step === 'correction' ? 'none' : 'preceding';
}

/** Throws RuleViolation escalationsNotRising, with the path, unless each hears of it later than the one before. */
export function assertRising({ owner, manager, executive }: FindingTerms['escalations']): void {
  if (manager <= owner) throw new RuleViolation('escalationsNotRising', { path: 'escalations.manager' });
  if (executive <= manager) throw new RuleViolation('escalationsNotRising', { path: 'escalations.executive' });
}
