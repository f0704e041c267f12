import type { ServiceResult } from '#domain/evaluation/comparison.js';

/** `-` turns the order round; the plain name is the order that one wants first. */
export const RANKING_SORTS = ['rank', 'name', 'verdict', 'score', 'coverage', 'load', 'fee', 'answered'] as const;
export type RankingSort = (typeof RANKING_SORTS)[number];
export const FEE_YEARS = ['y1', 'y3', 'y5'] as const;
export type FeeYears = (typeof FEE_YEARS)[number];

const VERDICT_ORDER = { eligible: 0, eligibleWithWaiver: 1, pending: 2, excluded: 3 } as const;

type Key = number | string | null;

/** What a column sorts by, so that the plain order starts with the best; null stands last whichever way one sorts. */
function keyOf(one: ServiceResult, sort: RankingSort, years: FeeYears): Key {
  switch (sort) {
    case 'rank':
      return one.rank ?? one.bracketRank;
    case 'name':
      return one.name;
    case 'verdict':
      return VERDICT_ORDER[one.verdict];
    case 'score':
      return one.lower === null ? null : -one.lower;
    case 'coverage':
      return one.functionCoverage.lower === null ? null : -one.functionCoverage.lower;
    case 'load':
      return one.loadReduction === null ? null : -one.loadReduction.lower;
    case 'fee':
      return one.fee[years];
    case 'answered':
      return one.answeredShare === null ? null : -one.answeredShare;
  }
}

const compareKeys = (a: number | string, b: number | string, collator: Intl.Collator): number =>
  typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b;

/**
 * The rows of the ranking. At the same rank a numbered service stands before one in brackets, then the higher score, then the
 * order of the candidates.
 */
export function inOrder(
  services: readonly ServiceResult[],
  sort: string,
  years: FeeYears,
  collator: Intl.Collator,
): readonly ServiceResult[] {
  const down = sort.startsWith('-');
  const name = sort.replace(/^-/, '');
  const by = RANKING_SORTS.find((one) => one === name) ?? 'rank';
  const byRank = (a: ServiceResult, b: ServiceResult): number =>
    (a.rank ?? a.bracketRank ?? Infinity) - (b.rank ?? b.bracketRank ?? Infinity) ||
    Number(a.rank === null) - Number(b.rank === null) ||
    (b.lower ?? -1) - (a.lower ?? -1);
  return services
    .map((one) => ({ one, key: keyOf(one, by, years) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        return Number(a.key === null) - Number(b.key === null) || safely(byRank(a.one, b.one));
      }
      return (down ? -1 : 1) * compareKeys(a.key, b.key, collator) || safely(byRank(a.one, b.one));
    })
    .map(({ one }) => one);
}
/** Infinity − Infinity is no order. */
const safely = (order: number): number => (Number.isNaN(order) ? 0 : order);

/** The first and the second of the ranking, numbered or in brackets; null when there are not two. */
export function firstTwo(
  services: readonly ServiceResult[],
  collator: Intl.Collator,
): readonly [ServiceResult, ServiceResult] | null {
  const [first, second] = inOrder(services, 'rank', 'y3', collator).filter(
    (one) => one.rank !== null || one.bracketRank !== null,
  );
  return first && second ? [first, second] : null;
}
