import type { Rating } from './states.js';

/** 良好, 改善を要する, 重大な改善を要する, 継続を再検討. */
export const OVERALLS = ['good', 'improve', 'serious', 'reconsider'] as const;
export type Overall = (typeof OVERALLS)[number];

const HEAVIEST_FIRST = ['critical', 'major', 'minor', 'observation', 'unverified', 'conform', 'na'] as const;

/** How many answers have each rating. */
export function countRatings(ratings: Iterable<Rating>): Partial<Record<Rating, number>> {
  const counts: Partial<Record<Rating, number>> = {};
  for (const rating of ratings) counts[rating] = (counts[rating] ?? 0) + 1;
  return counts;
}

/** The heaviest rating that was given; null when none was. */
export function worstOf(counts: Partial<Record<Rating, number>>): Rating | null {
  return HEAVIEST_FIRST.find((rating) => (counts[rating] ?? 0) > 0) ?? null;
}

/** The conclusion that the ratings suggest; a person decides. */
export function proposedOverall(counts: Partial<Record<Rating, number>>): Overall {
  const worst = worstOf(counts);
  if (worst === 'critical') return 'reconsider';
  if (worst === 'major') return 'serious';
  return worst === 'minor' || worst === 'unverified' ? 'improve' : 'good';
}
