import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/dates.js';
import { deadEnds, nextState, unreachable } from '../lifecycle.js';
import { RuleViolation } from '../rule-violation.js';
import {
  CERTIFICATE_EVENTS,
  CERTIFICATE_LIFECYCLE,
  CERTIFICATE_STATES,
  certificateEvents,
  FINAL_CERTIFICATE_STATES,
} from './lifecycle.js';
import { assertDates, type StatedDates } from './rules.js';
import { SCHEME_FACTS, SCHEMES } from './schemes.js';
import { certificateState, gapDays, inForce, lastDayOf, reminderFor, usualLastDay, type Validity } from './validity.js';

const TODAY = '2026-11-24';
const OPEN: Validity = { validFrom: '2024-01-01', validUntil: null, withdrawnOn: null, replacedOn: null };

describe('the lifecycle of a certificate', () => {
  it('reaches every state, ends from every state, uses every event, and is never ambiguous', () => {
    expect(unreachable(CERTIFICATE_LIFECYCLE, CERTIFICATE_STATES, 'upcoming')).toEqual([]);
    expect(deadEnds(CERTIFICATE_LIFECYCLE, CERTIFICATE_STATES, FINAL_CERTIFICATE_STATES)).toEqual([]);
    expect(CERTIFICATE_EVENTS.filter((one) => !CERTIFICATE_LIFECYCLE.some(({ event }) => event === one))).toEqual([]);
    const keys = CERTIFICATE_LIFECYCLE.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('is moved by people only where no date decides', () => {
    expect(certificateEvents('valid')).toEqual(['replace', 'withdraw']);
    expect(certificateEvents('withdrawn')).toEqual(['reinstate']);
    expect(certificateEvents('replaced')).toEqual([]);
    expect(nextState(CERTIFICATE_LIFECYCLE, 'valid', 'near')).toBeNull();
  });
});

describe('the state on a day', () => {
  it.each([
    ['no end', {}, 'valid', null],
    ['91 days left', { validUntil: addDays(TODAY, 91) }, 'valid', addDays(TODAY, 91)],
    ['90 days left', { validUntil: addDays(TODAY, 90) }, 'expiring', addDays(TODAY, 90)],
    ['its last day', { validUntil: TODAY }, 'expiring', TODAY],
    ['the day after', { validUntil: '2026-11-23' }, 'expired', '2026-11-23'],
    ['not begun', { validFrom: '2026-11-25', validUntil: '2029-11-24' }, 'upcoming', '2029-11-24'],
    ['begins today', { validFrom: TODAY }, 'valid', null],
    ['no beginning is known', { validFrom: null, validUntil: '2027-12-31' }, 'valid', '2027-12-31'],
    ['a successor that begins tomorrow', { replacedOn: '2026-11-25', validUntil: '2026-12-31' }, 'expiring', TODAY],
    ['a successor since today', { replacedOn: TODAY, validUntil: '2026-12-31' }, 'replaced', '2026-11-23'],
    ['lapsed before its successor', { replacedOn: TODAY, validUntil: '2026-10-31' }, 'replaced', '2026-10-31'],
    ['a gap before its successor', { replacedOn: '2026-12-01', validUntil: '2026-10-31' }, 'expired', '2026-10-31'],
    ['withdrawn today', { withdrawnOn: TODAY, replacedOn: TODAY }, 'withdrawn', '2026-11-23'],
    ['29 February', { validUntil: '2028-02-29' }, 'valid', '2028-02-29'],
  ] as const)('%s', (_, more, state, lastDay) => {
    const validity = { ...OPEN, ...more };
    expect(certificateState(validity, TODAY)).toBe(state);
    expect(lastDayOf(validity)).toBe(lastDay);
    // the two ways to ask agree: in force is what has begun and is not past its last day
    const begun = validity.validFrom === null || validity.validFrom <= TODAY;
    expect(inForce(certificateState(validity, TODAY))).toBe(begun && (lastDay === null || TODAY <= lastDay));
  });
});

describe('the usual term', () => {
  it.each([
    ['iso27001', '2024-02-29', null, '2027-02-27'],
    ['privacyMark', '2025-04-01', null, '2027-03-31'],
    ['pciDss', '2026-01-31', null, '2027-01-30'],
    // one year and four months from the day after the period
    ['ismap', '2026-05-01', '2025-12-31', '2027-04-30'],
    ['soc2Type2', '2026-05-01', '2026-03-31', '2027-03-31'],
    ['soc2Type2', '2026-05-01', null, null],
    ['soc2Type1', '2026-05-01', null, '2027-04-30'],
    ['other', '2026-05-01', null, null],
  ] as const)('of %s from %s, period until %s: %s', (scheme, start, periodTo, day) => {
    expect(usualLastDay(scheme, { start, periodTo })).toBe(day);
  });
  it('is known for every scheme but others', () => {
    expect(SCHEMES.filter((one) => SCHEME_FACTS[one].termMonths === null)).toEqual(['other']);
  });
});

describe('the gap since the period of a report', () => {
  it.each([
    [null, null, null],
    ['2026-03-31', null, 238],
    ['2026-03-31', '2026-09-30', 55],
    ['2026-03-31', '2026-12-31', 0],
    [TODAY, null, 0],
  ] as const)('period until %s, letter until %s: %s days', (periodTo, bridgedUntil, days) => {
    expect(gapDays({ periodTo, bridgedUntil }, TODAY)).toBe(days);
  });
});

it.each([
  [91, null],
  [90, 90],
  [61, 90],
  [60, 60],
  [30, 30],
  [8, 30],
  [7, 7],
  [0, 7],
  [-1, 0],
] as const)('%i days before the last one: reminder %s', (left, reminder) => {
  expect(reminderFor(addDays(TODAY, left), TODAY)).toBe(reminder);
});

describe('dates that do not fit', () => {
  const ISO: StatedDates = {
    scheme: 'iso27001',
    issuedOn: '2024-04-01',
    validFrom: '2024-04-01',
    validUntil: '2027-03-31',
    periodFrom: null,
    periodTo: null,
    bridgedUntil: null,
  };
  const SOC: StatedDates = { ...ISO, scheme: 'soc2Type2', periodFrom: '2023-04-01', periodTo: '2024-03-31' };
  it.each([
    ['valid before it was issued', { ...ISO, validFrom: '2024-03-31' }, 'validBeforeIssued validFrom'],
    [
      'over before it was issued',
      { ...ISO, validFrom: null, validUntil: '2024-03-31' },
      'validBeforeIssued validUntil',
    ],
    [
      'ends before it begins',
      { ...ISO, validFrom: '2025-01-01', validUntil: '2024-12-31' },
      'endBeforeStart validUntil',
    ],
    ['no last day', { ...ISO, validUntil: null }, 'lastDayMissing validUntil'],
    ['no last day of another scheme', { ...ISO, scheme: 'other', validUntil: null }, null],
    ['a period that ends before it starts', { ...SOC, periodTo: '2023-03-31' }, 'endBeforeStart periodTo'],
    ['a period of one day', { ...SOC, periodFrom: '2024-03-31' }, null],
    ['no period', { ...SOC, periodFrom: null }, 'periodMissing periodFrom'],
    ['no end of the period', { ...SOC, periodTo: null }, 'periodMissing periodTo'],
    ['a report before its period is over', { ...SOC, periodTo: '2024-04-02' }, 'periodAfterIssue issuedOn'],
    ['a letter for a time before', { ...SOC, bridgedUntil: '2024-03-30' }, 'bridgeBeforePeriod bridgedUntil'],
    ['a certificate', ISO, null],
    ['a report', { ...SOC, bridgedUntil: '2024-06-30' }, null],
  ] as const)('%s', (_, dates, expected) => {
    let refused: string | null = null;
    try {
      assertDates(dates);
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      refused = `${error.code} ${error.facts.path ?? ''}`;
    }
    expect(refused).toBe(expected);
  });
});
