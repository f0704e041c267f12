/** Half-open [start, end) in integer milliseconds UTC. Lists of them are in order and disjoint unless said otherwise. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Overlapping and touching intervals made one; the given ones are in order of their start. */
export function unite(ordered: readonly Interval[]): Interval[] {
  const united: Interval[] = [];
  let start = 0;
  let end = -Infinity;
  for (const one of ordered) {
    if (one.start > end) {
      if (end > start) united.push({ start, end });
      start = one.start;
      end = one.end;
    } else if (one.end > end) end = one.end;
  }
  if (end > start) united.push({ start, end });
  return united;
}

/** In order of their start, for `unite`. */
export const inOrder = <T extends Interval>(intervals: readonly T[]): T[] =>
  intervals.toSorted((a, b) => a.start - b.start);

/** Where the first interval that ends after the instant stands. */
function firstAfter(instant: number, intervals: readonly Interval[]): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.end ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How long both hold, in milliseconds: what `intersect` finds, without a list of it. */
export function overlapOf(intervals: readonly Interval[], within: readonly Interval[]): number {
  let sum = 0;
  for (const { start, end } of within) {
    for (let at = firstAfter(start, intervals); at < intervals.length; at++) {
      const one = intervals[at];
      if (!one || one.start >= end) break;
      sum += Math.min(one.end, end) - Math.max(one.start, start);
    }
  }
  return sum;
}

/** Those that begin within an interval. */
export function begunIn(intervals: readonly Interval[], { start, end }: Interval): readonly Interval[] {
  let from = firstAfter(start, intervals);
  while ((intervals[from]?.start ?? start) < start) from++;
  let to = from;
  while ((intervals[to]?.start ?? end) < end) to++;
  return intervals.slice(from, to);
}

/** What lies within both. */
export function intersect(intervals: readonly Interval[], within: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (const { start, end } of within) {
    for (let at = firstAfter(start, intervals); at < intervals.length; at++) {
      const one = intervals[at];
      if (!one || one.start >= end) break;
      found.push({ start: Math.max(one.start, start), end: Math.min(one.end, end) });
    }
  }
  return found;
}

/** What of `intervals` lies in none of `without`. */
export function subtract(intervals: readonly Interval[], without: readonly Interval[]): Interval[] {
  if (without.length === 0) return [...intervals];
  const left: Interval[] = [];
  for (const { start, end } of intervals) {
    let from = start;
    for (let at = firstAfter(start, without); at < without.length; at++) {
      const one = without[at];
      if (!one || one.start >= end) break;
      if (one.start > from) left.push({ start: from, end: one.start });
      from = Math.max(from, one.end);
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

/** Milliseconds in all of them. */
export function lengthOf(intervals: readonly Interval[]): number {
  let sum = 0;
  for (const { start, end } of intervals) sum += end - start;
  return sum;
}
