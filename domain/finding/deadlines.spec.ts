import { describe, expect, it } from 'vitest';
import type { Severity } from '../audit/programme.js';
import type { Calendar } from '../calendar/business-days.js';
import { checkBy, checkFrom, deadlinesOf, dueFrom, dueIn, replanBy, stepDueIn } from './deadlines.js';
import { FINDING_STATES } from './states.js';
import { assertRising, FINDING_STEPS, type FindingTerms, PROPOSED_TERMS } from './terms.js';

const labour = { ja: '勤労感謝の日', en: 'Labour Thanksgiving Day' };
const calendar: Calendar = {
  daysOff: new Map([
    ['2026-11-23', labour],
    ['12-31', { ja: '年末年始', en: 'Year-end holidays' }],
  ]),
  knownUntil: '2050-12-31',
};

describe('the deadlines of a finding', () => {
  it.each<[Severity, string, Record<string, string>]>([
    // found on a Friday: 24 hours are 24 hours, five business days go over the holiday
    ['critical', '2026-11-20', { correction: '2026-11-21', plan: '2026-11-30', completion: '2026-12-18' }],
    ['critical', '2026-11-24', { correction: '2026-11-25', plan: '2026-12-01', completion: '2026-12-24' }],
    ['major', '2026-11-24', { correction: '2026-12-08', plan: '2026-12-08', completion: '2027-01-22' }],
    ['minor', '2026-11-24', { correction: '2026-12-24', plan: '2026-12-24', completion: '2027-02-22' }],
    ['observation', '2026-11-24', { answer: '2027-11-24' }],
  ])('%s, found on %s', (severity, foundOn, expected) => {
    const due = deadlinesOf(severity, foundOn, calendar, PROPOSED_TERMS);
    expect(Object.fromEntries(Object.entries(due).map(([step, { on }]) => [step, on]))).toEqual(expected);
  });

  it('come on the business day before a day off, and say which day that was', () => {
    expect(dueFrom('2026-11-23', calendar)).toEqual({
      on: '2026-11-20',
      moved: { from: '2026-11-23', dayOff: labour },
    });
    expect(dueFrom('2026-11-24', calendar)).toEqual({ on: '2026-11-24', moved: null });
    expect(dueFrom('2026-11-23', calendar, 'none')).toEqual({ on: '2026-11-23', moved: null });
  });

  it('let the effect be checked 30 to 90 days after completion', () => {
    expect(checkFrom('2026-11-24')).toBe('2026-12-24');
    expect(checkBy('2026-11-24', calendar, PROPOSED_TERMS)).toEqual({ on: '2027-02-22', moved: null });
  });
});

it.each([
  ['open', 'correction'],
  ['correction', 'plan'],
  ['returned', 'plan'],
  ['planned', 'completion'],
  ['inProgress', 'completion'],
  ['done', 'check'],
  ['riskAccepted', null],
  ['closed', null],
] as const)('in the state %s the %s is due', (state, step) => {
  expect(stepDueIn(state, 'major')).toBe(step);
});

it('an observation has one deadline only', () => {
  const due = FINDING_STATES.map((state) => stepDueIn(state, 'observation'));
  expect(due.filter((step) => step !== null)).toEqual(['answer']);
  expect(FINDING_STEPS).toContain('answer');
});

it.each([
  ['open', null, '2026-12-08'],
  ['causeAnalysis', null, '2026-12-08'],
  ['inProgress', null, '2027-01-22'],
  ['done', null, null],
  ['riskAccepted', '2027-03-31', '2027-03-31'],
  ['closed', '2027-03-31', null],
] as const)('what is due in the state %s, risk accepted until %s: %s', (state, until, dueOn) => {
  expect(dueIn(state, 'major', deadlinesOf('major', '2026-11-24', calendar, PROPOSED_TERMS), until)).toBe(dueOn);
});

it('a returned plan has five business days, or what it had when that is longer', () => {
  const at = (on: string) => ({ on, moved: null });
  expect(replanBy(at('2026-11-19'), '2026-11-20', calendar, PROPOSED_TERMS)).toEqual(at('2026-11-30'));
  expect(replanBy(at('2026-12-24'), '2026-11-20', calendar, PROPOSED_TERMS)).toEqual(at('2026-12-24'));
  expect(replanBy(undefined, '2026-11-20', calendar, PROPOSED_TERMS)).toEqual(at('2026-11-30'));
});

describe('what a company decides otherwise', () => {
  const terms: FindingTerms = {
    allowances: {
      ...PROPOSED_TERMS.allowances,
      major: {
        correction: { count: 3, unit: 'businessDays' },
        plan: { count: 7, unit: 'days' },
        completion: { count: 2, unit: 'months' },
      },
    },
    checkDays: 60,
    returnedPlanDays: 2,
    escalations: { owner: 2, manager: 4, executive: 8 },
  };

  it('dates what is found from then on', () => {
    const due = deadlinesOf('major', '2026-11-20', calendar, terms);
    // over the weekend and the holiday; seven days; two months, on a Wednesday
    expect([due.correction?.on, due.plan?.on, due.completion?.on]).toEqual(['2026-11-26', '2026-11-27', '2027-01-20']);
    expect(checkBy('2026-11-24', calendar, terms)).toEqual({
      on: '2027-01-22',
      moved: { from: '2027-01-23', dayOff: expect.anything() as unknown },
    });
    expect(replanBy(undefined, '2026-11-20', calendar, terms)).toEqual({ on: '2026-11-25', moved: null });
  });

  it.each([
    [{ owner: 1, manager: 2, executive: 3 }, null],
    [{ owner: 2, manager: 2, executive: 3 }, 'escalations.manager'],
    [{ owner: 1, manager: 5, executive: 4 }, 'escalations.executive'],
  ] as const)('%o rises, or says where not', (escalations, path) => {
    const check = () => {
      assertRising(escalations);
    };
    if (path === null) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'escalationsNotRising', facts: { path } }));
  });
});
