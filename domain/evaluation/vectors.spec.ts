import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Level } from '../checklist/checklist.js';
import { compare } from './compare.js';
import { answer, candidate, checklistOf, modelOf } from './fixtures.js';
import { competitionRanks } from './rank.js';

interface Vector<Input, Expected> {
  readonly input: Input;
  readonly expected: Expected;
  readonly tolerance: number;
}
const read = <I, E>(name: string): Vector<I, E> =>
  JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8')) as Vector<I, E>;

/** The vectors' values 0–1 as levels, where they are quarters. */
const level = (value: number | null): Level | '?' => (value === null ? '?' : ((value * 4) as Level));

describe('published examples', () => {
  it('rank-1: competition ranks', () => {
    const { input, expected } = read<{ scores: number[] }, { min: number[] }>('rank-1');
    expect(competitionRanks(input.scores)).toEqual(expected.min);
  });

  it('knockout-1: must-haves before compensation', () => {
    const { input, expected } = read<
      { mustHave: { threshold: number }; vendors: Record<string, { k: number | string | null; score: number }> },
      { status: Record<string, string>; rankEligible: string[]; rankEligibleAndPending: string[] }
    >('knockout-1');
    // the vector's score is carried by a second viewpoint of 100 criteria-weights; k itself has no weight
    const checklist = checklistOf(
      [
        { code: 'k', weight: 0 },
        { code: 'high', weight: 1 },
        { code: 'rest', weight: 1 },
      ],
      { V1: 1 },
    );
    const vendors = Object.entries(input.vendors);
    const services = vendors.map(([name, { k }]) =>
      candidate(
        name,
        { k: answer(typeof k === 'number' ? (k as Level) : k === null ? '?' : 0) },
        { waivers: typeof k === 'string' ? [{ criterion: 'k', lastDay: k.replace('waived:', '') }] : [] },
      ),
    );
    // scores as percent through weights: high = 100·score of 100, one service at a time so that its own weights apply
    const results = services.map((service, index) => {
      const score = vendors[index]?.[1].score ?? 0;
      const high = Math.round(score * 100);
      return compare(
        modelOf(checklist, [{ ...service, answers: { ...service.answers, high: answer(4), rest: answer(0) } }], {
          criterionWeights: { k: 0, high, rest: 100 - high },
          mustHaves: { k: { threshold: input.mustHave.threshold as Level, minGrade: null } },
        }),
        '2026-11-24',
      ).services[0];
    });
    expect(Object.fromEntries(results.map((one) => [one?.id, one?.verdict]))).toEqual(expected.status);
    expect(results.map((one) => one?.lower)).toEqual(vendors.map(([, { score }]) => 100 * score));
    const order = (verdicts: readonly string[]) =>
      results
        .filter((one) => verdicts.includes(one?.verdict ?? ''))
        .sort((a, b) => (b?.lower ?? 0) - (a?.lower ?? 0))
        .map((one) => one?.id);
    expect(order(['eligible', 'eligibleWithWaiver'])).toEqual(expected.rankEligible);
    expect(order(['eligible', 'eligibleWithWaiver', 'pending'])).toEqual(expected.rankEligibleAndPending);
  });

  it('missing-1: unknown is a range, and the answered share', () => {
    const { input, expected, tolerance } = read<
      { weights: number[]; values: (number | null)[] },
      { lower: number; upper: number; coverage: number }
    >('missing-1');
    const codes = input.weights.map((weight, index) => ({ code: `c${index}`, weight }));
    const answers = Object.fromEntries(input.values.map((value, index) => [`c${index}`, answer(level(value))]));
    const [service] = compare(modelOf(checklistOf(codes), [candidate('a', answers)]), '2026-11-24').services;
    expect(Math.abs((service?.lower ?? 0) / 100 - expected.lower)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs((service?.upper ?? 0) / 100 - expected.upper)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs((service?.answeredShare ?? 0) - expected.coverage)).toBeLessThanOrEqual(tolerance);
  });

  it('missing-2: two ranges that overlap', () => {
    const { input, expected, tolerance } = read<
      { weights: number[]; A: (number | null)[]; B: (number | null)[] },
      { A: [number, number]; B: [number, number] }
    >('missing-2');
    // tenths are no levels: each weight is split into a part at level 4 and a part at level 0
    const codes = input.weights.flatMap((weight, index) => [
      { code: `h${index}`, weight: weight * 100 },
      { code: `z${index}`, weight: 0 },
    ]);
    const scoreOf = (values: (number | null)[]) => {
      const weights = Object.fromEntries(
        input.weights.flatMap((weight, index) => {
          const high = Math.round(weight * 100 * (values[index] ?? 1));
          return [
            [`h${index}`, high],
            [`z${index}`, weight * 100 - high],
          ];
        }),
      );
      const answers = Object.fromEntries(
        values.flatMap((value, index) => [
          [`h${index}`, answer(value === null ? '?' : 4)],
          [`z${index}`, answer(value === null ? '?' : 0)],
        ]),
      );
      const model = modelOf(checklistOf(codes), [candidate('a', answers)], { criterionWeights: weights });
      const [service] = compare(model, '2026-11-24').services;
      return [(service?.lower ?? 0) / 100, (service?.upper ?? 0) / 100];
    };
    for (const [name, values] of [
      ['A', input.A],
      ['B', input.B],
    ] as const) {
      scoreOf(values).forEach((bound, index) => {
        expect(Math.abs(bound - (expected[name][index] ?? 0))).toBeLessThanOrEqual(tolerance);
      });
    }
    // neither necessarily beats the other
    expect(expected.A[0] < expected.B[1] && expected.A[1] > expected.B[0]).toBe(true);
  });
});
