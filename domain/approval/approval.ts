import type { Role } from '../access/roles.js';
import { RuleViolation } from '../rule-violation.js';

export const APPROVAL_KINDS = [
  'waiver',
  'notApplicable',
  'auditPlan',
  'auditCancellation',
  'auditReport',
  'correctivePlan',
  'extension',
  'riskAcceptance',
  'contractorDecision',
  'outageExclusion',
] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];
export const APPROVAL_STATES = ['requested', 'approved', 'rejected', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Who may approve a step: named people, or anybody who holds one of the roles. */
export type Approvers = { readonly people: readonly string[] } | { readonly roles: readonly Role[] };

export interface ApprovalStep {
  readonly approvers: Approvers;
  /** one approval suffices, or each named person has to approve */
  readonly needs: 'any' | 'all';
  /** who has approved this step so far */
  readonly approvedBy: readonly string[];
  /** person → the one who stands in for them */
  readonly delegates: Readonly<Record<string, string>>;
}

/** 稟議: ordered steps; the first one that is not complete is the current one. */
export interface ApprovalRoute {
  readonly steps: readonly ApprovalStep[];
  readonly current: number;
}

export interface PendingApproval {
  readonly state: ApprovalState;
  readonly requestedBy: string;
  readonly route: ApprovalRoute;
}

export interface Decider {
  readonly id: string;
  readonly roles: readonly Role[];
}

export type ApprovalAction =
  | { readonly type: 'approve' | 'reject' | 'withdraw' }
  | { readonly type: 'returnTo'; readonly step: number }
  | { readonly type: 'delegate'; readonly to: string };

/** A step that nobody has approved yet. */
export function step(approvers: Approvers, needs: 'any' | 'all' = 'any'): ApprovalStep {
  return { approvers, needs, approvedBy: [], delegates: {} };
}

/** Who decides what, until a request brings a route of its own: one other person who holds one of the roles. */
const DECIDERS: Readonly<Record<ApprovalKind, readonly Role[]>> = {
  waiver: ['manager', 'executive'],
  notApplicable: ['manager', 'executive'],
  auditPlan: ['manager', 'executive'],
  auditCancellation: ['manager', 'executive'],
  auditReport: ['manager', 'executive'],
  correctivePlan: ['auditor', 'manager'],
  extension: ['auditor', 'manager'],
  riskAcceptance: ['executive'],
  contractorDecision: ['executive'],
  outageExclusion: ['manager', 'executive'],
};

/** The usual route of a kind: one step, one other person. */
export function routeOf(kind: ApprovalKind): ApprovalRoute {
  return { steps: [step({ roles: DECIDERS[kind] })], current: 0 };
}

/** The kinds that somebody with these roles decides on, for others. */
export function kindsDecidedBy(roles: readonly Role[]): readonly ApprovalKind[] {
  return APPROVAL_KINDS.filter((kind) => DECIDERS[kind].some((role) => roles.includes(role)));
}

/** Those who handed their part to this person, also through others. */
function principalsOf({ delegates }: ApprovalStep, personId: string): string[] {
  const reached = new Set([personId]);
  for (const stand of reached) {
    for (const [from, to] of Object.entries(delegates)) if (to === stand) reached.add(from);
  }
  reached.delete(personId);
  return [...reached];
}

/** For whom of the step's approvers this person decides: themself, or the ones they stand in for; never for the requester. */
function actsFor(one: ApprovalStep, person: Decider, requestedBy: string): string[] {
  const { approvers } = one;
  const principals = principalsOf(one, person.id);
  const entitled =
    'people' in approvers
      ? [person.id, ...principals].filter((id) => approvers.people.includes(id))
      : // only somebody entitled could hand the part on, so those who did need no second look at their roles
        [...(approvers.roles.some((role) => person.roles.includes(role)) ? [person.id] : []), ...principals];
  return entitled.filter((id) => id !== requestedBy);
}

/**
 * Why the person may not decide now; null when they may. Nobody decides on their own request, neither for another nor through
 * somebody who stands in for them. Source: design, section 6, approval.
 */
export function refusalFor(
  approval: PendingApproval,
  person: Decider,
): 'alreadyDecided' | 'ownRequest' | 'notYourStep' | null {
  if (approval.state !== 'requested') return 'alreadyDecided';
  if (approval.requestedBy === person.id) return 'ownRequest';
  const current = approval.route.steps[approval.route.current];
  return current && actsFor(current, person, approval.requestedBy).length > 0 ? null : 'notYourStep';
}

/** An `all` step waits for each named person but the requester, who could never approve. */
const isComplete = (one: ApprovalStep, requestedBy: string): boolean =>
  one.approvedBy.length > 0 &&
  (one.needs === 'any' ||
    !('people' in one.approvers) ||
    one.approvers.people.every((id) => id === requestedBy || one.approvedBy.includes(id)));

/**
 * The approval after an action of a person; the given one stays as it is. Throws RuleViolation alreadyDecided, ownRequest or
 * notYourStep. Only the requester withdraws; returning clears the approvals of the step that is returned to and of those after
 * it; whoever delegates may still decide, and so may the one who stands in. Source: design, section 6, approval.
 */
export function act<T extends PendingApproval>(approval: T, person: Decider, action: ApprovalAction): T {
  if (action.type === 'withdraw') {
    if (approval.state !== 'requested') throw new RuleViolation('alreadyDecided', { state: approval.state });
    if (approval.requestedBy !== person.id) throw new RuleViolation('notYourStep');
    return { ...approval, state: 'withdrawn' };
  }
  const refusal = refusalFor(approval, person);
  if (refusal) throw new RuleViolation(refusal);
  const { steps, current } = approval.route;
  const now = steps[current];
  if (!now) throw new RuleViolation('alreadyDecided');
  const replace = (one: ApprovalStep): ApprovalStep[] => steps.map((old, index) => (index === current ? one : old));
  switch (action.type) {
    case 'reject':
      return { ...approval, state: 'rejected' };
    case 'delegate': {
      if (action.to === approval.requestedBy) throw new RuleViolation('ownRequest', { path: 'to' });
      const delegates = { ...now.delegates, [person.id]: action.to };
      return { ...approval, route: { steps: replace({ ...now, delegates }), current } };
    }
    case 'returnTo': {
      if (!Number.isInteger(action.step) || action.step < 0 || action.step > current)
        throw new RuleViolation('notYourStep', { path: 'step' });
      const cleared = steps.map((old, index) => (index >= action.step ? { ...old, approvedBy: [] } : old));
      return { ...approval, route: { steps: cleared, current: action.step } };
    }
    case 'approve': {
      const approvedBy = [...new Set([...now.approvedBy, ...actsFor(now, person, approval.requestedBy)])];
      const approved = { ...now, approvedBy };
      const route = {
        steps: replace(approved),
        current: isComplete(approved, approval.requestedBy) ? current + 1 : current,
      };
      return { ...approval, route, state: route.current >= steps.length ? 'approved' : approval.state };
    }
  }
}
