import { addDays } from '#domain/calendar/dates.js';
import { instantOf, wallClock } from './zoned-time';

/** A stretch of time; in milliseconds, from the first to before the last. */
export interface Span<L extends string> {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly look: L;
}
export interface Piece<L extends string> {
  readonly id: string;
  readonly look: L;
  /** percent of the day, from its midnight */
  readonly at: number;
  readonly width: number;
  /** what overlaps stands below each other */
  readonly lane: number;
}
export interface DayRow<L extends string> {
  readonly day: string;
  readonly lanes: number;
  readonly pieces: readonly Piece<L>[];
}

/** The days that something lies in, each from midnight to midnight of the zone; what goes over midnight stands in both. */
export function dayRows<L extends string>(spans: readonly Span<L>[], zone: string): readonly DayRow<L>[] {
  const rows = new Map<string, { id: string; look: L; at: number; end: number }[]>();
  for (const { id, from, to, look } of spans) {
    const last = wallClock(Math.max(from, to - 1), zone).slice(0, 10);
    for (let day = wallClock(from, zone).slice(0, 10); day <= last; day = addDays(day, 1)) {
      const [midnight, next] = [midnightOf(day, zone), midnightOf(addDays(day, 1), zone)];
      const share = (instant: number): number => (100 * (instant - midnight)) / (next - midnight);
      const pieces = rows.get(day) ?? [];
      pieces.push({ id, look, at: share(Math.max(from, midnight)), end: share(Math.min(to, next)) });
      rows.set(day, pieces);
    }
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, pieces]) => {
      const ends: number[] = [];
      const placed = pieces
        .sort((a, b) => a.at - b.at || b.end - a.end)
        .map(({ id, look, at, end }) => {
          const free = ends.findIndex((one) => one <= at);
          const lane = free < 0 ? ends.length : free;
          ends[lane] = end;
          return { id, look, at, width: end - at, lane };
        });
      return { day, lanes: ends.length, pieces: placed };
    });
}

const midnightOf = (day: string, zone: string): number => Date.parse(instantOf(`${day}T00:00`, zone) ?? '');
