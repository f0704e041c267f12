import { intersect, type Interval, inOrder, lengthOf, subtract, unite } from './intervals.js';
import type { CountedOutage, MonthResult } from './months.js';
import type { SlaTerms } from './terms.js';

/** Why an outage counts or does not. */
export const TREATMENTS = ['counted', 'united', 'short', 'planned', 'excluded'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface TreatedOutage {
  readonly treatment: Treatment;
  /** what it adds to the downtime of the month, after those that began before it */
  readonly countedMs: number;
}
export interface MonthTreatment {
  readonly of: ReadonlyMap<string, TreatedOutage>;
  /** all downtime of the month, and what of it counts: disjoint, in order */
  readonly measured: readonly Interval[];
  readonly counted: readonly Interval[];
}

/**
 * How each outage of a month was treated, for people to follow the sum: the added milliseconds make up the counted downtime of
 * `monthResults` of the same outages. Null where opening times cut the downtime, which no single outage shows. `windows` are those
 * that the terms leave out. Units: integer ms UTC. Source: docs/methods.md, SLA.
 */
export function treatmentsIn(
  { start, end, countedUntil }: Pick<MonthResult, 'start' | 'end' | 'countedUntil'>,
  { availability, serviceHours }: Pick<SlaTerms, 'availability' | 'serviceHours'>,
  outages: readonly (CountedOutage & { readonly id: string })[],
  windows: readonly Interval[],
): MonthTreatment | null {
  if (availability.denominator === 'plannedService' && serviceHours) return null;
  const month = [{ start, end: countedUntil }];
  const ordered = inOrder(outages.map((one) => ({ ...one, end: Math.min(one.end ?? countedUntil, countedUntil) })));
  const counting = unite(ordered.filter(({ excluded }) => !excluded));
  const long = counting.filter((one) => one.end - one.start >= availability.minOutageMinutes * 60_000);
  const planned = upTo(availability.planned.monthlyMinutes, intersect(unite(inOrder(windows)), [{ start, end }]));
  const counted = subtract(intersect(long, month), planned);
  const of = new Map<string, TreatedOutage>();
  let before: readonly Interval[] = [];
  for (const { id, excluded, ...span } of ordered) {
    const own = intersect([span], month);
    const added = excluded ? [] : subtract(intersect(counted, own), before);
    of.set(id, { treatment: treatmentOf(), countedMs: lengthOf(added) });
    if (!excluded) before = unite(inOrder([...before, ...own]));

    function treatmentOf(): Treatment {
      if (excluded) return 'excluded';
      if (intersect(long, own).length === 0) return 'short';
      if (lengthOf(subtract(own, planned)) === 0) return 'planned';
      return lengthOf(intersect(own, before)) > 0 ? 'united' : 'counted';
    }
  }
  return { of, measured: intersect(unite(ordered), month), counted };
}

/** The first so many minutes of it; null: all. */
function upTo(minutes: number | null, intervals: readonly Interval[]): Interval[] {
  let left = minutes === null ? Infinity : minutes * 60_000;
  return intervals.flatMap((one) => {
    const length = Math.min(one.end - one.start, left);
    left -= length;
    return length > 0 ? [{ start: one.start, end: one.start + length }] : [];
  });
}
