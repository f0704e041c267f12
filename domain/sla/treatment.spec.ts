import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedOutage, inTime, monthResults } from './months.js';
import type { SlaTerms } from './terms.js';
import { type Treatment, treatmentsIn } from './treatment.js';
import { monthBounds } from './zone.js';

const CALENDAR = { daysOff: new Map(), knownUntil: '2030-12-31' };
const MINUTE = 60_000;
const { start, end } = monthBounds('2026-10', 'Asia/Tokyo');

const termsOf = (minOutageMinutes: number, monthlyMinutes: number | null): SlaTerms => ({
  timeZone: 'Asia/Tokyo',
  availability: {
    ...{ target: '99.9', denominator: 'calendar', minOutageMinutes },
    planned: { excluded: true, noticeHours: 24, monthlyMinutes },
  },
  serviceHours: null,
  targets: [],
  credits: { monthlyFeeYen: null, bands: [], claimDays: null },
});
/** In minutes from the first of the month. */
const outage = (id: string, from: number, to: number, excluded = false) => ({
  ...{ id, start: start + from * MINUTE, end: start + to * MINUTE, excluded },
});
const window = (from: number, to: number) => ({ start: start + from * MINUTE, end: start + to * MINUTE });

describe('how the outages of a month were treated', () => {
  it.each<[string, ReturnType<typeof outage>[], (readonly [Treatment, number])[]]>([
    [
      'one after the other',
      [outage('a', 10, 41), outage('b', 100, 106)],
      [
        ['counted', 31],
        ['counted', 6],
      ],
    ],
    [
      'overlapping',
      [outage('b', 28, 49), outage('a', 10, 41)],
      [
        ['united', 8],
        ['counted', 31],
      ],
    ],
    [
      'within another',
      [outage('a', 10, 41), outage('b', 20, 30)],
      [
        ['counted', 31],
        ['united', 0],
      ],
    ],
    [
      'excluded within another',
      [outage('a', 10, 41), outage('b', 20, 60, true)],
      [
        ['counted', 31],
        ['excluded', 0],
      ],
    ],
    [
      'too short',
      [outage('a', 10, 14), outage('b', 50, 55)],
      [
        ['short', 0],
        ['counted', 5],
      ],
    ],
    [
      'too short but together',
      [outage('a', 10, 14), outage('b', 13, 17)],
      [
        ['counted', 4],
        ['united', 3],
      ],
    ],
    [
      'planned',
      [outage('a', 1000, 1060), outage('b', 1050, 1090)],
      [
        ['planned', 0],
        ['united', 30],
      ],
    ],
    ['from before the month', [outage('a', -30, 10)], [['counted', 10]]],
  ])('%s', (_, outages, expected) => {
    const treated = treatmentsIn({ start, end, countedUntil: end }, termsOf(5, null), outages, [window(1000, 1060)]);
    expect(
      outages.map(({ id }) => {
        const one = treated?.of.get(id);
        return [one?.treatment, (one?.countedMs ?? 0) / MINUTE];
      }),
    ).toEqual(expected);
  });

  it('is not said where opening times cut them', () => {
    const terms = termsOf(0, null);
    const hours = { days: [1], from: 0, to: 1440, closedOnHolidays: false };
    const some = { ...terms, availability: { ...terms.availability, denominator: 'plannedService' as const } };
    expect(treatmentsIn({ start, end, countedUntil: end }, { ...some, serviceHours: hours }, [], [])).toBeNull();
  });

  it('adds up to what the month counts', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 44_600 }), fc.integer({ min: 1, max: 300 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(span, fc.boolean()), { maxLength: 12 }),
        fc.array(span, { maxLength: 4 }),
        fc.constantFrom(0, 5, 60),
        fc.constantFrom(null, 100),
        fc.integer({ min: 0, max: 44_640 }),
        (sketches, planned, least, monthly, until) => {
          const now = start + until * MINUTE;
          const terms = termsOf(least, monthly);
          const outages = sketches
            .map(([[from, length], excluded], index) => outage(String(index), from, from + length, excluded))
            .filter((one) => one.start < now);
          const windows = planned.map(([from, length]) => ({ ...window(from, from + length), announced: 0 }));
          const record = {
            versions: [{ from: '2026-01', terms }],
            outages: outages satisfies CountedOutage[],
            windows,
          };
          const [result] = monthResults(['2026-10'], record, now, CALENDAR);
          const left = windows.filter((one) => inTime(one, terms.availability.planned));
          const treated = result && treatmentsIn(result, terms, outages, left);
          const sum = [...(treated?.of.values() ?? [])].reduce((all, { countedMs }) => all + countedMs, 0);
          expect(sum).toBe(result?.contractual.downMs);
          expect(treated?.counted.reduce((all, one) => all + one.end - one.start, 0)).toBe(sum);
          expect(treated?.measured.reduce((all, one) => all + one.end - one.start, 0)).toBe(result?.raw.downMs);
        },
      ),
    );
  });
});
