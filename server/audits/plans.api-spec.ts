import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPlan } from '#contract/audit-plans.js';
import type { AuditPage } from '#contract/audits.js';
import { type AuditCases, startAuditCases } from '../testing/audit-cases.js';
import type { TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let auditor: TestClient;
let cases: AuditCases;
beforeAll(async () => {
  cases = await startAuditCases();
  ({ app, auditor } = cases);
});
afterAll(async () => {
  await app.close();
});

describe('the yearly plan', () => {
  it('covers everybody who is due, is changed as a whole, approved by somebody else, and then fixed', async () => {
    const never = await cases.contractor();
    const recent = await cases.contractor({ lastAudited: '2027-05-01' });
    const own = await cases.contractor({ owner: auditor.personId });
    const made = await auditor.post<AuditPlan>('/api/audit-plans', { fiscalYear: 2027 });
    expect(made.status).toBe(201);
    const plan = made.body;
    const planned = new Map(plan.audits.map((one) => [one.contractor.id, one]));
    expect([planned.has(never), planned.has(recent), plan.uncovered]).toEqual([true, false, []]);
    expect(planned.get(own)?.auditors.map(({ id }) => id)).not.toContain(auditor.personId);
    for (const { concerns, plannedOn } of plan.audits) expect([plannedOn > '2027-03-31', concerns]).toEqual([true, []]);
    expect((await auditor.post('/api/audit-plans', { fiscalYear: 2027 })).body).toMatchObject({
      status: 409,
      code: 'planExists',
    });

    const target = planned.get(own);
    const change = (more: object) => ({ note: '', settings: plan.settings, moves: [], removed: [], ...more });
    const refused = await auditor.put(
      `/api/audit-plans/${plan.id}`,
      change({ moves: [{ auditId: planned.get(own)?.id, auditorIds: [auditor.personId] }] }),
      plan.version,
    );
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'dependentAuditor', fields: [{ path: 'moves.0.auditorIds' }] },
    });
    const moved = await auditor.put<AuditPlan>(
      `/api/audit-plans/${plan.id}`,
      change({ moves: [{ auditId: target?.id, plannedOn: '2027-05-03' }], removed: [planned.get(never)?.id] }),
      plan.version,
    );
    expect(moved.body.audits.find(({ id }) => id === target?.id)?.concerns).toContain('notABusinessDay');
    expect(moved.body.uncovered.map(({ id }) => id)).toContain(never);
    const stale = await auditor.put(`/api/audit-plans/${plan.id}`, change({}), plan.version);
    expect(stale.status).toBe(412);

    const whole = await auditor.post<AuditPlan>(`/api/audit-plans/${plan.id}/complete`, {}, moved.body.version);
    expect(whole.body.uncovered).toEqual([]);
    const free = { ...plan.settings, blockedMonths: [whole.body.audits[0]?.plannedOn.slice(0, 7)] };
    const set = await auditor.put<AuditPlan>(
      `/api/audit-plans/${plan.id}`,
      change({ settings: free }),
      whole.body.version,
    );
    const again = await auditor.post<AuditPlan>(
      `/api/audit-plans/${plan.id}/complete`,
      { again: true },
      set.body.version,
    );
    expect(again.body.audits).toHaveLength(whole.body.audits.length);
    expect(again.body.audits.filter(({ plannedOn }) => free.blockedMonths.includes(plannedOn.slice(0, 7)))).toEqual([]);
    const audit = again.body.audits.find((one) => one.contractor.id === never);
    const early = await cases.move(await cases.sheet(audit?.id ?? ''), {
      event: 'announce',
      answersDueOn: '2027-03-15',
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'auditIncomplete' } });

    const submitted = await auditor.post<AuditPlan>(`/api/audit-plans/${plan.id}/submit`, {}, again.body.version);
    expect(submitted.body.state).toBe('submitted');
    expect((await auditor.put(`/api/audit-plans/${plan.id}`, change({}), submitted.body.version)).body).toMatchObject({
      code: 'planNotDraft',
    });
    await cases.decide(plan.id, 'reject');
    const returned = (await auditor.get<AuditPlan>(`/api/audit-plans/${plan.id}`)).body;
    expect(returned.state).toBe('draft');
    await auditor.post(`/api/audit-plans/${plan.id}/submit`, {}, returned.version);
    await cases.decide(plan.id, 'approve');
    const announced = await cases.move(await cases.sheet(audit?.id ?? ''), {
      event: 'announce',
      answersDueOn: '2027-03-15',
    });
    expect(announced.body.state).toBe('announced');
  });

  it('lists audits by state, year, person, contractor and words, page by page', async () => {
    const first = await auditor.get<AuditPage>('/api/audits?fiscalYear=2027&limit=1');
    expect(first.body.items).toHaveLength(1);
    const rest = await auditor.get<AuditPage>(
      `/api/audits?fiscalYear=2027&limit=200&cursor=${encodeURIComponent(first.body.nextCursor ?? '')}`,
    );
    expect(first.body.items.length + rest.body.items.length).toBe(first.body.total);
    const [one] = first.body.items;
    const byName = await auditor.get<AuditPage>(`/api/audits?q=${encodeURIComponent(one?.contractor.name ?? '')}`);
    expect(byName.body.items.map(({ contractor: { id } }) => id)).toContain(one?.contractor.id);
    expect((await auditor.get<AuditPage>(`/api/audits?q=${one?.number ?? ''}`)).body.items).toMatchObject([
      { id: one?.id },
    ]);
    expect((await auditor.get<AuditPage>('/api/audits?overdue=true')).body.total).toBe(0);
  });
});
