import { describe, expect, it } from 'vitest';
import { compare } from '#domain/evaluation/compare.js';
import { answer, candidate, checklistOf, modelOf } from '#domain/evaluation/fixtures.js';
import { asWeight, tried } from './what-if';

const model = modelOf(
  checklistOf([
    { code: 'a', weight: 3 },
    { code: 'b', weight: 1 },
  ]),
  [candidate('p', { a: answer(4), b: answer(0) }), candidate('q', { a: answer(1), b: answer(4) })],
);
const nothing = { viewpointWeights: {}, criterionWeights: {}, purchases: {}, answers: {} };
const order = (trial: Parameters<typeof tried>[1]) =>
  compare(tried(model, trial), '2026-11-24').services.map(({ rank }) => rank);

describe('a trial', () => {
  it('moves the ranking by a weight or an answer, and leaves the stored model alone', () => {
    const before = structuredClone(model);
    expect(order(nothing)).toEqual([1, 2]);
    expect(order({ ...nothing, criterionWeights: { a: 1, b: 9 } })).toEqual([2, 1]);
    expect(order({ ...nothing, answers: { q: { a: answer(4) } } })).toEqual([2, 1]);
    expect(model).toEqual(before);
  });
  it.each([
    [12.4, 12],
    [-3, 0],
    [5000, 1000],
    [Number.NaN, 0],
  ])('takes %f as the weight %i', (typed, weight) => {
    expect(asWeight(typed)).toBe(weight);
  });
});
