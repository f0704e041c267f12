import type { Criterion, EffortHours } from '../checklist/checklist.js';
import type { KnownRange } from './comparison.js';
import type { Settings } from './model.js';
import type { Prepared } from './scoring.js';

const toMinutes = (hours: number): number => Math.round(hours * 60);

/** Minutes a month at level 0 … 4 in the order of the columns, with the evaluation's overrides. */
export function effortMinutes(
  prepared: Prepared,
  criteria: readonly Criterion[],
  overrides: Settings['effortHours'],
): readonly (readonly number[])[] {
  const hours = new Map<string, EffortHours>(criteria.map((one) => [one.code, one.effortHours]));
  return prepared.columns.map((code) => (overrides[code] ?? hours.get(code) ?? [0, 0, 0, 0, 0]).map(toMinutes));
}

/**
 * 運用負荷, whole minutes a month: Σ of the criterion's effort at its level, whatever its weight; not applicable = 0 on both
 * sides; unknown = from the least to the greatest of its five. 軽減度 = 1 − load / load at level 0, null when the latter is 0.
 */
export function loadOf(
  prepared: Prepared,
  minutes: readonly (readonly number[])[],
  service: number,
): { load: KnownRange; reduction: KnownRange | null } {
  let [lower, upper, atZero] = [0, 0, 0];
  minutes.forEach((five, column) => {
    const cell = service * minutes.length + column;
    if (prepared.applies[cell] === 0) return;
    atZero += five[0] ?? 0;
    const level = prepared.low[cell] ?? 0;
    lower += prepared.known[cell] === 1 ? (five[level] ?? 0) : Math.min(...five);
    upper += prepared.known[cell] === 1 ? (five[level] ?? 0) : Math.max(...five);
  });
  return {
    load: { lower, upper },
    reduction: atZero === 0 ? null : { lower: 1 - upper / atZero, upper: 1 - lower / atZero },
  };
}
