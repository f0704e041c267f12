import { describe, expect, it } from 'vitest';
import type { Level } from '../checklist/checklist.js';
import { roundHalfUp } from './display.js';
import { compare } from './compare.js';
import { effectiveGrade } from './effective.js';
import { answer, candidate, checklistOf, modelOf } from './fixtures.js';
import type { Candidate, Settings } from './model.js';

const TODAY = '2026-11-24';
const two = checklistOf(
  [
    { code: 'a', weight: 3, risks: ['R1'], causes: ['human'], effortHours: [4, 3, 2, 1, 0.5] },
    { code: 'b', weight: 1, risks: ['R1', 'R2'], effortHours: [2, 2, 1, 1, 3] },
    { code: 'c', viewpoint: 'V2', weight: 2, effortHours: [0, 0, 0, 0, 0] },
  ],
  { V1: 3, V2: 1 },
);
const one = (service: Candidate, settings: Partial<Settings> = {}) => {
  const [result] = compare(modelOf(two, [service], settings), TODAY).services;
  if (!result) throw new Error('no result');
  return result;
};

describe('a score', () => {
  it.each([
    // V1 = (3·4 + 1·0) / 16 = 75, V2 = 50; (3·75 + 1·50) / 4
    [{ a: answer(4), b: answer(0), c: answer(2) }, 68.75, 68.75, 1],
    [{ a: answer(4), c: answer(2) }, 68.75, 87.5, 0.8125],
    [{ a: answer(4), b: answer('-'), c: answer(2) }, 87.5, 87.5, 1],
    [{ a: answer(4), b: answer('~'), c: answer(2) }, 68.75, 87.5, 0.8125],
    // V2 leaves both sums
    [{ a: answer(4), b: answer(0), c: answer('-') }, 75, 75, 1],
    [{}, 0, 100, 0],
  ])('of %o', (answers, lower, upper, answeredShare) => {
    expect(one(candidate('s', answers))).toMatchObject({ lower, upper, answeredShare });
  });
  it('is null when nothing applies', () => {
    const result = one(candidate('s', { a: answer('-'), b: answer('-'), c: answer('-') }));
    expect(result).toMatchObject({ lower: null, upper: null, answeredShare: null, rank: null, bestRank: null });
    expect(result.functionCoverage).toEqual({ lower: null, upper: null });
  });
  it('counts an option only when it is bought', () => {
    const offers = [
      { id: 'x', name: 'x', monthlyYen: 100, initialYen: 0, level: 2 as Level },
      { id: 'y', name: 'y', monthlyYen: 200, initialYen: 0, level: 4 as Level },
    ];
    // the better one stands first: the highest level counts, not the last
    const optional = {
      value: { kind: 'optional' as const, base: 0 as Level, offers: offers.toReversed() },
      grade: null,
    };
    const service = candidate('s', { a: optional, b: answer(0), c: answer(0) });
    const buy = (...ids: string[]) => ({ ...service, purchases: ids.map((offerId) => ({ criterion: 'a', offerId })) });
    expect(one(service).lower).toBe(0);
    expect(one(buy('x')).lower).toBe(28.125);
    expect(one(buy('x', 'y')).lower).toBe(56.25);
    expect(one(buy('y', 'x')).lower).toBe(56.25);
    const unknownBase = { ...optional, value: { ...optional.value, base: null } };
    expect(one({ ...service, answers: { ...service.answers, a: unknownBase } })).toMatchObject({
      lower: 0,
      upper: 56.25,
    });
  });
});

describe('a verdict', () => {
  const mustHaves: Settings['mustHaves'] = { a: { threshold: 2, minGrade: 'documented' } };
  it.each([
    [answer(1), [], 'excluded', 'belowThreshold'],
    [answer('?'), [], 'pending', 'unknown'],
    [answer('~'), [], 'pending', 'unknown'],
    [answer('-'), [], 'pending', 'notApplicable'],
    [answer(3, 'declared'), [], 'pending', 'gradeTooLow'],
    [answer(3, null), [], 'pending', 'gradeTooLow'],
    [answer(1, 'declared'), [], 'excluded', 'belowThreshold'],
    // its certificate holds through today, or has lapsed yesterday: the grade falls, the level does not
    [{ ...answer(3), carriedUntil: '2026-11-24' }, [], 'eligible', undefined],
    [{ ...answer(3, 'demonstrated'), carriedUntil: '2026-11-23' }, [], 'pending', 'gradeTooLow'],
    [{ ...answer(1), carriedUntil: '2026-11-23' }, [], 'excluded', 'belowThreshold'],
    [{ ...answer(3), carriedUntil: '2026-11-23' }, ['2026-11-24'], 'eligibleWithWaiver', 'waived'],
    [answer(2), [], 'eligible', undefined],
    [answer(2, 'demonstrated'), [], 'eligible', undefined],
    [answer(1), ['2026-11-24'], 'eligibleWithWaiver', 'waived'],
    [answer('-'), ['2027-03-31'], 'eligibleWithWaiver', 'waived'],
    [answer(1), ['2026-11-23'], 'excluded', 'belowThreshold'],
    [answer(2), ['2027-03-31'], 'eligible', undefined],
  ])('of %o with waivers to %o is %s', (a, lastDays, verdict, state) => {
    const waivers = lastDays.map((lastDay) => ({ criterion: 'a', lastDay }));
    const result = one(candidate('s', { a, b: answer(2), c: answer(2) }, { waivers }), { mustHaves });
    expect([result.verdict, result.mustHaves[0]?.state]).toEqual([verdict, state]);
  });
  it('with a lapsed certificate asks for better evidence, and no score changes', () => {
    const of = (carriedUntil: string) =>
      one(candidate('s', { a: { ...answer(3), carriedUntil }, b: answer(2), c: answer(2) }), { mustHaves });
    const [held, lapsed] = [of('2026-11-24'), of('2026-11-23')];
    expect([lapsed.lower, lapsed.upper, lapsed.answeredShare]).toEqual([held.lower, held.upper, held.answeredShare]);
    expect(effectiveGrade({ grade: null, carriedUntil: '2026-11-23' }, '2026-11-24')).toBeNull();
  });
  it('binds whatever the weight', () => {
    const result = one(candidate('s', { a: answer(0), b: answer(4), c: answer(4) }), {
      mustHaves,
      criterionWeights: { a: 0, b: 1, c: 1 },
    });
    expect(result).toMatchObject({ verdict: 'excluded', lower: 100, rank: null, bestRank: null });
  });
});

describe('ranks', () => {
  const flat = checklistOf([
    { code: 'a', weight: 4 },
    { code: 'k', weight: 4 },
  ]);
  const mustHaves: Settings['mustHaves'] = { k: { threshold: 2, minGrade: null } };
  const ranked = (...rows: (readonly [number | '?', number | '?'])[]) =>
    compare(
      modelOf(
        flat,
        rows.map(([a, k], index) => candidate(`s${index}`, { a: answer(a), k: answer(k) })),
        { mustHaves },
      ),
      TODAY,
    ).services.map((s) => [s.rank, s.bracketRank, s.bestRank, s.worstRank]);

  it('ties share a rank: 1, 1, 3', () => {
    expect(ranked([4, 2], [3, 3], [0, 2])).toEqual([
      [1, null, 1, 1],
      [1, null, 1, 1],
      [3, null, 3, 3],
    ]);
  });
  it('a pending service is numbered in brackets, an excluded one not at all', () => {
    expect(ranked([2, 2], [4, '?'], [4, 0], [1, 2])).toEqual([
      [1, null, 1, 2],
      [null, 1, 1, 1],
      [null, null, null, null],
      [2, null, 3, 3],
    ]);
  });
  it('without an eligible service there is no winner', () => {
    expect(ranked([4, '?'], [4, 0]).map(([rank]) => rank)).toEqual([null, null]);
  });
  it('tells apart what differs in the millionths, exactly at the half', () => {
    // 1/3-like totals that doubles cannot hold tie all the same
    const thirds = checklistOf([
      { code: 'a', weight: 1 },
      { code: 'b', weight: 2 },
    ]);
    const services = [candidate('p', { a: answer(4), b: answer(0) }), candidate('q', { a: answer(0), b: answer(2) })];
    expect(compare(modelOf(thirds, services), TODAY).services.map(({ rank }) => rank)).toEqual([1, 1]);
  });
});

describe('coverage, load and labour', () => {
  const service = candidate('s', { a: answer(2), c: answer(1) });
  it('counts level 2 and more, by viewpoint, by risk and by cause', () => {
    const result = one(service);
    expect(result.functionCoverage).toEqual({ lower: 0.5625, upper: 0.75 });
    expect(result.risks.slice(0, 2)).toEqual([
      { code: 'R1', lower: 0.75, upper: 1 },
      { code: 'R2', lower: 0, upper: 1 },
    ]);
    expect(result.risks[4]).toEqual({ code: 'R5', lower: null, upper: null });
    expect(result.causes[0]).toEqual({ code: 'human', lower: 1, upper: 1 });
  });
  it('sums whole minutes, unknown from the least to the greatest of its five', () => {
    const result = one(service, { hourlyRateYen: 3000 });
    expect(result.loadMinutes).toEqual({ lower: 120 + 60, upper: 120 + 180 });
    expect(result.loadReduction).toEqual({ lower: 1 - 300 / 360, upper: 0.5 });
    expect(result.labour?.y1).toEqual({ lower: 3 * 12 * 3000, upper: 5 * 12 * 3000 });
    expect(one(candidate('n', { a: answer('-'), b: answer('-'), c: answer(0) })).loadReduction).toBeNull();
  });
});

describe('what to ask next', () => {
  it('puts first what keeps a service pending, then the points; skips the excluded', () => {
    const model = modelOf(
      two,
      [
        candidate('p', { a: answer(3), c: answer(2) }),
        candidate('q', { a: answer(3), b: answer(0) }),
        candidate('x', { c: answer(0) }),
      ],
      { mustHaves: { c: { threshold: 1, minGrade: null } } },
    );
    const questions = compare(model, TODAY).nextQuestions;
    expect(questions.map(({ criterion, keepsPending, points }) => [criterion, keepsPending, points])).toEqual([
      ['c', true, 25],
      ['b', false, 18.75],
    ]);
    expect(questions.flatMap(({ services }) => services.map(({ serviceId }) => serviceId))).not.toContain('x');
  });
  it('asks for better evidence where only the grade is missing, and for approval of a not-applicable answer', () => {
    const model = modelOf(two, [candidate('p', { a: answer(3, 'declared'), b: answer('~'), c: answer(2) })], {
      mustHaves: { a: { threshold: 2, minGrade: 'documented' } },
    });
    const reasons = compare(model, TODAY).nextQuestions.map(({ criterion, services }) => [
      criterion,
      services[0]?.reason,
    ]);
    expect(reasons).toEqual([
      ['a', 'grade'],
      ['b', 'approval'],
    ]);
  });
});

it.each([
  [84.25, 84.3],
  [1.05, 1.1],
  [2.449999, 2.4],
  [0, 0],
])('%f is shown as %f', (value, shown) => {
  expect(roundHalfUp(value, 1)).toBe(shown);
});

it('lists the must-haves in the order of the checklist, however the settings were stored, and pays for an offer once', () => {
  const mustHave = { threshold: 2 as Level, minGrade: null };
  const offers = [{ id: 'x', name: 'x', monthlyYen: 100, initialYen: 0, level: 3 as Level }];
  const plan = {
    id: 'p',
    name: 'p',
    asWritten: '',
    kind: 'free' as const,
    amountYen: 0,
    period: null,
    lowerBound: false,
    initialYen: null,
    initialLowerBound: false,
    capacity: null,
    tax: null,
    openCosts: false,
    suspect: false,
    note: '',
  };
  const bought = { criterion: 'a', offerId: 'x' };
  const result = one(
    candidate(
      's',
      { a: { value: { kind: 'optional', base: 0, offers }, grade: null } },
      { purchases: [bought, bought], plans: [plan], planId: 'p' },
    ),
    { mustHaves: { c: mustHave, b: mustHave } },
  );
  expect(result.mustHaves.map(({ criterion }) => criterion)).toEqual(['b', 'c']);
  expect(result.fee.y1).toBe(1200);
});
