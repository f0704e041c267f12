import { describe, expect, it } from 'vitest';
import { compare } from '#domain/evaluation/compare.js';
import { answer, candidate, checklistOf, modelOf } from '#domain/evaluation/fixtures.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import {
  NOTHING_TRIED,
  changeCount,
  pruned,
  purchasable,
  triedCandidates,
  triedSettings,
  type WhatIf,
} from './what-if-changes';

const offer = { id: 'plus', name: 'plus', monthlyYen: 1000, initialYen: 0, level: 4 as const };
const optional = { value: { kind: 'optional' as const, base: 1 as const, offers: [offer] }, grade: null };
const model = modelOf(
  checklistOf([
    { code: 'a', weight: 3 },
    { code: 'b', weight: 1 },
  ]),
  [candidate('p', { a: answer(4), b: answer(0) }), candidate('q', { a: answer(1), b: answer(4) })],
);
const tried = (part: Partial<WhatIf>): WhatIf => ({ ...NOTHING_TRIED, ...part });
const laidOver = (what: WhatIf): EvaluationModel => ({
  ...model,
  settings: triedSettings(model.settings, what),
  candidates: triedCandidates(model.candidates, what),
});
const order = (what: WhatIf): (number | null)[] =>
  compare(laidOver(what), '2026-11-24').services.map(({ rank }) => rank);

describe('what is tried', () => {
  it('moves the ranking by a weight or an answer and leaves the evaluation alone', () => {
    const before = structuredClone(model);
    expect(order(NOTHING_TRIED)).toEqual([1, 2]);
    expect(order(tried({ criterionWeights: { a: 1, b: 9 } }))).toEqual([2, 1]);
    expect(order(tried({ answers: { q: { a: { kind: 'known', level: 4 } } } }))).toEqual([2, 1]);
    expect(model).toEqual(before);
  });

  it('binds a must-have and lets it go again', () => {
    const bound = tried({ mustHaves: { b: { threshold: 2, minGrade: null } } });
    expect(order(bound)).toEqual([null, 1]);
    expect(triedSettings(laidOver(bound).settings, tried({ mustHaves: { b: null } })).mustHaves).toEqual({});
  });

  it('has no grade for a tried level, and keeps the candidates that it does not touch', () => {
    const [p, q] = triedCandidates(model.candidates, tried({ answers: { q: { a: { kind: 'known', level: 3 } } } }));
    expect(p).toBe(model.candidates[0]);
    expect(q?.answers.a).toEqual({ value: { kind: 'known', level: 3 }, grade: null });
    expect(triedCandidates(model.candidates, tried({ criterionWeights: { a: 9 } }))).toBe(model.candidates);
  });

  it('is nothing once everything is turned back', () => {
    const back = tried({
      criterionWeights: { a: 3 },
      mustHaves: { a: null },
      purchases: { p: [], gone: [] },
      answers: { q: { a: { kind: 'known', level: 1 } }, gone: { a: { kind: 'unknown' } } },
    });
    expect(pruned(back, model)).toEqual(NOTHING_TRIED);
    expect(changeCount(pruned(back, model))).toBe(0);
    expect(changeCount(pruned(tried({ criterionWeights: { a: 3, b: 2 } }), model))).toBe(1);
  });

  it('takes over only what can be bought', () => {
    const purchases = [{ criterion: 'a', offerId: 'plus' }];
    const buyer = { ...candidate('r', { a: optional }), purchases };
    expect(purchasable(buyer)).toEqual(purchases);
    expect(purchasable({ ...buyer, answers: { a: answer(4) } })).toEqual([]);
  });
});
