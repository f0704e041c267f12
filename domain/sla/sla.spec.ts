import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar/business-days.js';
import { decimal as exact } from './decimal.js';
import { RuleViolation } from '../rule-violation.js';
import { assertBands, bandOf } from './credits.js';
import { shownAvailability } from './display.js';
import { begunIn, inOrder, intersect, type Interval, lengthOf, overlapOf, subtract, unite } from './intervals.js';
import { type CountedOutage, type MaintenanceWindow, monthResults, type MonthResult, sumOf } from './months.js';
import { percentile, type PercentileMethod } from './percentile.js';
import { type SlaTerms, termsIn } from './terms.js';
import { clockTime, instantAt, monthBounds, monthsBetween } from './zone.js';

interface Vector<Input, Expected> {
  readonly input: Input;
  readonly expected: Expected;
  readonly tolerance: number;
}
const read = <I, E>(name: string): Vector<I, E> =>
  JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8')) as Vector<I, E>;

const MINUTE = 60_000;
const calendar: Calendar = {
  daysOff: new Map([['2026-11-23', { ja: '勤労感謝の日', en: 'Labour Thanksgiving Day' }]]),
  knownUntil: '2050-12-31',
};
type Availability = SlaTerms['availability'];
const terms = (
  availability: Partial<Availability> = {},
  more: Partial<Omit<SlaTerms, 'availability'>> = {},
): SlaTerms => ({
  timeZone: 'Asia/Tokyo',
  availability: {
    target: '99.90',
    denominator: 'calendar',
    minOutageMinutes: 0,
    planned: { excluded: true, noticeHours: 72, monthlyMinutes: null },
    ...availability,
  },
  serviceHours: null,
  targets: [],
  credits: { monthlyFeeYen: null, bands: [], claimDays: null },
  ...more,
});
const LATER = Date.parse('2030-01-01T00:00:00Z');
interface Facts {
  readonly outages?: readonly (Partial<CountedOutage> & Pick<CountedOutage, 'start' | 'end'>)[];
  readonly windows?: readonly MaintenanceWindow[];
  readonly now?: number;
}
function month(name: string, agreed: SlaTerms, { outages = [], windows = [], now = LATER }: Facts = {}): MonthResult {
  const record = {
    versions: [{ from: '2020-01', terms: agreed }],
    outages: outages.map((one) => ({ excluded: false, ...one })),
    windows,
  };
  const [result] = monthResults([name], record, now, calendar);
  if (!result) throw new Error('no result');
  return result;
}
const at = (text: string): number => Date.parse(`${text}+09:00`);
const minutes = ({ downMs, baseMs }: MonthResult['raw']) => [downMs / MINUTE, baseMs / MINUTE];
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof RuleViolation) return `${error.code} ${error.facts.path ?? ''}`;
    throw error;
  }
  return 'accepted';
};

describe('published examples', () => {
  it('sla-1: how long a service may be down', () => {
    const { input, expected, tolerance } = read<{ targets: number[] }, Record<string, number[]>>('sla-1');
    for (const [name, days] of [
      ['2026-04', 30],
      ['2026-05', 31],
      ['2026-02', 28],
    ] as const) {
      for (const [index, target] of input.targets.entries()) {
        const written = String(Number((target * 100).toFixed(6)));
        const allowed = month(name, terms({ target: written })).budget.allowedMs / MINUTE;
        expect(Math.abs(allowed - (expected[`min${days}d`]?.[index] ?? NaN))).toBeLessThan(tolerance);
      }
    }
    // the same 44 minutes
    const down = (from: string) => ({ outages: [{ start: at(from), end: at(from) + 44 * MINUTE }] });
    expect(month('2026-04', terms(), down('2026-04-10T00:00')).met).toBe(false);
    expect(month('2026-05', terms(), down('2026-05-10T00:00')).met).toBe(true);
  });

  it('sla-2: credits by unrounded availability, lower bounds inclusive', () => {
    interface Tier {
      ltPct: number;
      gePct?: number;
      credit: number;
    }
    const { input, expected } = read<{ tiers: Tier[]; uptimePct: number[] }, { creditPct: number[] }>('sla-2');
    const bands = input.tiers.map(({ ltPct, gePct, credit }) => ({
      below: String(ltPct),
      atLeast: gePct === undefined ? null : String(gePct),
      percent: String(credit),
    }));
    expect(
      codeOf(() => {
        assertBands(bands, '99.9');
      }),
    ).toBe('accepted');
    const credits = input.uptimePct.map((uptime) => Number(bandOf(exact(String(uptime)), bands)?.percent ?? 0));
    expect(credits).toEqual(expected.creditPct);
  });

  it('sla-4: outages shorter than the minimum count for nothing, and are still down', () => {
    const { input, expected } = read<
      { minQualifyingMinutes: number[] },
      { actualDowntimeMin: number; countedDowntimeMin: number[] }
    >('sla-4');
    const start = at('2026-04-10T00:00');
    const outages = Array.from({ length: 144 }, (_, n) => ({
      start: start + n * 10 * MINUTE,
      end: start + (n * 10 + 9) * MINUTE,
    }));
    for (const [index, minOutageMinutes] of input.minQualifyingMinutes.entries()) {
      const result = month('2026-04', terms({ minOutageMinutes }), { outages });
      expect(result.raw.downMs / MINUTE).toBe(expected.actualDowntimeMin);
      expect(result.contractual.downMs / MINUTE).toBe(expected.countedDowntimeMin[index]);
    }
  });

  it('sla-6: overlaps united, planned maintenance left out, both denominators', () => {
    type Pair = readonly [number, number];
    const { input, expected, tolerance } = read<
      { incidents: Pair[]; planned: Pair[] },
      Record<'rawDowntime' | 'unplanned' | 'plannedMinutes' | 'availCalendar' | 'availPlannedServiceTime', number>
    >('sla-6');
    const zero = at('2026-04-01T00:00');
    const facts: Facts = {
      outages: input.incidents.map(([from, to]) => ({ start: zero + from * MINUTE, end: zero + to * MINUTE })),
      windows: input.planned.map(([from, to]) => ({
        start: zero + from * MINUTE,
        end: zero + to * MINUTE,
        announced: zero - 5 * 24 * 60 * MINUTE,
      })),
    };
    const share = ({ downMs, baseMs }: MonthResult['raw']): number => 1 - downMs / baseMs;
    const byCalendar = month('2026-04', terms(), facts);
    expect(minutes(byCalendar.raw)).toEqual([expected.rawDowntime, 43_200]);
    expect(byCalendar.contractual.downMs / MINUTE).toBe(expected.unplanned);
    expect(byCalendar.plannedMs / MINUTE).toBe(expected.plannedMinutes);
    expect(Math.abs(share(byCalendar.contractual) - expected.availCalendar)).toBeLessThan(tolerance);
    const byService = month('2026-04', terms({ denominator: 'plannedService' }), facts);
    expect(Math.abs(share(byService.contractual) - expected.availPlannedServiceTime)).toBeLessThan(tolerance);
  });

  it('percentile-1: the 90th percentile by each method', () => {
    const { input, expected, tolerance } = read<{ values: number[]; p: number }, Record<PercentileMethod, number>>(
      'percentile-1',
    );
    for (const method of ['R6', 'R7', 'R8'] as const) {
      const found = percentile(input.values, input.p, method) ?? NaN;
      expect(Math.abs(found - expected[method]), method).toBeLessThan(tolerance);
    }
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([7], 0.9)).toBe(7);
  });
});

describe('a month', () => {
  // October of the design: two that overlap, one planned and announced, one whose exclusion is only asked for
  const october: Facts = {
    outages: [
      { start: at('2026-10-03T02:10'), end: at('2026-10-03T02:31') },
      { start: at('2026-10-14T09:02'), end: at('2026-10-14T09:33') },
      { start: at('2026-10-14T09:20'), end: at('2026-10-14T09:41') },
      { start: at('2026-10-27T18:05'), end: at('2026-10-27T18:11') },
    ],
    windows: [{ start: at('2026-10-03T02:10'), end: at('2026-10-03T02:31'), announced: at('2026-09-25T10:00') }],
  };
  const agreed = terms(
    { denominator: 'plannedService', minOutageMinutes: 1 },
    {
      credits: {
        monthlyFeeYen: 54_000,
        bands: [
          { below: '99.9', atLeast: '99.0', percent: '15' },
          { below: '99.0', atLeast: null, percent: '30' },
        ],
        claimDays: 30,
      },
    },
  );

  it('says what the design shows', () => {
    const result = month('2026-10', agreed, october);
    expect(minutes(result.contractual)).toEqual([45, 44_619]);
    expect(minutes(result.raw)).toEqual([66, 44_640]);
    expect(shownAvailability(result.contractual, '99.90')).toBe('99.899');
    expect(shownAvailability(result.raw, '99.90')).toBe('99.85');
    expect(result).toMatchObject({
      met: false,
      budget: { spentMs: 45 * MINUTE },
      recovery: { count: 2, open: false, medianMs: 22.5 * MINUTE, longestMs: 39 * MINUTE },
      credit: { percent: '15', yen: 8100, claimBy: '2026-11-30' },
    });
    expect((result.recovery.p90Ms ?? 0) / MINUTE).toBeCloseTo(35.7, 9);
    expect(result.budget.allowedMs / MINUTE).toBeCloseTo(44.619, 9);
  });

  it('counts an exclusion once it is approved, and what another outage covers even then', () => {
    const [, first, second, last] = october.outages ?? [];
    if (!first || !second || !last) throw new Error('no outages');
    const excluding = (...which: object[]) =>
      month('2026-10', agreed, {
        ...october,
        outages: october.outages?.map((one) => ({ ...one, excluded: which.includes(one) })) ?? [],
      });
    expect(excluding(last)).toMatchObject({ met: true, contractual: { downMs: 39 * MINUTE } });
    expect(excluding(first).contractual.downMs).toBe((21 + 6) * MINUTE);
    expect(excluding(last).raw.downMs).toBe(66 * MINUTE);
  });

  it.each([
    ['announced an hour late', { announced: at('2026-09-30T03:10') }, {}, 66],
    ['announced to the minute', { announced: at('2026-09-30T02:10') }, {}, 45],
    ['never announced', { announced: null }, {}, 66],
    ['of which only ten minutes are allowed', {}, { monthlyMinutes: 10 }, 56],
    ['that counts by the terms', {}, { excluded: false }, 66],
  ])('with maintenance %s', (_, window, planned, expected) => {
    const [known] = october.windows ?? [];
    if (!known) throw new Error('no window');
    const rule = { excluded: true, noticeHours: 72, monthlyMinutes: null, ...planned };
    const result = month('2026-10', terms({ planned: rule }), { ...october, windows: [{ ...known, ...window }] });
    expect(result.contractual.downMs / MINUTE).toBe(expected);
  });

  it('takes its part of an outage over its end; the minimum measures the whole outage', () => {
    const outages = [{ start: at('2026-10-31T23:54'), end: at('2026-11-01T00:05') }];
    const agreedMinimum = terms({ minOutageMinutes: 10 });
    expect(month('2026-10', agreedMinimum, { outages }).contractual.downMs / MINUTE).toBe(6);
    const november = month('2026-11', agreedMinimum, { outages });
    expect(november.contractual.downMs / MINUTE).toBe(5);
    // its recovery belongs to the month in which it began
    expect(november.recovery.count).toBe(0);
    expect(month('2026-10', terms({ minOutageMinutes: 12 }), { outages }).contractual.downMs).toBe(0);
  });

  it('counts an outage that goes on up to now, and the month too', () => {
    const now = at('2026-11-24T12:00');
    const result = month('2026-11', terms(), { outages: [{ start: now - 20 * MINUTE, end: null }], now });
    expect(minutes(result.contractual)).toEqual([20, (23 * 24 + 12) * 60]);
    expect(result).toMatchObject({ met: null, countedUntil: now, recovery: { open: true, medianMs: 20 * MINUTE } });
    expect(result.budget.leftMs / MINUTE).toBeCloseTo(23.2, 9);
    expect(result.budget.burnRate).toBeCloseTo(20 / 43.2 / ((23 * 24 + 12) / 720), 9);
    const later = month('2026-11', terms(), { outages: [{ start: now - 44 * MINUTE, end: null }], now });
    // the rest of the month cannot make up for it
    expect(later).toMatchObject({ met: false, credit: null });
  });

  it('has the hours that the clocks of its zone give it', () => {
    const hours = (name: string, timeZone: string) =>
      month(name, terms({}, { timeZone })).contractual.baseMs / 3_600_000;
    expect(hours('2026-03', 'America/New_York')).toBe(31 * 24 - 1);
    expect(hours('2026-11', 'America/New_York')).toBe(30 * 24 + 1);
    expect(hours('2028-02', 'Asia/Tokyo')).toBe(29 * 24);
    expect(hours('2026-02', 'Asia/Tokyo')).toBe(28 * 24);
    // half past one comes twice on 1 November; from the first to half past two lie two hours
    const zone = 'America/New_York';
    const start = instantAt('2026-11-01', 90, zone);
    expect(instantAt('2026-11-01', 150, zone) - start).toBe(2 * 3_600_000);
    const night = { outages: [{ start, end: instantAt('2026-11-01', 150, zone) }] };
    expect(month('2026-11', terms({}, { timeZone: zone }), night).raw.downMs / MINUTE).toBe(120);
    expect(clockTime('2026-03-08', 150, zone)).toEqual({ instant: Date.parse('2026-03-08T07:30:00Z'), skipped: true });
  });

  it('counts opening times only, closed on holidays', () => {
    const office = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60, closedOnHolidays: true };
    const agreedHours = terms({ denominator: 'plannedService' }, { serviceHours: office });
    // November 2026 has 21 weekdays, one of them a holiday in this calendar
    const outages = [
      { start: at('2026-11-20T17:30'), end: at('2026-11-24T09:10') },
      { start: at('2026-11-25T03:00'), end: at('2026-11-25T04:00') },
    ];
    expect(minutes(month('2026-11', agreedHours, { outages }).contractual)).toEqual([40, 20 * 540]);
    const open = terms({ denominator: 'plannedService' }, { serviceHours: { ...office, closedOnHolidays: false } });
    expect(minutes(month('2026-11', open, { outages }).contractual)).toEqual([580, 21 * 540]);
  });

  it('without planned service time has no availability, and says why', () => {
    const { start, end } = monthBounds('2026-10', 'Asia/Tokyo');
    const windows = [{ start, end, announced: start - 30 * 24 * 60 * MINUTE }];
    const result = month('2026-10', terms({ denominator: 'plannedService' }), { windows });
    expect(result).toMatchObject({ reason: 'noServiceTime', met: null, credit: null, contractual: { baseMs: 0 } });
    expect(result.budget.burnRate).toBeNull();
    expect(shownAvailability(result.contractual, '99.9')).toBeNull();
  });

  it('can promise 100 per cent', () => {
    const agreedAll = terms({ target: '100' });
    expect(month('2026-10', agreedAll).met).toBe(true);
    const blink = month('2026-10', agreedAll, {
      outages: [{ start: at('2026-10-01T00:00'), end: at('2026-10-01T00:00') + 1 }],
    });
    expect(blink).toMatchObject({ met: false, budget: { allowedMs: 0, burnRate: null } });
    expect(shownAvailability(blink.contractual, '100')).toBe('99.99999996');
  });

  it('has the terms that held in it', () => {
    const versions = [
      { from: '2026-07', terms: terms({ target: '99.95' }) },
      { from: '2026-04', terms: terms() },
    ];
    expect(termsIn('2026-03', versions)).toBeNull();
    const months = monthResults(
      monthsBetween('2026-03', '2026-08'),
      { versions, outages: [], windows: [] },
      LATER,
      calendar,
    );
    expect(months.map(({ month: name, target }) => `${name} ${target}`)).toEqual([
      '2026-04 99.90',
      '2026-05 99.90',
      '2026-06 99.90',
      '2026-07 99.95',
      '2026-08 99.95',
    ]);
    expect(sumOf(months.map(({ raw }) => raw)).baseMs).toBe((30 + 31 + 30 + 31 + 31) * 24 * 60 * MINUTE);
  });
});

describe('intervals', () => {
  const some = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 30 }))
      .map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 30 },
  );
  const minutesOf = (intervals: readonly Interval[]): Set<number> =>
    new Set(intervals.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)));

  it('are counted like their minutes one by one', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [ours, others] = [unite(inOrder(a)), unite(inOrder(b))];
        const [mine, theirs] = [minutesOf(a), minutesOf(b)];
        expect(lengthOf(ours)).toBe(mine.size);
        expect(minutesOf(intersect(ours, others))).toEqual(new Set([...mine].filter((one) => theirs.has(one))));
        expect(minutesOf(subtract(ours, others))).toEqual(new Set([...mine].filter((one) => !theirs.has(one))));
        expect(lengthOf(subtract(ours, others)) + lengthOf(intersect(ours, others))).toBe(mine.size);
        expect(overlapOf(ours, others)).toBe(lengthOf(intersect(ours, others)));
        for (const one of others)
          expect(begunIn(ours, one)).toEqual(ours.filter(({ start }) => start >= one.start && start < one.end));
        // disjoint and apart
        expect(ours.every(({ start }, n) => n === 0 || start > (ours[n - 1]?.end ?? 0))).toBe(true);
      }),
    );
  });
});
