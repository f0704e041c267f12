import type { Finding } from '#contract/findings.js';
import type { FindingStep } from '#domain/finding/terms.js';
import type { ManualEvent } from '#domain/finding/lifecycle.js';
import type { FindingState } from '#domain/finding/states.js';

export type ChainStep =
  'found' | 'correction' | 'analysis' | 'plan' | 'approval' | 'work' | 'check' | 'close' | 'answer';
export type StepStatus = 'done' | 'current' | 'todo' | 'skipped';

export interface ShownStep {
  readonly step: ChainStep;
  readonly status: StepStatus;
  /** which of the deadlines is this step's */
  readonly due: FindingStep | null;
}

const CHAIN: readonly (readonly [ChainStep, FindingStep | null])[] = [
  ['found', null],
  ['correction', 'correction'],
  ['analysis', 'plan'],
  ['plan', 'plan'],
  ['approval', null],
  ['work', 'completion'],
  ['check', 'check'],
  ['close', null],
];
/** How many steps of the chain lie behind a finding in this state. */
const BEHIND: Partial<Record<FindingState, number>> = {
  open: 1,
  correction: 2,
  returned: 2,
  causeAnalysis: 3,
  planned: 4,
  planApproved: 5,
  inProgress: 5,
  done: 6,
  verified: 7,
  closed: 8,
};

/** The chain of steps of a finding: what is done, where it stands, what is to come; a discontinued one has skipped the rest. */
export function chainOf(finding: Finding): ShownStep[] {
  if (finding.severity === 'observation') {
    const open = finding.state === 'open';
    return [
      { step: 'found', status: 'done', due: null },
      { step: 'answer', status: open ? 'current' : 'done', due: open ? 'answer' : null },
    ];
  }
  const behind = finding.state === 'riskAccepted' ? writtenSteps(finding) : (BEHIND[finding.state] ?? 1);
  const discontinued = finding.state === 'closed' && finding.verifiedBy === null;
  const reached = discontinued ? writtenSteps(finding) : behind;
  return CHAIN.map(([step, due], index) => ({
    step,
    due: index < reached ? null : due,
    status:
      index < reached
        ? 'done'
        : discontinued
          ? 'skipped'
          : index === reached && finding.state !== 'riskAccepted'
            ? 'current'
            : 'todo',
  }));
}

/** Found, and then one step for each that is written down, without a gap; a plan counts until it was approved. */
function writtenSteps({ correction, analysis, plan, completion }: Finding): number {
  const written = [correction, analysis, plan, completion];
  const first = written.indexOf(null);
  const count = first === -1 ? written.length : first;
  // between the plan and the work stands its approval
  return 1 + count + (count === written.length ? 1 : 0);
}

const SECONDARY: readonly ManualEvent[] = ['extend', 'acceptRisk'];

/** The one next step, which stands at the right end of the head, and what else can be done. */
export function sorted({ events, state }: Pick<Finding, 'events' | 'state'>): {
  next: Finding['events'][number] | null;
  others: Finding['events'];
} {
  const [first] = events;
  const repeats =
    (state === 'correction' && first?.event === 'correct') || (state === 'causeAnalysis' && first?.event === 'analyse');
  const next = first && !SECONDARY.includes(first.event) && !repeats ? first : null;
  return { next, others: next ? events.slice(1) : events };
}
