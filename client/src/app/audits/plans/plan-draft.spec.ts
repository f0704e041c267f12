import { describe, expect, it } from 'vitest';
import type { AuditPlan, PlannedAudit } from '#contract/audit-plans.js';
import { asChange, movedDay, putBack, tried, triedAudits } from './plan-draft';

const audit: PlannedAudit = {
  id: 'a',
  number: 'A2026-0001',
  contractor: { id: 'c', name: 'C', tier: 'high', running: true },
  planId: 'p',
  fiscalYear: 2026,
  state: 'planned',
  mode: 'remote',
  modeReason: 'tierHigh',
  plannedOn: '2026-11-24',
  plannedDays: 1,
  announcedOn: null,
  answersDueOn: null,
  fieldworkOn: null,
  reportedOn: null,
  closedOn: null,
  dueOn: '2026-11-28',
  auditors: [{ id: 'x', name: 'X' }],
  questionCount: 42,
  rated: {},
  version: 1,
  ownerIds: ['o'],
  concerns: [],
};
const plan: AuditPlan = {
  id: 'p',
  fiscalYear: 2026,
  state: 'draft',
  auditCount: 1,
  closedCount: 0,
  version: 1,
  programmeId: 'g',
  note: '',
  settings: {
    auditorIds: ['x', 'y'],
    blockedMonths: ['2026-12'],
    days: { document: 1, remote: 1, onsite: 2 },
    people: { document: 1, remote: 1, onsite: 2 },
  },
  approval: null,
  audits: [audit],
  uncovered: [],
  auditors: [
    { id: 'x', name: 'X' },
    { id: 'y', name: 'Y' },
    { id: 'o', name: 'O' },
  ],
  closedDays: ['2026-11-28', '2026-11-29'],
};

describe('what is tried', () => {
  it('shows what would speak against it', () => {
    const concerns = (change: Parameters<typeof tried>[2]) =>
      triedAudits(plan, tried(new Map(), audit, change))[0]?.concerns;
    expect(concerns({ plannedOn: '2026-11-28' })).toEqual(['notABusinessDay']);
    expect(concerns({ plannedOn: '2026-12-01' })).toEqual(['late', 'blocked']);
    expect(concerns({ auditorIds: ['o'] })).toEqual(['dependent']);
    expect(concerns({ auditorIds: [] })).toEqual(['nobody']);
  });
  it('takes the days of the mode', () => {
    expect(triedAudits(plan, tried(new Map(), audit, { mode: 'onsite' }))[0]?.days).toBe(2);
  });
  it('is nothing once it is as it was', () => {
    const moved = tried(new Map(), audit, { plannedOn: '2026-11-25' });
    expect(moved.size).toBe(1);
    expect(tried(moved, audit, { plannedOn: '2026-11-24' }).size).toBe(0);
    expect(putBack(tried(new Map(), audit, { removed: true }), audit).size).toBe(0);
    expect(putBack(tried(moved, audit, { removed: true }), audit).get('a')).toEqual({ plannedOn: '2026-11-25' });
  });
  it('is sent as moves, and as what is taken out', () => {
    expect(asChange(plan, tried(new Map(), audit, { plannedOn: '2026-11-25', auditorIds: ['y'] }))).toMatchObject({
      moves: [{ auditId: 'a', plannedOn: '2026-11-25', auditorIds: ['y'] }],
      removed: [],
    });
    expect(asChange(plan, tried(new Map(), audit, { plannedOn: '2026-11-25', removed: true }))).toMatchObject({
      moves: [],
      removed: ['a'],
    });
  });
});

it.each([
  ['2026-11-24', { days: 7 }, '2026-12-01'],
  ['2027-03-31', { days: 1 }, '2027-03-31'],
  ['2026-04-02', { months: -1 }, '2026-04-01'],
  ['2026-08-31', { months: 1 }, '2026-09-30'],
])('%s moved by %o is %s', (from, by, to) => {
  expect(movedDay(from, by, 2026)).toBe(to);
});
