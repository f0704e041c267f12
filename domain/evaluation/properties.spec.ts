import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../checklist/checklist.js';
import type { Answer } from './answer.js';
import { compare } from './compare.js';
import { explain } from './explain.js';
import { answer, candidate, checklistOf, modelOf } from './fixtures.js';
import { add, compareFractions, roundedTimes, subtract, ZERO } from './fraction.js';
import type { Candidate, EvaluationModel } from './model.js';
import { exactTotal, prepare, scoreAll } from './scoring.js';

const TODAY = '2026-11-24';
const CODES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const VIEWPOINTS = { V1: 5, V2: 3, V3: 2 } as const;
const checklist = checklistOf(
  CODES.map((code, index) => ({ code, viewpoint: `V${1 + (index % 3)}` })),
  VIEWPOINTS,
);

const arbAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 4).map((level) => answer(level)),
  fc.constantFrom('?', '-', '~').map((sign) => answer(sign)),
  fc.record({ base: fc.constantFrom(null, 0, 1), level: fc.constantFrom(2, 3, 4) }).map(({ base, level }) => ({
    value: {
      kind: 'optional' as const,
      base: base,
      offers: [{ id: 'o', name: 'o', monthlyYen: 1, initialYen: 0, level: level }],
    },
    grade: null,
  })),
);
const arbCandidate = (id: string): fc.Arbitrary<Candidate> =>
  fc.record({ answers: fc.tuple(...CODES.map(() => arbAnswer)), buys: fc.boolean() }).map(({ answers, buys }) =>
    candidate(id, Object.fromEntries(CODES.map((code, index) => [code, answers[index] ?? answer('?')])), {
      purchases: buys ? CODES.map((criterion) => ({ criterion, offerId: 'o' })) : [],
    }),
  );
const arbWeights = (codes: readonly string[], max: number) =>
  fc
    .tuple(...codes.map(() => fc.integer({ min: 0, max })))
    .map((weights) => Object.fromEntries(codes.map((code, index) => [code, weights[index] ?? 0])));
const arbModel = (max = 1000): fc.Arbitrary<EvaluationModel> =>
  fc
    .record({
      candidates: fc.tuple(arbCandidate('p'), arbCandidate('q'), arbCandidate('r')),
      criterionWeights: arbWeights(CODES, max),
      viewpointWeights: arbWeights(Object.keys(VIEWPOINTS), max),
      threshold: fc.constantFrom<Level>(1, 2, 3),
    })
    .map(({ candidates, criterionWeights, viewpointWeights, threshold }) =>
      modelOf(checklist, candidates, {
        criterionWeights,
        viewpointWeights,
        mustHaves: { a: { threshold, minGrade: null } },
      }),
    );
const scale = (weights: Readonly<Record<string, number>>, by: number) =>
  Object.fromEntries(Object.entries(weights).map(([code, weight]) => [code, weight * by]));

describe('scoring, whatever the answers and weights', () => {
  it('does not change when all weights are scaled', () => {
    fc.assert(
      fc.property(
        arbModel(100),
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 2, max: 10 }),
        (model, one, two) => {
          const scaled = {
            ...model,
            settings: {
              ...model.settings,
              criterionWeights: scale(model.settings.criterionWeights, one),
              viewpointWeights: scale(model.settings.viewpointWeights, two),
            },
          };
          const before = compare(model, TODAY).services;
          const after = compare(scaled, TODAY).services;
          before.forEach((service, index) => {
            const other = after[index];
            expect(other?.rank).toBe(service.rank);
            expect([other?.bestRank, other?.worstRank]).toEqual([service.bestRank, service.worstRank]);
            if (service.lower === null) expect(other?.lower).toBeNull();
            else expect(other?.lower).toBeCloseTo(service.lower, 9);
          });
          const [a, b] = [model, scaled].map((one) => scoreAll(prepare(one), one.settings));
          for (const service of [0, 1, 2]) {
            const [exactA, exactB] = [a, b].map((scores) => (scores ? exactTotal(scores, service, 'upper') : null));
            expect(compareFractions(exactA ?? ZERO, exactB ?? ZERO)).toBe(0);
          }
        },
      ),
    );
  });

  it('is the same for a candidate whoever else is there and in whatever order', () => {
    fc.assert(
      fc.property(arbModel(), fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), (model, kept) => {
        const before = compare(model, TODAY).services;
        const fewer = { ...model, candidates: kept.flatMap((index) => model.candidates[index] ?? []) };
        compare(fewer, TODAY).services.forEach((service, index) => {
          const same = before[kept[index] ?? 0];
          const own = (one: typeof service | undefined) => ({
            ...one,
            rank: 0,
            bracketRank: 0,
            bestRank: 0,
            worstRank: 0,
          });
          expect(own(service)).toEqual(own(same));
        });
      }),
    );
  });

  it('lies between L and U for every completion, and no answer leaves them', () => {
    const levels = fc.tuple(...CODES.map(() => fc.constantFrom<Level>(0, 1, 2, 3, 4)));
    fc.assert(
      fc.property(arbModel(), levels, fc.integer({ min: 0, max: CODES.length }), (model, filling, howMany) => {
        const [before] = compare(model, TODAY).services;
        const first = model.candidates[0];
        if (!first || typeof before?.lower !== 'number' || before.upper === null) return;
        const prepared = prepare(model);
        let left = howMany;
        const answers = Object.fromEntries(
          CODES.map((code, index) => {
            const open = prepared.known[prepared.columns.indexOf(code)] === 0;
            const applies = prepared.applies[prepared.columns.indexOf(code)] === 1;
            if (!open || !applies || left === 0) return [code, first.answers[code] ?? answer('?')];
            left--;
            return [code, answer(filling[index] ?? 0)];
          }),
        );
        const [after] = compare({ ...model, candidates: [{ ...first, answers }] }, TODAY).services;
        const slack = 1e-9;
        expect(after?.lower).toBeGreaterThanOrEqual(before.lower - slack);
        expect(after?.upper).toBeLessThanOrEqual(before.upper + slack);
        expect(after?.lower).toBeLessThanOrEqual((after?.upper ?? 0) + slack);
      }),
    );
  });

  it('explains a difference whose parts sum to it exactly', () => {
    fc.assert(
      fc.property(arbModel(), (model) => {
        const why = explain(model, 'p', 'q');
        const scores = scoreAll(prepare(model), model.settings);
        const [first, second] = [exactTotal(scores, 0, 'lower'), exactTotal(scores, 1, 'lower')];
        if (!first || !second) {
          expect(why).toBeNull();
          return;
        }
        const sum = (why?.exact ?? []).reduce(add, ZERO);
        expect(compareFractions(sum, subtract(first, second))).toBe(0);
        const total = (why?.contributions ?? []).reduce((all, { points }) => all + points, 0);
        expect(total).toBeCloseTo(why?.difference ?? NaN, 9);
      }),
    );
  });

  it('ranks so that best ≤ rank ≤ worst holds among eligible and pending', () => {
    fc.assert(
      fc.property(arbModel(3), (model) => {
        for (const service of compare(model, TODAY).services) {
          if (service.verdict === 'excluded' || service.lower === null) {
            expect([service.rank, service.bracketRank, service.bestRank, service.worstRank]).toEqual([
              null,
              null,
              null,
              null,
            ]);
          } else {
            expect(service.bestRank).toBeLessThanOrEqual(service.worstRank ?? 0);
            if (service.bracketRank !== null) expect(service.bestRank).toBeLessThanOrEqual(service.bracketRank);
          }
        }
      }),
    );
  });

  it('numbers the services as exact fractions would, one by one', () => {
    fc.assert(
      fc.property(arbModel(4), (model) => {
        const scores = scoreAll(prepare(model), model.settings);
        const services = compare(model, TODAY).services;
        const standing = services.flatMap(({ verdict }, index) => {
          const [lower, upper] = [exactTotal(scores, index, 'lower'), exactTotal(scores, index, 'upper')];
          return verdict === 'excluded' || !lower || !upper ? [] : [{ index, verdict, lower, upper }];
        });
        for (const own of standing) {
          const others = standing.filter((one) => one !== own);
          const better = (one: typeof own) => roundedTimes(one.lower, 6) > roundedTimes(own.lower, 6);
          const among = own.verdict === 'pending' ? others : others.filter(({ verdict }) => verdict !== 'pending');
          const rank = 1 + among.filter(better).length;
          expect(services[own.index]).toMatchObject({
            rank: own.verdict === 'pending' ? null : rank,
            bracketRank: own.verdict === 'pending' ? rank : null,
            bestRank: 1 + others.filter((one) => compareFractions(one.lower, own.upper) > 0).length,
            worstRank: 1 + others.filter((one) => compareFractions(one.upper, own.lower) > 0).length,
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('asks for all that keeps a range open: the points of a service sum to U − L', () => {
    fc.assert(
      fc.property(arbModel(), (model) => {
        const { services, nextQuestions } = compare(model, TODAY);
        const asked = nextQuestions.flatMap((one) => one.services);
        for (const { id, verdict, lower, upper } of services) {
          const points = asked.filter(({ serviceId }) => serviceId === id).reduce((sum, one) => sum + one.points, 0);
          expect(points).toBeCloseTo(verdict === 'excluded' ? 0 : (upper ?? 0) - (lower ?? 0), 9);
        }
      }),
    );
  });

  it('is the same after the model went through JSON, whatever the order of the keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    fc.assert(
      fc.property(arbModel(), (model) => {
        const stored = reversed(JSON.parse(JSON.stringify(model))) as EvaluationModel;
        expect(JSON.stringify(compare(stored, TODAY))).toBe(JSON.stringify(compare(model, TODAY)));
      }),
    );
  });
});
