import { expect, it } from 'vitest';
import type { Calendar } from '../calendar/business-days.js';
import { escalationFor, escalationsOf, overdueBy } from './escalation.js';
import { PROPOSED_TERMS } from './terms.js';

const calendar: Calendar = {
  daysOff: new Map([['2026-11-23', { ja: '勤労感謝の日', en: 'Labour Thanksgiving Day' }]]),
  knownUntil: '2050-12-31',
};

it.each([
  ['2026-11-24', '2026-11-24', 0, null],
  ['2026-11-25', '2026-11-24', 0, null],
  // due on a Friday: the weekend and the holiday do not count
  ['2026-11-20', '2026-11-23', 0, null],
  ['2026-11-20', '2026-11-24', 1, 'owner'],
  ['2026-11-20', '2026-11-27', 4, 'owner'],
  ['2026-11-20', '2026-11-30', 5, 'manager'],
  ['2026-11-20', '2026-12-04', 9, 'manager'],
  ['2026-11-20', '2026-12-07', 10, 'executive'],
  ['2025-11-20', '2026-12-07', 271, 'executive'],
])('due on %s, today %s: %i business days, %s hears of it', (dueOn, today, days, to) => {
  expect(overdueBy(dueOn, today, calendar)).toBe(days);
  expect(escalationFor(dueOn, today, calendar, PROPOSED_TERMS)?.to ?? null).toBe(to);
});

it('is told to others by the terms', () => {
  const terms = { ...PROPOSED_TERMS, escalations: { owner: 2, manager: 3, executive: 4 } };
  expect(escalationsOf(terms).map(({ level, overdueBy: days, to }) => [level, days, to])).toEqual([
    [1, 2, 'owner'],
    [2, 3, 'manager'],
    [3, 4, 'executive'],
  ]);
  expect(escalationFor('2026-11-20', '2026-11-24', calendar, terms)).toBeNull();
});
