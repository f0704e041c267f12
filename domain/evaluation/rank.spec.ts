import { describe, expect, it } from 'vitest';
import { answer, candidate, checklistOf, modelOf } from './fixtures.js';
import { roundedTimes, ZERO } from './fraction.js';
import { competitionRanks, millionths, rankAll } from './rank.js';
import { exactTotal, prepare, scoreAll } from './scoring.js';

/** Weights that sum to 16,000, so that totals stand at the half of a millionth: w / 640 points. */
const CODES = ['w', 'rest', ...Array.from({ length: 15 }, (_, index) => `c${index}`)];
const wide = checklistOf(CODES.map((code) => ({ code, weight: 1000 })));
const scoresFor = (weight: number, ...levels: readonly number[]) =>
  scoreAll(
    prepare(
      modelOf(
        wide,
        levels.map((level, index) =>
          candidate(`s${index}`, {
            ...Object.fromEntries(CODES.map((code) => [code, answer(0)])),
            w: answer(1),
            c0: answer(level),
          }),
        ),
      ),
    ),
    {
      viewpointWeights: { V1: 7 },
      criterionWeights: { ...Object.fromEntries(CODES.map((code) => [code, 1000])), w: weight, rest: 1000 - weight },
    },
  );

describe('ranks', () => {
  it('round the half of a millionth up where the double falls below it', () => {
    let doublesGoWrong = 0;
    for (let weight = 1; weight < 1000; weight += 2) {
      for (const level of [0, 1, 2, 3, 4]) {
        const scores = scoresFor(weight, level);
        const exact = Number(roundedTimes(exactTotal(scores, 0, 'lower') ?? ZERO, 6));
        expect(millionths(scores, 0)).toBe(exact);
        if (Math.floor((scores.lower[0] ?? 0) * 1e6 + 0.5) !== exact) doublesGoWrong++;
      }
    }
    // else this test would not show that fractions are needed
    expect(doublesGoWrong).toBeGreaterThan(0);
  });
  it('leave out whoever is excluded, whatever the score', () => {
    expect(rankAll(scoresFor(3, 1, 4, 2), ['eligible', 'excluded', 'pending'])).toEqual({
      rank: [1, null, null],
      bracketRank: [null, null, 1],
      bestRank: [2, null, 1],
      worstRank: [2, null, 1],
    });
  });
  it.each([
    [[], []],
    [[5], [1]],
    [
      [5, 5, 5],
      [1, 1, 1],
    ],
    [
      [1, 9, 9, 4],
      [4, 1, 1, 3],
    ],
  ])('of %o are %o', (values, ranks) => {
    expect(competitionRanks(values)).toEqual(ranks);
  });
});
