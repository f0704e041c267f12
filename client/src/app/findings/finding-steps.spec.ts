import { describe, expect, it } from 'vitest';
import type { Finding } from '#contract/findings.js';
import { chainOf, sorted } from './finding-steps';

const written = { by: { id: 'a', name: 'a' }, on: '2026-11-24' };
const CORRECTION = { text: 'x', doneOn: '2026-11-24', ...written };
const ANALYSIS = { method: 'free', whys: [], rootCause: 'x', similarFound: false, similar: 'x', ...written } as const;
const finding = (more: Partial<Finding>): Finding =>
  ({
    severity: 'major',
    state: 'open',
    correction: null,
    analysis: null,
    plan: null,
    completion: null,
    verifiedBy: null,
    ...more,
  }) as Finding;
const statuses = (more: Partial<Finding>) =>
  chainOf(finding(more))
    .map(({ status }) => ({ done: 'D', current: 'C', todo: '-', skipped: 's' })[status])
    .join('');

describe('the chain of a finding', () => {
  it.each<[Partial<Finding>, string]>([
    [{}, 'DC------'],
    [{ state: 'correction' }, 'DDC-----'],
    [{ state: 'causeAnalysis' }, 'DDDC----'],
    [{ state: 'planned' }, 'DDDDC---'],
    [{ state: 'inProgress' }, 'DDDDDC--'],
    [{ state: 'done' }, 'DDDDDDC-'],
    [{ state: 'verified' }, 'DDDDDDDC'],
    [{ state: 'closed', verifiedBy: { id: 'b', name: 'b' } }, 'DDDDDDDD'],
    // what was returned is analysed anew
    [{ state: 'returned', correction: CORRECTION, analysis: { ...ANALYSIS, whys: [] } }, 'DDC-----'],
    // nothing is asked for while a risk is borne
    [{ state: 'riskAccepted', correction: CORRECTION }, 'DD------'],
    // discontinued: what was not done is not to come either
    [{ state: 'closed', correction: CORRECTION }, 'DDssssss'],
    [{ severity: 'observation' }, 'DC'],
    [{ severity: 'observation', state: 'adopted' }, 'DD'],
  ])('%o: %s', (more, expected) => {
    expect(statuses(more)).toBe(expected);
  });
});

describe('the next step', () => {
  const event = (name: Finding['events'][number]['event']) => ({ event: name, missing: [], refusal: null });
  it.each([
    ['open', ['correct', 'extend', 'acceptRisk'], 'correct'],
    ['correction', ['analyse', 'extend', 'acceptRisk', 'correct'], 'analyse'],
    ['planned', ['extend', 'acceptRisk'], undefined],
    ['causeAnalysis', ['analyse'], undefined],
    ['causeAnalysis', ['discontinue', 'analyse'], 'discontinue'],
    ['closed', [], undefined],
  ] as const)('in %s of %o: %s', (state, events, next) => {
    const found = sorted({ state, events: events.map(event) });
    expect(found.next?.event).toBe(next);
    expect(found.others).toHaveLength(events.length - (next ? 1 : 0));
  });
});
