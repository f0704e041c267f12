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
    // the vector's scores as sums of weights at level 4; k itself has no weight: .6 = d, .7 = d + a, .8 = … + c, .95 = … + b
    const steps = { d: 60, a: 10, c: 10, b: 15, none: 5 };
    const checklist = checklistOf([
      { code: 'k', weight: 0 },
      ...Object.entries(steps).map(([code, weight]) => ({ code, weight })),
    ]);
    const services = Object.entries(input.vendors).map(([name, { k, score }]) => {
      let reached = 0;
      const answers = Object.entries(steps).map(([code, weight]) => {
        const counts = reached + weight <= Math.round(score * 100);
        if (counts) reached += weight;
        return [code, answer(counts ? 4 : 0)] as const;
      });
      return candidate(
        name,
        {
          ...Object.fromEntries(answers),
          k: answer(typeof k === 'number' ? k : k === null ? '?' : 0),
        },
        { waivers: typeof k === 'string' ? [{ criterion: 'k', lastDay: k.replace('waived:', '') }] : [] },
      );
    });
    const mustHaves = { k: { threshold: input.mustHave.threshold as Level, minGrade: null } };
    const results = compare(modelOf(checklist, services, { mustHaves }), '2026-11-24').services;
    expect(Object.fromEntries(results.map((one) => [one.id, one.verdict]))).toEqual(expected.status);
    expect(results.map((one) => one.lower)).toEqual(Object.values(input.vendors).map(({ score }) => 100 * score));
    const byRank = results.filter((one) => one.rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    expect(byRank.map((one) => one.id)).toEqual(expected.rankEligible);
    expect(byRank.map((one) => one.rank)).toEqual([1, 2]);
    const pending = results.find((one) => one.verdict === 'pending');
    expect(pending?.bracketRank).toBe(expected.rankEligibleAndPending.indexOf(pending?.id ?? '') + 1);
    // excluded: scored, visible, unranked
    expect(results.find((one) => one.verdict === 'excluded')).toMatchObject({
      lower: 95,
      rank: null,
      bracketRank: null,
      bestRank: null,
      worstRank: null,
    });
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
      { A: [number, number]; B: [number, number]; aNecessarilyBeats: boolean; bNecessarilyBeats: boolean }
    >('missing-2');
    // tenths are no levels: 0.8 of weight 5 is level 4 of weight 4 and level 0 of weight 1, and so on; weights are in tenths
    const split: Record<string, { weight: number; criterion: number; from: number }> = {
      a1: { weight: 40, criterion: 0, from: 0.8 },
      a2: { weight: 10, criterion: 0, from: 1 },
      b1: { weight: 12, criterion: 1, from: 0.4 },
      b2: { weight: 18, criterion: 1, from: 1 },
      c1: { weight: 10, criterion: 2, from: 0.5 },
      c2: { weight: 10, criterion: 2, from: 1 },
    };
    for (const [index, weight] of input.weights.entries()) {
      const parts = Object.values(split).filter(({ criterion }) => criterion === index);
      expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBe(10 * weight);
    }
    const answersOf = (values: readonly (number | null)[]) =>
      Object.fromEntries(
        Object.entries(split).map(([code, { criterion, from }]) => {
          const value = values[criterion] ?? null;
          return [code, answer(value === null ? '?' : value >= from ? 4 : 0)];
        }),
      );
    const checklist = checklistOf(Object.entries(split).map(([code, { weight }]) => ({ code, weight })));
    const services = [candidate('A', answersOf(input.A)), candidate('B', answersOf(input.B))];
    const [a, b] = compare(modelOf(checklist, services), '2026-11-24').services;
    for (const [service, bounds] of [
      [a, expected.A],
      [b, expected.B],
    ] as const) {
      expect(Math.abs((service?.lower ?? 0) / 100 - bounds[0])).toBeLessThanOrEqual(tolerance);
      expect(Math.abs((service?.upper ?? 0) / 100 - bounds[1])).toBeLessThanOrEqual(tolerance);
    }
    // neither necessarily beats the other
    const surelyFirst = (service: typeof a): boolean => service?.worstRank === 1;
    expect([surelyFirst(a), surelyFirst(b)]).toEqual([expected.aNecessarilyBeats, expected.bNecessarilyBeats]);
    expect([a?.bestRank, b?.bestRank, a?.rank, b?.rank]).toEqual([1, 1, 2, 1]);
  });
});
