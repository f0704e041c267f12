import type { Rating } from './states.js';

export const CARRY_OVERS = ['better', 'same', 'worse', 'recurring', 'none'] as const;
export type CarryOver = (typeof CARRY_OVERS)[number];

const WEIGHT: Partial<Record<Rating, number>> = { conform: 0, observation: 1, minor: 2, major: 3, critical: 4 };

/** Whether the rating is a nonconformity, which asks for corrective action. */
export function isNonconformity(rating: Rating): boolean {
  return (WEIGHT[rating] ?? 0) >= 2;
}

/**
 * How this year's rating stands to last year's. A nonconformity that comes after one is recurring, however much lighter it is.
 * `none`: one of the two says nothing (not rated, not applicable, not verified).
 */
export function carryOver(previous: Rating | null, current: Rating | null): CarryOver {
  const before = previous === null ? undefined : WEIGHT[previous];
  const now = current === null ? undefined : WEIGHT[current];
  if (before === undefined || now === undefined) return 'none';
  if (before >= 2 && now >= 2) return 'recurring';
  return now < before ? 'better' : now > before ? 'worse' : 'same';
}
