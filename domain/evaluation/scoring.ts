import { MAX_LEVEL } from '../checklist/checklist.js';
import { effectiveLevels } from './effective.js';
import { type Fraction, ZERO, add, fraction } from './fraction.js';
import type { Candidate, EvaluationModel, Settings } from './model.js';

/**
 * Stored answers as typed arrays, one row a candidate and one column a criterion, the columns of a viewpoint side by side.
 * Does not depend on weights: a changed weight needs `scoreAll` only.
 */
export interface Prepared {
  readonly serviceCount: number;
  readonly columns: readonly string[];
  readonly viewpoints: readonly string[];
  /** columns of viewpoint v: starts[v] … starts[v + 1] − 1 */
  readonly starts: Int32Array;
  /** 1 where the criterion applies */
  readonly applies: Uint8Array;
  /** 1 where the level is known */
  readonly known: Uint8Array;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

/** The sums of one scoring, per candidate and viewpoint; whole numbers, so that the scores stay exact. */
export interface Scores {
  /** Σ weight · level with unknown = 0, [service · viewpointCount + viewpoint] */
  readonly lowerSums: Float64Array;
  /** Σ weight · level with unknown = 4 */
  readonly upperSums: Float64Array;
  /** Σ weight of what applies */
  readonly weightSums: Float64Array;
  readonly viewpointWeights: Float64Array;
  /** total scores, 0–100; NaN where nothing applies */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

const purchasesByCriterion = (candidate: Candidate): ReadonlyMap<string, readonly string[]> => {
  const map = new Map<string, string[]>();
  for (const { criterion, offerId } of candidate.purchases)
    map.set(criterion, [...(map.get(criterion) ?? []), offerId]);
  return map;
};

export function prepare(model: Pick<EvaluationModel, 'checklist' | 'candidates'>): Prepared {
  const { viewpoints, criteria } = model.checklist;
  const columns = viewpoints.flatMap((one) => criteria.filter((c) => c.viewpoint === one.code).map((c) => c.code));
  const starts = new Int32Array(viewpoints.length + 1);
  viewpoints.forEach((one, v) => {
    starts[v + 1] = (starts[v] ?? 0) + criteria.filter((c) => c.viewpoint === one.code).length;
  });
  const columnOf = new Map(columns.map((code, column) => [code, column]));
  const width = columns.length;
  const size = model.candidates.length * width;
  const prepared: Prepared = {
    serviceCount: model.candidates.length,
    columns,
    viewpoints: viewpoints.map((one) => one.code),
    starts,
    applies: new Uint8Array(size).fill(1),
    known: new Uint8Array(size),
    low: new Uint8Array(size),
    high: new Uint8Array(size).fill(MAX_LEVEL),
  };
  model.candidates.forEach((candidate, service) => {
    fillRow(prepared, candidate, service * width, columnOf);
  });
  return prepared;
}

function fillRow(
  { columns, applies, known, low, high }: Prepared,
  candidate: Candidate,
  row: number,
  columnOf: ReadonlyMap<string, number>,
): void {
  const bought = candidate.purchases.length > 0 ? purchasesByCriterion(candidate) : null;
  const { answers } = candidate;
  let guess = 0; // answers mostly stand in the order of the columns: then no look-up is needed
  for (const code in answers) {
    const answer = answers[code];
    if (answer === undefined) continue;
    const column = columns[guess] === code ? guess : columnOf.get(code);
    if (column === undefined) continue;
    guess = column + 1;
    const cell = row + column;
    const { value } = answer;
    if (value.kind === 'known') {
      known[cell] = 1;
      low[cell] = value.level;
      high[cell] = value.level;
    } else if (value.kind !== 'unknown') {
      const levels = effectiveLevels(answer, bought?.get(code));
      applies[cell] = levels.applies ? 1 : 0;
      known[cell] = levels.known ? 1 : 0;
      low[cell] = levels.low;
      high[cell] = levels.high;
    }
  }
}

/** The weights in the order of the columns; a criterion that the settings do not name has none. */
export function columnWeights(prepared: Prepared, settings: Pick<Settings, 'criterionWeights'>): Float64Array {
  return Float64Array.from(prepared.columns, (code) => settings.criterionWeights[code] ?? 0);
}

/**
 * Scores every candidate: viewpoint score = Σ weight·level / Σ weight·4 · 100 over what applies; total = Σ viewpointWeight ·
 * viewpointScore / Σ viewpointWeight over the viewpoints with an applicable weight. Source: design, section 5.
 */
export function scoreAll(
  prepared: Prepared,
  settings: Pick<Settings, 'criterionWeights' | 'viewpointWeights'>,
): Scores {
  const { serviceCount, starts, applies, low, high } = prepared;
  const weights = columnWeights(prepared, settings);
  const viewpointWeights = Float64Array.from(prepared.viewpoints, (code) => settings.viewpointWeights[code] ?? 0);
  const viewpointCount = viewpointWeights.length;
  const width = weights.length;
  const lowerSums = new Float64Array(serviceCount * viewpointCount);
  const upperSums = new Float64Array(serviceCount * viewpointCount);
  const weightSums = new Float64Array(serviceCount * viewpointCount);
  const lower = new Float64Array(serviceCount);
  const upper = new Float64Array(serviceCount);
  for (let service = 0; service < serviceCount; service++) {
    const row = service * width;
    let totalLower = 0;
    let totalUpper = 0;
    let totalWeight = 0;
    for (let v = 0; v < viewpointCount; v++) {
      const end = starts[v + 1] ?? 0;
      let sumLower = 0;
      let sumUpper = 0;
      let sumWeight = 0;
      for (let column = starts[v] ?? 0; column < end; column++) {
        const weight = weights[column] ?? 0;
        const cell = row + column;
        sumLower += weight * (low[cell] ?? 0);
        sumUpper += weight * (high[cell] ?? 0);
        sumWeight += weight * (applies[cell] ?? 0);
      }
      const at = service * viewpointCount + v;
      lowerSums[at] = sumLower;
      upperSums[at] = sumUpper;
      weightSums[at] = sumWeight;
      if (sumWeight > 0) {
        const viewpointWeight = viewpointWeights[v] ?? 0;
        totalLower += (viewpointWeight * sumLower) / sumWeight;
        totalUpper += (viewpointWeight * sumUpper) / sumWeight;
        totalWeight += viewpointWeight;
      }
    }
    lower[service] = totalWeight > 0 ? (25 * totalLower) / totalWeight : NaN;
    upper[service] = totalWeight > 0 ? (25 * totalUpper) / totalWeight : NaN;
  }
  return { lowerSums, upperSums, weightSums, viewpointWeights, lower, upper };
}

/** The exact total of one candidate, 0–100, for where two doubles lie too close; null where nothing applies. */
export function exactTotal(scores: Scores, service: number, bound: 'lower' | 'upper'): Fraction | null {
  const sums = bound === 'lower' ? scores.lowerSums : scores.upperSums;
  const count = scores.viewpointWeights.length;
  let total = ZERO;
  let totalWeight = 0n;
  for (let v = 0; v < count; v++) {
    const weightSum = BigInt(scores.weightSums[service * count + v] ?? 0);
    if (weightSum === 0n) continue;
    const viewpointWeight = BigInt(scores.viewpointWeights[v] ?? 0);
    total = add(total, fraction(25n * viewpointWeight * BigInt(sums[service * count + v] ?? 0), weightSum));
    totalWeight += viewpointWeight;
  }
  return totalWeight === 0n ? null : fraction(total.numerator, total.denominator * totalWeight);
}
