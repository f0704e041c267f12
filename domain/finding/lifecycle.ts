import type { Transition } from '../lifecycle.js';
import type { FindingEvent, FindingState } from './states.js';

/**
 * nonconformity / observation: which of the two it is. approval: decided by a second person. otherPerson: somebody else than
 * the finding's owner. recorded: what the step asks for is written down, see `missingFor`.
 */
export type FindingGuard = 'nonconformity' | 'observation' | 'approval' | 'otherPerson' | 'recorded';
type Step = Transition<FindingState, FindingEvent, FindingGuard>;

/** States in which somebody works on a nonconformity, and something is due. */
export const WORKING_STATES = [
  'open',
  'correction',
  'causeAnalysis',
  'planned',
  'planApproved',
  'inProgress',
  'returned',
] as const satisfies readonly FindingState[];

const everywhere = (event: FindingEvent, guard: FindingGuard, to?: FindingState): Step[] =>
  WORKING_STATES.map((from) => ({ from, event, to: to ?? from, guard }));

/**
 * finding: open → correction → causeAnalysis → planned → planApproved → inProgress → done → verified → closed; a plan or a result
 * that does not do is returned; a risk may be accepted until a day; an extension or an escalation leaves the state as it is. An
 * observation is adopted or declined. Source: design, section 6; ISO/IEC 27001:2022, 10.2.
 */
export const FINDING_LIFECYCLE: readonly Step[] = [
  { from: 'open', event: 'correct', to: 'correction', guard: 'nonconformity' },
  { from: 'correction', event: 'analyse', to: 'causeAnalysis', guard: 'recorded' },
  { from: 'causeAnalysis', event: 'plan', to: 'planned', guard: 'recorded' },
  { from: 'planned', event: 'approvePlan', to: 'planApproved', guard: 'approval' },
  { from: 'planned', event: 'returnPlan', to: 'returned', guard: 'approval' },
  { from: 'returned', event: 'analyse', to: 'causeAnalysis' },
  { from: 'planApproved', event: 'start', to: 'inProgress' },
  { from: 'inProgress', event: 'complete', to: 'done', guard: 'recorded' },
  { from: 'done', event: 'verify', to: 'verified', guard: 'otherPerson' },
  { from: 'done', event: 'returnWork', to: 'returned', guard: 'otherPerson' },
  { from: 'verified', event: 'close', to: 'closed', guard: 'otherPerson' },
  ...everywhere('acceptRisk', 'approval', 'riskAccepted'),
  { from: 'riskAccepted', event: 'reopen', to: 'open' },
  ...everywhere('extend', 'approval'),
  ...everywhere('escalate', 'nonconformity'),
  { from: 'done', event: 'escalate', to: 'done', guard: 'nonconformity' },
  { from: 'open', event: 'adopt', to: 'adopted', guard: 'observation' },
  { from: 'open', event: 'decline', to: 'declined', guard: 'observation' },
];

/** Where a finding rests. */
export const FINAL_FINDING_STATES: readonly FindingState[] = ['closed', 'adopted', 'declined'];

/** Whether it still asks something of somebody. */
export function isOpenFinding(state: FindingState): boolean {
  return !FINAL_FINDING_STATES.includes(state);
}
