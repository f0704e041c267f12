import { describe, expect, it } from 'vitest';
import { deadEnds, unreachable } from '../lifecycle.js';
import { RuleViolation } from '../rule-violation.js';
import {
  assertBands,
  claimBy,
  CREDIT_LIFECYCLE,
  CREDIT_STATES,
  type CreditBand,
  creditYen,
  FINAL_CREDIT_STATES,
} from './credits.js';
import { decimal as exact } from './decimal.js';
import { shownAvailability, shownDifference } from './display.js';
import { assertArguable, assertTimes, fateOf, notifiedLate } from './outages.js';
import { assertTerms, limitOf, reaches, type SlaTerms } from './terms.js';

const MINUTE = 60_000;
const terms = (more: Partial<SlaTerms> = {}): SlaTerms => ({
  timeZone: 'Asia/Tokyo',
  availability: {
    target: '99.90',
    denominator: 'calendar',
    minOutageMinutes: 0,
    planned: { excluded: true, noticeHours: 72, monthlyMinutes: null },
  },
  serviceHours: null,
  targets: [],
  credits: { monthlyFeeYen: null, bands: [], claimDays: null },
  ...more,
});
/** The rule that is broken and the field, or `accepted`. */
function codeOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RuleViolation) return `${error.code} ${error.facts.path ?? ''}`;
    throw error;
  }
  return 'accepted';
}

describe('what is shown', () => {
  const down = (percent: string) => {
    const { numerator, denominator } = exact(percent);
    return { downMs: Number(100n * denominator - numerator), baseMs: Number(100n * denominator) };
  };
  it.each([
    ['99.8999', '99.90', '99.8999'],
    ['99.9', '99.90', '99.90'],
    ['99.9', '99.9', '99.90'],
    ['99.85', '99.9', '99.85'],
    ['99.904', '99.9', '99.904'],
    ['99.999', '99.9', '99.999'],
    ['100', '99.9', '100.00'],
    ['0', '99.9', '0.00'],
    ['99.94999', '99.950', '99.94999'],
  ])('%s of %s as %s', (value, target, shown) => {
    expect(shownAvailability(down(value), target)).toBe(shown);
  });
  it.each([
    ['99.8991', '99.90', '−0.00090'],
    ['99.95', '99.9', '0.050'],
    ['99.9', '99.9', '0.00'],
    ['98.5', '99.9', '−1.40'],
  ])('%s is apart from %s by %s', (value, target, shown) => {
    expect(shownDifference(down(value), target)).toBe(shown);
  });
});

describe('credits', () => {
  const band = (below: string, atLeast: string | null, percent = '10'): CreditBand => ({ below, atLeast, percent });
  it.each([
    ['no rows', [], 'accepted'],
    ['rows in any order', [band('99', null), band('99.9', '99')], 'accepted'],
    ['a gap', [band('99.9', '99'), band('98', null)], 'creditGap terms.credits.bands.1.below'],
    ['an overlap', [band('99.9', '98'), band('99', null)], 'creditOverlap terms.credits.bands.1.below'],
    ['a row upside down', [band('99', '99.9'), band('99', null)], 'creditBandEmpty terms.credits.bands.0.atLeast'],
    ['nothing below the last row', [band('99.9', '95')], 'creditGap terms.credits.bands.0.atLeast'],
    ['a credit although the target is met', [band('99.95', null)], 'creditAboveTarget terms.credits.bands.0.below'],
    ['the same row twice', [band('99.9', null), band('99.9', null)], 'creditOverlap terms.credits.bands.1.below'],
  ])('of %s: %s', (_, bands, expected) => {
    expect(
      codeOf(() => {
        assertBands(bands, '99.9');
      }),
    ).toBe(expected);
  });
  it('are whole yen, claimed within days after the month', () => {
    expect(creditYen('15', 54_000)).toBe(8100);
    expect(creditYen('2.5', 999)).toBe(24);
    expect(creditYen('15', null)).toBeNull();
    expect(claimBy('2028-02', 30)).toBe('2028-03-30');
    expect(claimBy('2026-10', null)).toBeNull();
  });
  it('reach every state, and an end from each', () => {
    expect(unreachable(CREDIT_LIFECYCLE, CREDIT_STATES, 'due')).toEqual([]);
    expect(deadEnds(CREDIT_LIFECYCLE, CREDIT_STATES, FINAL_CREDIT_STATES)).toEqual([]);
  });
});

describe('terms and outages', () => {
  const target = {
    key: 'first-reply',
    kind: 'response',
    title: '一次回答',
    direction: 'atMost',
    limit: '2',
    unit: 'hours',
  } as const;
  it.each([
    ['a zone that is none', { timeZone: 'Asia/Edo' }, 'unknownTimeZone terms.timeZone'],
    ['an offset as a zone', { timeZone: '+09:00' }, 'unknownTimeZone terms.timeZone'],
    [
      'no days',
      { serviceHours: { days: [], from: 0, to: 1440, closedOnHolidays: false } },
      'noServiceTime terms.serviceHours',
    ],
    [
      'hours upside down',
      { serviceHours: { days: [1], from: 600, to: 600, closedOnHolidays: false } },
      'noServiceTime terms.serviceHours',
    ],
    ['a target twice', { targets: [target, target] }, 'duplicateTarget terms.targets.1.key'],
    ['nothing wrong', { targets: [target] }, 'accepted'],
  ] as const)('with %s: %s', (_, more, expected) => {
    expect(
      codeOf(() => {
        assertTerms(terms(more));
      }),
    ).toBe(expected);
  });

  it('compare measured values unrounded', () => {
    expect(reaches('2.0', target)).toBe(true);
    expect(reaches('2.001', target)).toBe(false);
    expect(reaches('94.9999', { direction: 'atLeast', limit: '95' })).toBe(false);
    expect(limitOf('response', [target, { ...target, limit: '90', unit: 'minutes' }])).toBe(90 * MINUTE);
    expect(limitOf('response', [{ ...target, unit: 'businessHours' }])).toBeNull();
  });

  it.each([
    ['ends when it starts', { start: 5, end: 5, notified: null }, 'outageEndsBeforeStart endsAt'],
    ['ends before it starts', { start: 5, end: 4, notified: null }, 'outageEndsBeforeStart endsAt'],
    ['starts in the future', { start: 11, end: null, notified: null }, 'instantInTheFuture startsAt'],
    ['ends in the future', { start: 5, end: 11, notified: null }, 'instantInTheFuture endsAt'],
    ['is told in the future', { start: 5, end: 9, notified: 11 }, 'instantInTheFuture notifiedAt'],
    ['goes on', { start: 5, end: null, notified: 4 }, 'accepted'],
  ])('an outage that %s: %s', (_, times, expected) => {
    expect(
      codeOf(() => {
        assertTimes(times, 10);
      }),
    ).toBe(expected);
  });

  it('maintenance can be argued when it was announced in time', () => {
    const { planned } = terms().availability;
    const hour = 60 * MINUTE;
    const argued = (announced: number | null, rule = planned) =>
      codeOf(() => {
        assertArguable('plannedMaintenance', { start: 100 * hour, announced }, rule);
      });
    expect(argued(28 * hour)).toBe('accepted');
    expect(argued(28 * hour + 1)).toBe('noticeTooShort announcedAt');
    expect(argued(null)).toBe('noticeTooShort announcedAt');
    expect(argued(28 * hour, { ...planned, excluded: false })).toBe('maintenanceNotExcluded ground');
    expect(
      codeOf(() => {
        assertArguable('forceMajeure', { start: 0, announced: null }, planned);
      }),
    ).toBe('accepted');
  });

  it('says whether we were told in time', () => {
    const told = (notified: number | null, now: number) => notifiedLate({ start: 0, end: null, notified }, 60, now);
    expect([told(60, 99), told(61, 99), told(null, 60), told(null, 61)]).toEqual([false, true, null, true]);
    expect(notifiedLate({ start: 0, end: null, notified: 99 }, null, 99)).toBeNull();
  });

  it('knows a report of the same outage again', () => {
    const known = [
      { id: 'a', reference: 'T-1', start: 10, end: 20 },
      { id: 'b', reference: null, start: 30, end: null },
    ];
    const fate = (reference: string | null, start: number, end: number | null) => {
      const { fate: what, id } = fateOf({ reference, start, end }, known);
      return `${what} ${id ?? ''}`;
    };
    expect(fate('T-1', 10, 20)).toBe('known a');
    expect(fate(null, 10, 20)).toBe('known a');
    expect(fate('T-9', 10, 20)).toBe('known a');
    expect(fate('T-1', 10, 25)).toBe('changed a');
    expect(fate('T-1', 10, null)).toBe('known a');
    expect(fate(null, 30, 40)).toBe('ended b');
    expect(fate(null, 10, 21)).toBe('new ');
  });
});
