import type { Severity } from '../audit/programme.js';
import { eventsFrom, type Transition } from '../lifecycle.js';
import type { FindingEvent, FindingState } from './states.js';

/**
 * nonconformity / observation: which of the two it is. approval: decided by a second person. otherPerson: somebody else than
 * its owner and the one who reported it done. recorded: what the step asks for is written down, see `missingFor`. ended: the
 * contractor works for us no longer.
 */
export type FindingGuard = 'nonconformity' | 'observation' | 'approval' | 'otherPerson' | 'recorded' | 'ended';
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

/** What people do by hand, or ask for; the other events follow from a decision, from the result of the check or from the date. */
export const MANUAL_EVENTS = [
  'correct',
  'analyse',
  'plan',
  'start',
  'complete',
  'verify',
  'close',
  'adopt',
  'decline',
  'extend',
  'acceptRisk',
  'reopen',
  'discontinue',
] as const satisfies readonly FindingEvent[];
export type ManualEvent = (typeof MANUAL_EVENTS)[number];

/** Deadlines that a contractor which has ended can no longer be given. */
const FOR_RUNNING_ONLY: readonly FindingEvent[] = ['plan', 'start', 'extend', 'acceptRisk'];

/**
 * finding: open → correction → causeAnalysis → planned → planApproved → inProgress → done → verified → closed; a plan or a result
 * that does not do is returned; a risk may be accepted until a day; an extension or an escalation leaves the state as it is. What a
 * contractor that has ended can no longer put right is discontinued. An observation is adopted or declined.
 * Source: design, section 6; ISO/IEC 27001:2022, 10.2.
 */
export const FINDING_LIFECYCLE: readonly Step[] = [
  { from: 'open', event: 'correct', to: 'correction', guard: 'nonconformity' },
  { from: 'correction', event: 'correct', to: 'correction', guard: 'recorded' },
  { from: 'correction', event: 'analyse', to: 'causeAnalysis', guard: 'recorded' },
  { from: 'causeAnalysis', event: 'analyse', to: 'causeAnalysis', guard: 'recorded' },
  { from: 'causeAnalysis', event: 'plan', to: 'planned', guard: 'recorded' },
  { from: 'planned', event: 'approvePlan', to: 'planApproved', guard: 'approval' },
  { from: 'planned', event: 'returnPlan', to: 'returned', guard: 'approval' },
  { from: 'planned', event: 'withdrawPlan', to: 'causeAnalysis', guard: 'approval' },
  { from: 'returned', event: 'analyse', to: 'causeAnalysis', guard: 'recorded' },
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
  ...everywhere('discontinue', 'ended', 'closed'),
  { from: 'done', event: 'discontinue', to: 'closed', guard: 'ended' },
  { from: 'riskAccepted', event: 'discontinue', to: 'closed', guard: 'ended' },
  { from: 'open', event: 'adopt', to: 'adopted', guard: 'observation' },
  { from: 'open', event: 'decline', to: 'declined', guard: 'observation' },
];

/**
 * What can be done with a finding now, the next step first. An observation is only adopted or declined; a contractor that has
 * ended is given no new deadlines, what it owes can be discontinued. Whether the person may do it is `refusalFor`'s question.
 */
export function manualEvents(finding: {
  readonly state: FindingState;
  readonly severity: Severity;
  readonly contractorRunning: boolean;
}): ManualEvent[] {
  const observation = finding.severity === 'observation';
  const met: FindingGuard[] = ['approval', 'otherPerson', 'recorded'];
  met.push(observation ? 'observation' : 'nonconformity');
  if (!finding.contractorRunning) met.push('ended');
  const possible = eventsFrom(FINDING_LIFECYCLE, finding.state, met);
  return MANUAL_EVENTS.filter(
    (event) =>
      possible.includes(event) &&
      (!observation || event === 'adopt' || event === 'decline') &&
      (finding.contractorRunning || !FOR_RUNNING_ONLY.includes(event)),
  ).sort((a, b) => Number(isRepeat(finding.state, a)) - Number(isRepeat(finding.state, b)));
}

/** Whether the event only writes anew what this state stands for. */
const isRepeat = (state: FindingState, event: ManualEvent): boolean =>
  FINDING_LIFECYCLE.some((one) => one.from === state && one.event === event && one.to === state && event !== 'extend');

/** Why a person may not do it: nobody verifies, closes or discontinues what they own or reported done themselves. Null: they may. */
export function refusalFor(
  event: ManualEvent,
  personId: string,
  finding: { readonly ownerId: string | null; readonly completedBy: string | null },
): 'ownFinding' | null {
  const needsAnother = event === 'verify' || event === 'close' || event === 'discontinue';
  return needsAnother && (finding.ownerId === personId || finding.completedBy === personId) ? 'ownFinding' : null;
}

/** Where a finding rests. */
export const FINAL_FINDING_STATES: readonly FindingState[] = ['closed', 'adopted', 'declined'];

/** Whether it still asks something of somebody. */
export function isOpenFinding(state: FindingState): boolean {
  return !FINAL_FINDING_STATES.includes(state);
}
