import type { Range } from './comparison.js';
import type { Prepared, Scores } from './scoring.js';

/** From this level on a function is covered (網羅性). */
export const COVERED = 2;

const NONE: Range = { lower: null, upper: null };

/** Shares of one candidate weighted by viewpoint like the total, each 0–1; null where nothing applies. */
export interface Shares {
  /** 回答率: share of weight answered */
  readonly answered: number | null;
  /** 網羅性: share of weight at level ≥ 2 */
  readonly functionCoverage: Range;
  /** criteria with a weight whose answer is unknown */
  readonly unknownCount: number;
}

export function sharesOf(prepared: Prepared, scores: Scores, weights: Float64Array, service: number): Shares {
  const { starts, applies, known, low, high } = prepared;
  const row = service * weights.length;
  let [answered, lower, upper, total, unknownCount] = [0, 0, 0, 0, 0];
  for (let v = 0; v < prepared.viewpoints.length; v++) {
    const weightSum = scores.weightSums[service * prepared.viewpoints.length + v] ?? 0;
    if (weightSum === 0) continue;
    let [sumAnswered, sumLower, sumUpper] = [0, 0, 0];
    for (let column = starts[v] ?? 0; column < (starts[v + 1] ?? 0); column++) {
      const cell = row + column;
      const weight = weights[column] ?? 0;
      if (applies[cell] === 0) continue;
      if (known[cell] === 1) sumAnswered += weight;
      else if (weight > 0) unknownCount++;
      if ((low[cell] ?? 0) >= COVERED) sumLower += weight;
      if ((high[cell] ?? 0) >= COVERED) sumUpper += weight;
    }
    const viewpointWeight = scores.viewpointWeights[v] ?? 0;
    answered += (viewpointWeight * sumAnswered) / weightSum;
    lower += (viewpointWeight * sumLower) / weightSum;
    upper += (viewpointWeight * sumUpper) / weightSum;
    total += viewpointWeight;
  }
  if (total === 0) return { answered: null, functionCoverage: NONE, unknownCount };
  return {
    answered: answered / total,
    functionCoverage: { lower: lower / total, upper: upper / total },
    unknownCount,
  };
}

/** Share of criterion weight at level ≥ 2 over some columns (those that name a risk or a cause), 0–1. */
export function coverageOf(
  prepared: Prepared,
  weights: Float64Array,
  service: number,
  columns: readonly number[],
): Range {
  const row = service * weights.length;
  let [lower, upper, total] = [0, 0, 0];
  for (const column of columns) {
    const cell = row + column;
    const weight = prepared.applies[cell] === 1 ? (weights[column] ?? 0) : 0;
    total += weight;
    if ((prepared.low[cell] ?? 0) >= COVERED) lower += weight;
    if ((prepared.high[cell] ?? 0) >= COVERED) upper += weight;
  }
  return total === 0 ? NONE : { lower: lower / total, upper: upper / total };
}
