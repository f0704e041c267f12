import { describe, expect, it } from 'vitest';
import { deadEnds, eventsFrom, nextState, unreachable } from '../lifecycle.js';
import {
  FINAL_FINDING_STATES,
  FINDING_LIFECYCLE,
  isOpenFinding,
  manualEvents,
  refusalFor,
  WORKING_STATES,
} from './lifecycle.js';
import { FINDING_EVENTS, FINDING_STATES } from './states.js';

describe('the lifecycle of a finding', () => {
  it('reaches every state, ends from every state, uses every event, and is never ambiguous', () => {
    expect(unreachable(FINDING_LIFECYCLE, FINDING_STATES, 'open')).toEqual([]);
    expect(deadEnds(FINDING_LIFECYCLE, FINDING_STATES, FINAL_FINDING_STATES)).toEqual([]);
    expect(FINDING_EVENTS.filter((event) => !FINDING_LIFECYCLE.some((one) => one.event === event))).toEqual([]);
    const keys = FINDING_LIFECYCLE.map((one) => `${one.from} ${one.event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('is closed only after somebody else has verified it', () => {
    expect(nextState(FINDING_LIFECYCLE, 'done', 'close', ['otherPerson'])).toBeNull();
    expect(nextState(FINDING_LIFECYCLE, 'done', 'verify')).toBeNull();
    expect(nextState(FINDING_LIFECYCLE, 'done', 'verify', ['otherPerson'])).toBe('verified');
    expect(nextState(FINDING_LIFECYCLE, 'verified', 'close')).toBeNull();
    expect(nextState(FINDING_LIFECYCLE, 'verified', 'close', ['otherPerson'])).toBe('closed');
  });
  it('keeps its state when it is extended or escalated', () => {
    for (const state of WORKING_STATES) {
      expect(nextState(FINDING_LIFECYCLE, state, 'extend', ['approval'])).toBe(state);
      expect(nextState(FINDING_LIFECYCLE, state, 'escalate', ['nonconformity'])).toBe(state);
      expect(nextState(FINDING_LIFECYCLE, state, 'acceptRisk', ['approval'])).toBe('riskAccepted');
    }
  });
  it('gives an observation two ways only', () => {
    expect(eventsFrom(FINDING_LIFECYCLE, 'open', ['observation'])).toEqual(['adopt', 'decline']);
  });
  it('asks nothing of anybody at its end', () => {
    expect(FINDING_STATES.filter((state) => !isOpenFinding(state))).toEqual(['closed', 'adopted', 'declined']);
  });
  it('is discontinued only when the contractor works for us no longer', () => {
    for (const state of [...WORKING_STATES, 'done', 'riskAccepted'] as const) {
      expect(nextState(FINDING_LIFECYCLE, state, 'discontinue')).toBeNull();
      expect(nextState(FINDING_LIFECYCLE, state, 'discontinue', ['ended'])).toBe('closed');
    }
  });
});

describe('what can be done now', () => {
  const major = { severity: 'major', contractorRunning: true } as const;
  it.each([
    [{ ...major, state: 'open' }, ['correct', 'extend', 'acceptRisk']],
    [{ ...major, state: 'correction' }, ['analyse', 'extend', 'acceptRisk', 'correct']],
    [{ ...major, state: 'causeAnalysis' }, ['plan', 'extend', 'acceptRisk', 'analyse']],
    [{ ...major, state: 'planned' }, ['extend', 'acceptRisk']],
    [{ ...major, state: 'planApproved' }, ['start', 'extend', 'acceptRisk']],
    [{ ...major, state: 'done' }, ['verify']],
    [{ ...major, state: 'verified' }, ['close']],
    [{ ...major, state: 'riskAccepted' }, ['reopen']],
    [{ ...major, state: 'closed' }, []],
    [{ ...major, state: 'open', contractorRunning: false }, ['correct', 'discontinue']],
    [{ ...major, state: 'causeAnalysis', contractorRunning: false }, ['discontinue', 'analyse']],
    [{ ...major, state: 'open', severity: 'observation' }, ['adopt', 'decline']],
    [{ ...major, state: 'open', severity: 'observation', contractorRunning: false }, ['adopt', 'decline']],
  ] as const)('%o: %o', (finding, events) => {
    expect(manualEvents(finding)).toEqual(events);
  });

  it.each([
    ['verify', 'owner', 'ownFinding'],
    ['verify', 'reporter', 'ownFinding'],
    ['close', 'owner', 'ownFinding'],
    ['close', 'reporter', 'ownFinding'],
    ['discontinue', 'owner', 'ownFinding'],
    ['verify', 'another', null],
    ['close', 'another', null],
    ['complete', 'owner', null],
  ] as const)('%s by the %s: %s', (event, person, refusal) => {
    expect(refusalFor(event, person, { ownerId: 'owner', completedBy: 'reporter' })).toBe(refusal);
  });
});
