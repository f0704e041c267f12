import type { Verdict } from './comparison.js';
import { compareFractions, roundedTimes, ZERO } from './fraction.js';
import { exactTotal, type Scores } from './scoring.js';

export interface Ranking {
  readonly rank: (number | null)[];
  readonly bracketRank: (number | null)[];
  readonly bestRank: (number | null)[];
  readonly worstRank: (number | null)[];
}

/** 1 + how many are greater: ties share the best number (1, 1, 3). Method `min` of the published rank functions. */
export function competitionRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => b - a);
  const first = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!first.has(value)) first.set(value, index + 1);
  });
  return values.map((value) => first.get(value) ?? 0);
}

/** Doubles nearer than this are compared as exact fractions; their error is below 1e-12. */
const CLOSE = 1e-9;

/** A total in millionths of a point, rounded half up; exact where the double stands at a boundary. */
export function millionths(scores: Scores, service: number): number {
  const scaled = (scores.lower[service] ?? 0) * 1e6 + 0.5;
  if (Math.abs(scaled - Math.round(scaled)) > 1e-3) return Math.floor(scaled);
  return Number(roundedTimes(exactTotal(scores, service, 'lower') ?? ZERO, 6));
}

/** How many of the others' bounds are greater than this one. */
function greater(
  scores: Scores,
  sorted: readonly { readonly service: number; readonly value: number }[],
  theirs: 'lower' | 'upper',
  own: { readonly service: number; readonly value: number; readonly bound: 'lower' | 'upper' },
): number {
  // sorted downwards: all before the first that is not surely greater
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.value ?? 0) > own.value + CLOSE) from = middle + 1;
    else to = middle;
  }
  let count = from;
  for (let index = from; index < sorted.length; index++) {
    const other = sorted[index];
    if (other === undefined || other.value < own.value - CLOSE) break;
    if (other.service === own.service) continue;
    const a = exactTotal(scores, other.service, theirs) ?? ZERO;
    const b = exactTotal(scores, own.service, own.bound) ?? ZERO;
    if (compareFractions(a, b) > 0) count++;
  }
  return count;
}

/**
 * Ranks by the lower bound rounded half up to 6 decimals. Eligible services are numbered among themselves; a pending one gets in
 * brackets its rank among eligible and pending together. bestRank = 1 + others whose lower bound exceeds the own upper one,
 * worstRank = 1 + others whose upper bound exceeds the own lower one, both among eligible and pending. Source: design, section 5.
 */
export function rankAll(scores: Scores, verdicts: readonly Verdict[]): Ranking {
  const scored = verdicts.flatMap((verdict, service) =>
    verdict === 'excluded' || Number.isNaN(scores.lower[service]) ? [] : [service],
  );
  const eligible = scored.filter((service) => verdicts[service] !== 'pending');
  const key = new Map(scored.map((service) => [service, millionths(scores, service)]));
  const ranksOf = (services: readonly number[]): Map<number, number> => {
    const ranks = competitionRanks(services.map((service) => key.get(service) ?? 0));
    return new Map(services.map((service, index) => [service, ranks[index] ?? 0]));
  };
  const amongEligible = ranksOf(eligible);
  const amongBoth = ranksOf(scored);
  const byBound = (bound: 'lower' | 'upper') =>
    scored.map((service) => ({ service, value: scores[bound][service] ?? 0 })).sort((a, b) => b.value - a.value);
  const lowers = byBound('lower');
  const uppers = byBound('upper');
  const of = <T>(services: readonly number[], rank: (service: number) => T): (T | null)[] => {
    const set = new Set(services);
    return verdicts.map((_, service) => (set.has(service) ? rank(service) : null));
  };
  const pending = scored.filter((service) => verdicts[service] === 'pending');
  return {
    rank: of(eligible, (service) => amongEligible.get(service) ?? 0),
    bracketRank: of(pending, (service) => amongBoth.get(service) ?? 0),
    bestRank: of(scored, (service) => {
      const own = { service, value: scores.upper[service] ?? 0, bound: 'upper' } as const;
      return 1 + greater(scores, lowers, 'lower', own);
    }),
    worstRank: of(scored, (service) => {
      const own = { service, value: scores.lower[service] ?? 0, bound: 'lower' } as const;
      // the own upper bound may exceed the own lower one: it is no other's
      const counted = greater(scores, uppers, 'upper', own);
      return 1 + counted - ((scores.upper[service] ?? 0) > own.value + CLOSE ? 1 : 0);
    }),
  };
}
