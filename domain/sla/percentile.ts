/** Definitions of a percentile by the numbers of Hyndman and Fan; R7 is what spreadsheets call PERCENTILE.INC, R6 PERCENTILE.EXC. */
export type PercentileMethod = 'R6' | 'R7' | 'R8';

const PLACE: Readonly<Record<PercentileMethod, (p: number, count: number) => number>> = {
  R6: (p, count) => p * (count + 1),
  R7: (p, count) => p * (count - 1) + 1,
  R8: (p, count) => p * (count + 1 / 3) + 1 / 3,
};

/**
 * The value below which a share p (0–1) of the values lies, interpolated between neighbours; null of none. The median is p = 0.5 and
 * the same by all methods. Source: Hyndman and Fan 1996; NIST e-Handbook 7.2.6.2.
 */
export function percentile(values: readonly number[], p: number, method: PercentileMethod = 'R7'): number | null {
  const ordered = Float64Array.from(values).sort();
  const place = Math.min(Math.max(PLACE[method](p, ordered.length), 1), ordered.length);
  const below = ordered[Math.floor(place) - 1];
  const above = ordered[Math.ceil(place) - 1];
  if (below === undefined || above === undefined) return null;
  return below + (place - Math.floor(place)) * (above - below);
}
