import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, monthOf, weekdayOf } from '../calendar/dates.js';
import {
  type AuditableContractor,
  auditDueOn,
  concernsOf,
  DEFAULT_PLAN_SETTINGS,
  isUnaudited,
  modeFor,
  planLoad,
  proposePlan,
  whoIsDue,
} from './plan.js';

const isBusinessDay = (date: string): boolean => ![0, 6].includes(weekdayOf(date));
const settings = { ...DEFAULT_PLAN_SETTINGS, auditorIds: ['a1', 'a2', 'a3'] };
const contractor = (id: string, more: Partial<AuditableContractor> = {}): AuditableContractor => ({
  id,
  tier: 'medium',
  lastAuditedOn: null,
  lastWorst: null,
  ownerIds: [],
  ...more,
});
const propose = (contractors: readonly AuditableContractor[], today = '2026-04-01') =>
  proposePlan(contractors, 2026, today, settings, isBusinessDay);

describe('who is due', () => {
  it.each([
    ['never audited', null, true],
    ['overdue', '2024-05-10', true],
    ['twelve months end on the last day of the year', '2026-03-31', true],
    ['audited on the first day of the year, so due next year', '2026-04-01', false],
    ['due in November', '2025-11-20', true],
  ])('%s: %s, %s', (...[, lastAuditedOn, due]) => {
    expect(whoIsDue([{ lastAuditedOn }], 2026).length).toBe(due ? 1 : 0);
  });
  it('is unaudited the day after twelve months', () => {
    expect(auditDueOn('2025-11-24')).toBe('2026-11-24');
    expect([isUnaudited('2025-11-24', '2026-11-24'), isUnaudited('2025-11-24', '2026-11-25')]).toEqual([false, true]);
    expect(isUnaudited(null, '2026-11-24')).toBe(true);
  });
});

describe('the mode', () => {
  it.each([
    [{ tier: 'low', lastWorst: 'critical' }, 'onsite', 'lastMajor'],
    [{ tier: 'high', lastWorst: 'major' }, 'onsite', 'lastMajor'],
    [{ tier: 'high', lastWorst: 'conform' }, 'remote', 'tierHigh'],
    [{ tier: 'medium', lastWorst: 'minor' }, 'remote', 'lastMinor'],
    [{ tier: 'medium', lastWorst: 'observation' }, 'document', 'ordinary'],
    [{ tier: 'low', lastWorst: null }, 'document', 'ordinary'],
  ] as const)('%o: %s because %s', (of, mode, reason) => {
    expect(modeFor(of)).toEqual({ mode, reason });
  });
});

describe('the proposal', () => {
  it('spreads those who may come any time evenly over the months', () => {
    const audits = propose(Array.from({ length: 30 }, (_, n) => contractor(`c${n}`, { lastAuditedOn: '2026-03-20' })));
    const loads = [...planLoad(audits).months.values()];
    expect([loads.length, Math.max(...loads) - Math.min(...loads)]).toEqual([12, 1]);
  });
  it('puts who is overdue or was never audited first, by tier', () => {
    const months = propose([
      contractor('low', { tier: 'low' }),
      contractor('high', { tier: 'high', lastAuditedOn: '2024-01-05' }),
      contractor('medium'),
    ]).map(({ contractorId, plannedOn }) => [contractorId, monthOf(plannedOn)]);
    expect(Object.fromEntries(months)).toEqual({ high: '2026-04', medium: '2026-05', low: '2026-06' });
  });
  it('leaves blocked months and days that have passed', () => {
    const audits = proposePlan(
      Array.from({ length: 20 }, (_, n) => contractor(`c${n}`, { lastAuditedOn: '2026-03-31' })),
      2026,
      '2026-11-24',
      { ...settings, blockedMonths: ['2027-03'] },
      isBusinessDay,
    );
    expect(new Set(audits.map(({ plannedOn }) => monthOf(plannedOn)))).toEqual(
      new Set(['2026-11', '2026-12', '2027-01', '2027-02']),
    );
    for (const { plannedOn } of audits) expect(plannedOn >= '2026-11-24' && isBusinessDay(plannedOn)).toBe(true);
  });
  it('plans nobody for a day after the twelve months, though the month is the right one', () => {
    const lastAuditedOn = ['2025-05-01', '2025-05-04', '2025-05-14', '2025-05-30', '2025-11-30'];
    const months = ['2026-04', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
    const audits = proposePlan(
      lastAuditedOn.flatMap((on) => ['x', 'y'].map((more) => contractor(on + more, { lastAuditedOn: on }))),
      2026,
      '2026-03-01',
      { ...settings, blockedMonths: months },
      isBusinessDay,
    );
    expect(audits).toHaveLength(10);
    for (const { plannedOn, dueOn } of audits) expect(plannedOn <= (dueOn ?? ''), plannedOn).toBe(true);
  });
  it('names two people on site, and none rather than a dependent one', () => {
    const [onsite] = propose([contractor('c', { lastWorst: 'major' })]);
    expect(onsite).toMatchObject({ mode: 'onsite', days: 2, auditorIds: ['a1', 'a2'] });
    const [nobody] = propose([contractor('c', { ownerIds: ['a1', 'a2', 'a3'] })]);
    expect(nobody?.auditorIds).toEqual([]);
  });

  const dates = fc.integer({ min: -30, max: 0 }).map((months) => addMonths('2026-04-15', months));
  const anybody = fc.record({
    tier: fc.constantFrom('high', 'medium', 'low'),
    lastAuditedOn: fc.option(dates, { nil: null }),
    lastWorst: fc.constantFrom(null, 'conform', 'minor', 'major'),
    ownerIds: fc.subarray(['a1', 'a2', 'a3', 'm1']),
  });
  it('holds everybody who is due once, in time where that is possible, on a business day, with nobody dependent', () => {
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 60 }), (some) => {
        const contractors = some.map((one, n) => ({ ...one, id: `c${n}` }));
        const byId = new Map(contractors.map((one) => [one.id, one]));
        const audits = propose(contractors);
        expect(audits.map(({ contractorId }) => contractorId).sort()).toEqual(
          whoIsDue(contractors, 2026)
            .map(({ id }) => id)
            .sort(),
        );
        for (const { contractorId, plannedOn, auditorIds, dueOn } of audits) {
          expect(isBusinessDay(plannedOn)).toBe(true);
          const owners = byId.get(contractorId)?.ownerIds ?? [];
          expect(auditorIds.filter((id) => owners.includes(id))).toEqual([]);
          if (dueOn !== null && monthOf(dueOn) >= '2026-04') expect(monthOf(plannedOn) <= monthOf(dueOn)).toBe(true);
        }
        expect(propose([...contractors].reverse())).toEqual(audits);
      }),
    );
  });
});

describe('concerns about a planned audit', () => {
  const fine = { plannedOn: '2026-11-24', auditorIds: ['a1'], dueOn: '2026-12-01', ownerIds: ['m1'], running: true };
  it.each([
    [{}, []],
    [{ plannedOn: '2026-12-02' }, ['late']],
    [{ plannedOn: '2026-11-22' }, ['notABusinessDay']],
    [{ auditorIds: ['a1', 'm1'] }, ['dependent']],
    [{ auditorIds: [] }, ['nobody']],
    [{ running: false }, ['ended']],
    [{ plannedOn: '2026-10-01', dueOn: null }, ['blocked']],
  ])('%o: %o', (change, concerns) => {
    expect(concernsOf({ ...fine, ...change }, ['2026-10'], isBusinessDay)).toEqual(concerns);
  });
});
