import { describe, expect, it } from 'vitest';
import { deadEnds, eventsFrom, nextState, unreachable } from '../lifecycle.js';
import { AUDIT_LIFECYCLE, FINAL_AUDIT_STATES, isRateable } from './lifecycle.js';
import { AUDIT_EVENTS, AUDIT_STATES } from './states.js';

describe('the lifecycle of an audit', () => {
  it('reaches every state, ends from every state, uses every event, and is never ambiguous', () => {
    expect(unreachable(AUDIT_LIFECYCLE, AUDIT_STATES, 'planned')).toEqual([]);
    expect(deadEnds(AUDIT_LIFECYCLE, AUDIT_STATES, FINAL_AUDIT_STATES)).toEqual([]);
    expect(AUDIT_EVENTS.filter((event) => !AUDIT_LIFECYCLE.some((one) => one.event === event))).toEqual([]);
    const keys = AUDIT_LIFECYCLE.map((one) => `${one.from} ${one.event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('is announced under an approved plan, reported and cancelled with a second person, closed when complete', () => {
    expect(nextState(AUDIT_LIFECYCLE, 'planned', 'announce')).toBeNull();
    expect(nextState(AUDIT_LIFECYCLE, 'planned', 'announce', ['planApproved'])).toBe('announced');
    expect(nextState(AUDIT_LIFECYCLE, 'factCheck', 'report')).toBeNull();
    expect(nextState(AUDIT_LIFECYCLE, 'announced', 'cancel', ['approval'])).toBe('cancelled');
    expect(nextState(AUDIT_LIFECYCLE, 'fieldwork', 'cancel', ['approval'])).toBeNull();
    expect(nextState(AUDIT_LIFECYCLE, 'reported', 'close')).toBeNull();
    expect(eventsFrom(AUDIT_LIFECYCLE, 'reported', ['complete'])).toEqual(['close']);
  });
  it('takes ratings from the questionnaire to the fact check', () => {
    expect(AUDIT_STATES.filter(isRateable)).toEqual(['answering', 'fieldwork', 'factCheck']);
  });
});
