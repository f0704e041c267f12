import { describe, expect, it } from 'vitest';
import { deadEnds, eventsFrom, nextState, type Transition, unreachable } from '../lifecycle.js';
import { DECISION_EVENTS, EVALUATION_LIFECYCLE, FINAL_EVALUATION_STATES, isOpen } from './lifecycle.js';
import { EVALUATION_EVENTS, EVALUATION_STATES } from './states.js';

describe('the lifecycle of an evaluation', () => {
  it('reaches every state from draft', () => {
    expect(unreachable(EVALUATION_LIFECYCLE, EVALUATION_STATES, 'draft')).toEqual([]);
    expect(unreachable(EVALUATION_LIFECYCLE, EVALUATION_STATES, 'approved')).toContain('draft');
  });
  it('uses every event', () => {
    expect(EVALUATION_EVENTS.filter((event) => !EVALUATION_LIFECYCLE.some((one) => one.event === event))).toEqual([]);
  });
  it('leads one way from one state by one event', () => {
    const keys = EVALUATION_LIFECYCLE.map((one) => `${one.from} ${one.event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('answers with the next state, or with none', () => {
    expect(nextState(EVALUATION_LIFECYCLE, 'returned', 'score')).toBe('scoring');
    expect(nextState(EVALUATION_LIFECYCLE, 'draft', 'approve')).toBeNull();
    expect(eventsFrom(EVALUATION_LIFECYCLE, 'rejected')).toEqual([]);
  });
  it('leads from every state to an end', () => {
    expect(deadEnds(EVALUATION_LIFECYCLE, EVALUATION_STATES, FINAL_EVALUATION_STATES)).toEqual([]);
    const trap: Transition<'a' | 'b' | 'c', 'go' | 'fall' | 'turn'>[] = [
      { from: 'a', event: 'go', to: 'b' },
      { from: 'a', event: 'fall', to: 'c' },
      { from: 'c', event: 'turn', to: 'c' },
    ];
    expect(deadEnds(trap, ['a', 'b', 'c'], ['b'])).toEqual(['c']);
  });
  it('decides only where the guard is met', () => {
    expect(nextState(EVALUATION_LIFECYCLE, 'submitted', 'approve')).toBeNull();
    expect(nextState(EVALUATION_LIFECYCLE, 'submitted', 'approve', ['decision'])).toBe('approved');
    expect(eventsFrom(EVALUATION_LIFECYCLE, 'review')).toEqual(['score']);
    expect(eventsFrom(EVALUATION_LIFECYCLE, 'review', ['decision'])).toEqual(['score', 'submit']);
    expect(DECISION_EVENTS).toEqual(['submit', 'approve', 'return', 'reject', 'supersede']);
  });
  it('is open until it is submitted, and again when it is returned', () => {
    expect(EVALUATION_STATES.filter(isOpen)).toEqual(['draft', 'answering', 'scoring', 'review', 'returned']);
  });
});
