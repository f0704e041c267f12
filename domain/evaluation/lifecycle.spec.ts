import { describe, expect, it } from 'vitest';
import { eventsFrom, nextState, unreachable } from '../lifecycle.js';
import { EVALUATION_LIFECYCLE } from './lifecycle.js';
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
});
