/**
 * A year's availability of one SLA with 50,000 outages that overlap here and there, beside a bare sort of the same intervals. Medians
 * of interleaved rounds in one process, so that a busy machine slows both alike. Runs on the build (`dist/domain`).
 */
import { type CountedOutage, monthResults, sumOf } from '#domain/sla/months.js';
import type { SlaTerms } from '#domain/sla/terms.js';
import { monthBounds, monthsBetween } from '#domain/sla/zone.js';

const OUTAGES = 50_000;
const MINUTE = 60_000;
const months = monthsBetween('2025-04', '2026-03');
const { start } = monthBounds('2025-04', 'Asia/Tokyo');
const { end } = monthBounds('2026-03', 'Asia/Tokyo');
const span = (end - start) / MINUTE;

/** Always the same numbers, so that two runs measure the same work. */
let state = 20_261_124;
function next(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const outages: CountedOutage[] = Array.from({ length: OUTAGES }, () => {
  const from = start + Math.floor(next() * span) * MINUTE;
  return { start: from, end: from + (1 + Math.floor(next() * 12)) * MINUTE, excluded: next() < 0.05 };
});
const windows = Array.from({ length: 24 }, (_, n) => {
  const from = start + (n + 0.5) * 14 * 24 * 60 * MINUTE;
  return { start: from, end: from + 120 * MINUTE, announced: from - 7 * 24 * 60 * MINUTE };
});
const terms: SlaTerms = {
  timeZone: 'Asia/Tokyo',
  availability: {
    target: '99.90',
    denominator: 'plannedService',
    minOutageMinutes: 2,
    planned: { excluded: true, noticeHours: 72, monthlyMinutes: null },
  },
  serviceHours: null,
  targets: [],
  credits: { monthlyFeeYen: null, bands: [], claimDays: null },
};
const record = { versions: [{ from: '2025-04', terms }], outages, windows };
const calendar = { daysOff: new Map(), knownUntil: '2050-12-31' };
const year = () => monthResults(months, record, end, calendar);

/** The floor by another way: minute by minute. */
const downMinutes = new Set<number>();
for (const one of outages) {
  for (let at = one.start; at < Math.min(one.end ?? end, end); at += MINUTE) downMinutes.add(at);
}
const counted = sumOf(year().map(({ raw }) => raw)).downMs / MINUTE;
// what computes something else measures nothing
if (counted !== downMinutes.size) throw new Error(`${counted} minutes down, one by one ${downMinutes.size}`);

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
/** What a round computed stays reachable, or the engine would be free to leave it out. */
let kept: unknown;
function timed(work: () => unknown): number {
  const from = performance.now();
  kept = work();
  return performance.now() - from;
}
const WARM_UP = 10;
const times = { sort: [] as number[], year: [] as number[] };
for (let round = 0; round < 60; round++) {
  const sort = timed(() => outages.toSorted((a, b) => a.start - b.start));
  const all = timed(year);
  if (round < WARM_UP) continue;
  times.sort.push(sort);
  times.year.push(all);
}
let fellShort = kept === undefined;
function report(name: string, value: number, unit: string, target: number): void {
  const ok = value <= target;
  fellShort ||= !ok;
  process.stdout.write(`${JSON.stringify({ case: name, value: Number(value.toFixed(3)), unit, target, ok })}\n`);
}
const floor = median(times.sort);
const took = median(times.year);
report("sla: a year's availability with 50,000 outages", took, 'ms', 50);
report("sla: a year's availability, times a bare sort of its intervals", took / floor, 'times', 4);
process.exitCode = fellShort ? 1 : 0;
