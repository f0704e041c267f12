import { describe, expect, it } from 'vitest';
import { deadEnds, eventsFrom, nextState, unreachable } from '../lifecycle.js';
import { FINAL_FINDING_STATES, FINDING_LIFECYCLE, isOpenFinding, WORKING_STATES } from './lifecycle.js';
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
});
