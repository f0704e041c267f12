import { describe, expect, it } from 'vitest';
import { type ClockName, clocksOf, nextDeadline, noticeLate } from './clocks.js';
import { at, incident, instants, TOKYO } from './fixtures.js';
import type { IncidentFacts } from './record.js';

const HOUR = 3_600_000;
const done = (text: string) => ({ at: at(text), to: '', note: '' });
const clocks = (more: Partial<IncidentFacts> = {}, now = '11-03 00:00') => clocksOf(incident(more), at(now), TOKYO);
const one = (name: ClockName, more: Partial<IncidentFacts> = {}, now = '11-03 00:00') =>
  clocks(more, now).find(({ clock }) => clock === name);

describe('the notice of the contractor', () => {
  it.each([
    ['in time to the minute', { told: at('11-02 09:00') }, 24, '11-03 00:00', 'met', 0],
    ['a minute late', { told: at('11-02 09:01') }, 24, '11-03 00:00', 'late', -60_000],
    ['not yet, an hour left', {}, 24, '11-02 08:00', 'running', HOUR],
    ['not yet, at the very end', {}, 24, '11-02 09:00', 'running', 0],
    ['not yet, and it is past', {}, 24, '11-02 09:01', 'overdue', -60_000],
    ['nobody knows when it noticed', { detected: null, told: at('11-02 09:00') }, 24, '11-03 00:00', 'unknown', null],
    ['nobody knows the contract', { told: at('11-02 09:00') }, null, '11-03 00:00', 'unknown', null],
    // 72 hours over a weekend and a holiday are 72 hours
    ['over days off', { detected: at('11-21 00:00'), learned: at('11-24 00:00') }, 72, '11-24 00:00', 'running', 0],
  ] as const)('%s', (_, more, noticeHours, now, state, leftMs) => {
    expect(one('contractNotice', { instants: instants(more), noticeHours }, now)).toMatchObject({ state, leftMs });
  });

  it('is not asked of anybody where no contractor is concerned', () => {
    expect(one('contractNotice', { byContractor: false })).toBeUndefined();
    expect(noticeLate(clocks({ byContractor: false }))).toBeNull();
  });

  it.each([
    [{ told: at('11-02 08:00') }, '11-10 00:00', false],
    [{ told: at('11-03 08:00') }, '11-10 00:00', true],
    [{}, '11-10 00:00', true],
    [{}, '11-01 12:00', null],
  ])('%o at %s: late is %s', (more, now, late) => {
    expect(noticeLate(clocks({ instants: instants(more) }, now))).toBe(late);
  });
});

describe('the reports of the law', () => {
  it('are due about 3 to 5 days after it became known, and at the end of the thirtieth day', () => {
    expect(one('preliminary')).toMatchObject({ fromAt: at('11-05 10:00'), dueAt: at('11-07 10:00'), state: 'running' });
    // 2 November is the first day
    expect(one('final')).toMatchObject({ dueAt: at('12-02 00:00'), state: 'running' });
  });

  it('have sixty days where an improper purpose is suspected', () => {
    const thresholds = { sensitive: false, propertyDamage: false, improperPurpose: true };
    expect(one('final', { thresholds })?.dueAt).toBe(Date.parse('2027-01-01T00:00:00+09:00'));
  });

  it('count from the day in Tokyo, whatever the day is in UTC', () => {
    // 1 November in UTC, 2 November in Tokyo
    const learned = Date.parse('2026-11-01T15:30:00Z');
    expect(one('final', { instants: instants({ learned }) })?.dueAt).toBe(at('12-02 00:00'));
  });

  it.each([
    ['11-07 10:00', 'met'],
    ['11-07 10:01', 'late'],
  ])('a preliminary report at %s is %s', (made, state) => {
    expect(one('preliminary', { reports: { preliminary: done(made) } }, '11-20 00:00')?.state).toBe(state);
  });

  it('run while nobody can say whether they are owed, and say so', () => {
    const found = one('preliminary', { persons: { count: 'unknown', number: null } }, '11-08 00:00');
    expect(found).toMatchObject({ state: 'overdue', provisional: true });
  });

  it('are not owed below the thresholds', () => {
    const states = clocks({ persons: { count: 'known', number: 3 }, byContractor: false }).map(({ state }) => state);
    expect(states).toEqual(['notRequired', 'notRequired', 'notRequired']);
  });

  it('leave the notice to the persons without a date', () => {
    expect(one('persons')).toMatchObject({ state: 'prompt', dueAt: null });
    expect(one('persons', { reports: { persons: done('11-09 00:00') } })?.state).toBe('met');
  });
});

describe('a trustee', () => {
  const trustee = { role: 'trustee', byContractor: false } as const;

  it('tells its principal as promptly as the commission would be told, or as the contract says', () => {
    expect(one('principal', trustee)?.dueAt).toBe(at('11-07 10:00'));
    expect(one('principal', { ...trustee, principalHours: 24 })?.dueAt).toBe(at('11-03 10:00'));
  });

  it('owes nothing more once it has told its principal, late or not', () => {
    const found = clocks({ ...trustee, reports: { principal: done('11-09 00:00') } }, '12-24 00:00');
    expect(found.map(({ clock, state }) => [clock, state])).toEqual([
      ['principal', 'late'],
      ['preliminary', 'released'],
      ['final', 'released'],
      ['persons', 'released'],
    ]);
    expect(nextDeadline(found)).toBeNull();
  });

  it('is bound by its contract also where the law asks for nothing', () => {
    const few = { ...trustee, persons: { count: 'known', number: 1 } } as const;
    expect(one('principal', few)?.state).toBe('notRequired');
    expect(one('principal', { ...few, principalHours: 24 })?.state).toBe('running');
  });
});

it.each([
  [{}, 'contractNotice'],
  [{ instants: instants({ told: at('11-02 08:00') }) }, 'preliminary'],
  [{ instants: instants({ told: at('11-02 08:00') }), reports: { preliminary: done('11-04 00:00') } }, 'final'],
])('%o: next is %s', (more, clock) => {
  expect(nextDeadline(clocks(more))?.clock).toBe(clock);
});
