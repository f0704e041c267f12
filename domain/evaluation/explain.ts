import type { Contribution } from './comparison.js';
import { type Fraction, ZERO, add, fraction, subtract, toNumber } from './fraction.js';
import type { EvaluationModel } from './model.js';
import { type Prepared, type Scores, columnWeights, prepare, scoreAll } from './scoring.js';

export interface Explanation {
  /** the criteria that differ, the largest difference first */
  readonly contributions: readonly Contribution[];
  /** the same parts as exact fractions of points, in the same order */
  readonly exact: readonly Fraction[];
  /** lower bound of the first − lower bound of the second, in points */
  readonly difference: number;
}

/** Each criterion's part of a candidate's lower bound, exact, in the order of the columns; null where nothing applies. */
export function exactContributions(
  prepared: Prepared,
  scores: Scores,
  weights: Float64Array,
  service: number,
): Fraction[] | null {
  const count = prepared.viewpoints.length;
  let total = 0n;
  for (let v = 0; v < count; v++) {
    if ((scores.weightSums[service * count + v] ?? 0) > 0) total += BigInt(scores.viewpointWeights[v] ?? 0);
  }
  if (total === 0n) return null;
  return prepared.columns.map((_, column) => {
    const v = prepared.starts.findIndex((start) => start > column) - 1;
    const weightSum = BigInt(scores.weightSums[service * count + v] ?? 0);
    if (weightSum === 0n) return ZERO;
    const level = BigInt(prepared.low[service * prepared.columns.length + column] ?? 0);
    const numerator = 25n * BigInt(scores.viewpointWeights[v] ?? 0) * BigInt(weights[column] ?? 0) * level;
    return fraction(numerator, weightSum * total);
  });
}

/**
 * Why the first service scores higher or lower than the second: the exact sum of per-criterion differences of their lower
 * bounds. Null when one of them is no candidate or has no score. Source: design, section 5, explanation.
 */
export function explain(model: EvaluationModel, firstId: string, secondId: string): Explanation | null {
  const first = model.candidates.findIndex((one) => one.serviceId === firstId);
  const second = model.candidates.findIndex((one) => one.serviceId === secondId);
  if (first < 0 || second < 0) return null;
  const prepared = prepare(model);
  const scores = scoreAll(prepared, model.settings);
  const weights = columnWeights(prepared, model.settings);
  const ours = exactContributions(prepared, scores, weights, first);
  const theirs = exactContributions(prepared, scores, weights, second);
  if (!ours || !theirs) return null;
  const parts = prepared.columns
    .map((criterion, column) => ({ criterion, exact: subtract(ours[column] ?? ZERO, theirs[column] ?? ZERO) }))
    .filter(({ exact }) => exact.numerator !== 0n)
    .map((part) => ({ ...part, points: toNumber(part.exact) }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return {
    contributions: parts.map(({ criterion, points }) => ({ criterion, points })),
    exact: parts.map(({ exact }) => exact),
    difference: toNumber(parts.reduce((sum, { exact }) => add(sum, exact), ZERO)),
  };
}
