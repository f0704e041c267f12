import { describe, expect, it } from 'vitest';
import {
  act,
  type ApprovalAction,
  type Decider,
  kindsDecidedBy,
  type PendingApproval,
  refusalFor,
  routeOf,
  step,
} from './approval.js';

const requester: Decider = { id: 'requester', roles: ['manager'] };
const manager: Decider = { id: 'm', roles: ['manager'] };
const executive: Decider = { id: 'x', roles: ['executive'] };
const evaluator: Decider = { id: 'e', roles: ['evaluator'] };
const waiting = (route = routeOf('waiver')): PendingApproval => ({
  state: 'requested',
  requestedBy: 'requester',
  route,
});
const two = { steps: [step({ people: ['m', 'e'] }, 'all'), step({ roles: ['executive'] })], current: 0 };

function play(start: PendingApproval, moves: readonly (readonly [Decider, ApprovalAction])[]): PendingApproval {
  return moves.reduce((approval, [person, action]) => act(approval, person, action), start);
}
const approve = { type: 'approve' } as const;

describe('an approval', () => {
  it.each([
    [requester, 'ownRequest'],
    [evaluator, 'notYourStep'],
    [manager, null],
    [executive, null],
  ])('asks for a second person: %o', (person, refusal) => {
    expect(refusalFor(waiting(), person)).toBe(refusal);
    if (refusal) expect(() => act(waiting(), person, approve)).toThrow(refusal);
  });
  it.each([
    ['auditor', ['correctivePlan', 'extension']],
    [
      'executive',
      [
        'waiver',
        'notApplicable',
        'auditPlan',
        'auditCancellation',
        'auditReport',
        'riskAcceptance',
        'contractorDecision',
        'outageExclusion',
      ],
    ],
    ['evaluator', []],
    ['admin', []],
  ] as const)('is known to those who decide its kind: %s', (role, kinds) => {
    expect(kindsDecidedBy([role])).toEqual(kinds);
  });
  it('is decided once', () => {
    const approved = play(waiting(), [[manager, approve]]);
    expect(approved.state).toBe('approved');
    expect(() => act(approved, executive, { type: 'reject' })).toThrow('alreadyDecided');
  });
  it('is withdrawn by its requester only', () => {
    expect(act(waiting(), requester, { type: 'withdraw' }).state).toBe('withdrawn');
    expect(() => act(waiting(), manager, { type: 'withdraw' })).toThrow('notYourStep');
  });
  it('goes step by step, each person of an all-step', () => {
    const half = play(waiting(two), [[manager, approve]]);
    expect([half.state, half.route.current]).toEqual(['requested', 0]);
    expect(refusalFor(half, executive)).toBe('notYourStep');
    const whole = play(half, [
      [evaluator, approve],
      [executive, approve],
    ]);
    expect(whole.state).toBe('approved');
  });
  it('returns to an earlier step, whose approvals are asked for again', () => {
    const returned = play(waiting(two), [
      [manager, approve],
      [evaluator, approve],
      [executive, { type: 'returnTo', step: 0 }],
    ]);
    expect([returned.route.current, returned.route.steps[0]?.approvedBy]).toEqual([0, []]);
  });
  it('is delegated, never to the requester', () => {
    expect(() => act(waiting(two), manager, { type: 'delegate', to: 'requester' })).toThrow('ownRequest');
    const delegated = play(waiting(two), [
      [manager, { type: 'delegate', to: 'z' }],
      [{ id: 'z', roles: [] }, approve],
    ]);
    expect(delegated.route.steps[0]?.approvedBy).toEqual(['m']);
  });
  it('is handed on by the one who stands in', () => {
    const route = { steps: [step({ people: ['m', 'e'] }, 'all')], current: 0 };
    const handed = play(waiting(route), [
      [manager, { type: 'delegate', to: 'z' }],
      [
        { id: 'z', roles: [] },
        { type: 'delegate', to: 'y' },
      ],
      [{ id: 'y', roles: [] }, approve],
    ]);
    expect([handed.state, handed.route.steps[0]?.approvedBy]).toEqual(['requested', ['m']]);
    expect(act(handed, evaluator, approve).state).toBe('approved');
  });
  it('is not decided for the requester through somebody who stands in for them', () => {
    const route = { steps: [{ ...step({ roles: ['manager'] }), delegates: { requester: 'z' } }], current: 0 };
    expect(refusalFor(waiting(route), { id: 'z', roles: [] })).toBe('notYourStep');
  });
  it('does not wait for the approval that the requester could never give', () => {
    const route = { steps: [step({ people: ['requester', 'm'] }, 'all')], current: 0 };
    expect(play(waiting(route), [[manager, approve]]).state).toBe('approved');
    const alone = { steps: [step({ people: ['requester'] }, 'all')], current: 0 };
    expect(refusalFor(waiting(alone), manager)).toBe('notYourStep');
  });
  it.each([-1, 1, 0.5])('is not returned to step %d of the first', (to) => {
    expect(() => act(waiting(two), manager, { type: 'returnTo', step: to })).toThrow('notYourStep');
  });
  it('leaves the given approval as it was', () => {
    const before = waiting(two);
    const copy = structuredClone(before);
    play(before, [
      [manager, { type: 'delegate', to: 'z' }],
      [manager, approve],
    ]);
    expect(before).toEqual(copy);
  });
});
