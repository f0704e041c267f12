import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { AuditPlan } from '#contract/audit-plans.js';
import type { AuditAnswer, AuditPage, AuditSheet, MoveAudit, Objection } from '#contract/audits.js';
import { fold } from '#domain/vendor/folding.js';
import { auditProgramme1 } from '../../seed/files.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let auditor: TestClient;
let second: TestClient;
let manager: TestClient;
let executive: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  auditor = await app.as('auditor');
  second = await app.as('auditor');
  manager = await app.as('manager');
  executive = await app.as('executive');
});
afterAll(async () => {
  await app.close();
});

const MANDATORY = auditProgramme1().questions.flatMap(({ code, defaultSeverity }) =>
  defaultSeverity === 'major' || defaultSeverity === 'critical' ? [code] : [],
);

async function contractor(
  more: { owner?: string; running?: boolean; tier?: string; lastAudited?: string } = {},
): Promise<string> {
  const name = `委託先 ${randomUUID()}`;
  const [row] = await app.sql<{ id: string }>(
    `INSERT INTO contractors (name, sort_key, folded, tier, running, last_audited_on)
     VALUES ($1, $1, $2, $3, $4, $5) RETURNING id`,
    [name, fold(name), more.tier ?? 'high', more.running ?? true, more.lastAudited ?? null],
  );
  const id = row?.id ?? '';
  await app.sql(
    `INSERT INTO engagements (contractor_id, position, title, owner_id, personal_data) VALUES ($1, 0, '配信', $2, 'entrusted')`,
    [id, more.owner ?? manager.personId],
  );
  return id;
}

const add = async (contractorId: string, more: object = {}): Promise<{ status: number; body: AuditSheet }> =>
  auditor.post<AuditSheet>('/api/audits', {
    contractorId,
    mode: 'document',
    reason: '事故のあと',
    plannedOn: '2027-02-01',
    auditorIds: [auditor.personId, second.personId],
    ...more,
  });
const move = async (audit: AuditSheet, input: MoveAudit, by = auditor) =>
  by.post<AuditSheet>(`/api/audits/${audit.id}/moves`, input, audit.version);
const CONTENT = {
  facts: '',
  evidenceSeen: '規程の写し',
  sampling: null,
  answeredBy: 'contractor',
  answerer: '情報 太郎',
  sourceUrl: null,
  sourceSeenOn: null,
  naReason: '',
};
const rate = (audit: AuditSheet, question: string, version: number, more: object = {}, by = auditor) =>
  by.put<AuditAnswer>(
    `/api/audits/${audit.id}/answers/${question}`,
    { rating: 'conform', ...CONTENT, key: randomUUID(), ...more },
    version,
  );

/** An audit by documents in the field. */
async function inTheField(more: object = {}): Promise<AuditSheet> {
  const made = await add(await contractor(), more);
  expect(made.status).toBe(201);
  const announced = await move(made.body, { event: 'announce', answersDueOn: '2027-01-18' });
  expect(announced.body.state).toBe('announced');
  return (await move(announced.body, { event: 'begin', fieldworkOn: '2027-02-01' })).body;
}
async function decide(subjectId: string, decision: 'approve' | 'reject', by = executive): Promise<{ body: Approval }> {
  const [asked] = (await by.get<ApprovalPage>(`/api/approvals?subjectId=${subjectId}`)).body.items;
  return by.post<Approval>(`/api/approvals/${asked?.id ?? ''}/decision`, { decision, note: '' }, asked?.version);
}
const sheet = async (id: string, by = auditor): Promise<AuditSheet> =>
  (await by.get<AuditSheet>(`/api/audits/${id}`)).body;

describe('an audit outside the plan', () => {
  it('asks the questions of the tier, in the order of the programme', async () => {
    const high = await add(await contractor());
    expect(high.body).toMatchObject({ state: 'planned', number: expect.stringMatching(/^A2026-\d{4}$/) as string });
    expect([high.body.questionCount, high.body.programme.questions.length]).toEqual([42, 42]);
    const medium = await add(await contractor({ tier: 'medium' }));
    expect(medium.body.programme.questions.map(({ code }) => code)).toEqual(MANDATORY);
  });
  it('is refused for an auditor with an own engagement, somebody who is no auditor, an ended contractor, and a holiday', async () => {
    const dependent = await add(await contractor({ owner: second.personId }));
    expect(dependent).toMatchObject({
      status: 400,
      body: { code: 'dependentAuditor', fields: [{ path: 'auditorIds' }] },
    });
    for (const auditorIds of [[executive.personId], [randomUUID()], [auditor.personId, auditor.personId]]) {
      const refused = await add(await contractor(), { auditorIds });
      expect(refused).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path: 'auditorIds' }] } });
    }
    const ended = await add(await contractor({ running: false }));
    expect(ended).toMatchObject({ status: 409, body: { code: 'contractorEnded' } });
    const holiday = await add(await contractor(), { plannedOn: '2027-03-22' });
    expect(holiday).toMatchObject({
      status: 400,
      body: { code: 'notABusinessDay', fields: [{ path: 'plannedOn', params: { next: '2027-03-23' } }] },
    });
    expect(
      (await app.sql('SELECT 1 FROM audits a JOIN contractors c ON c.id = a.contractor_id WHERE NOT c.running')).length,
    ).toBe(0);
  });
  it('is known to managers and executives, planned by auditors, and nothing to others', async () => {
    const { body } = await add(await contractor());
    expect((await manager.get(`/api/audits/${body.id}`)).status).toBe(200);
    expect((await move(body, { event: 'ask' }, manager)).status).toBe(403);
    expect((await (await app.as('evaluator')).get(`/api/audits/${body.id}`)).status).toBe(404);
    expect((await (await app.as('admin')).get(`/api/audits`)).status).toBe(403);
  });
});

describe('the steps', () => {
  it('postpone with a reason, and cancel with a second person', async () => {
    const { body: planned } = await add(await contractor());
    const postponed = await move(planned, { event: 'postpone', plannedOn: '2027-02-15', reason: '先方の都合' });
    expect(postponed.body).toMatchObject({
      plannedOn: '2027-02-15',
      record: { postponements: [{ from: '2027-02-01', to: '2027-02-15', reason: '先方の都合' }] },
    });
    const asked = await move(postponed.body, { event: 'cancel', reason: '契約の見直し' });
    expect(asked.body).toMatchObject({
      state: 'planned',
      approval: { kind: 'auditCancellation', state: 'requested' },
      events: [],
    });
    expect((await move(asked.body, { event: 'announce', answersDueOn: '2027-01-18' })).status).toBe(409);
    await decide(planned.id, 'approve');
    expect((await sheet(planned.id)).state).toBe('cancelled');
  });
  it('announce with a deadline on a business day that has not passed', async () => {
    const { body } = await add(await contractor());
    const holiday = await move(body, { event: 'announce', answersDueOn: '2027-01-11' });
    expect(holiday).toMatchObject({
      status: 400,
      body: { code: 'notABusinessDay', fields: [{ params: { next: '2027-01-12' } }] },
    });
    const past = await move(body, { event: 'announce', answersDueOn: '2020-01-06' });
    expect(past).toMatchObject({ status: 400, body: { code: 'dateInThePast' } });
  });
  it('refuse an announcement when the contractor has ended meanwhile, and still let the audit be cancelled', async () => {
    const id = await contractor();
    const { body } = await add(id);
    await app.sql(`UPDATE contractors SET running = false WHERE id = $1`, [id]);
    expect(await move(body, { event: 'announce', answersDueOn: '2027-01-18' })).toMatchObject({
      status: 409,
      body: { code: 'contractorEnded' },
    });
    expect((await move(body, { event: 'cancel', reason: '委託終了' })).status).toBe(200);
  });
  it('belong to the audit’s own auditors once it is under way', async () => {
    const audit = await inTheField();
    const stranger = await app.as('auditor');
    expect(await move(audit, { event: 'end' }, stranger)).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed' },
    });
    expect((await rate(audit, 'AUD-01', 0, {}, stranger)).body).toMatchObject({ code: 'notAnAuditor', status: 403 });
  });
  it('refuse an edit from an older version', async () => {
    const { body } = await add(await contractor());
    await move(body, { event: 'postpone', plannedOn: '2027-02-15', reason: '都合' });
    const stale = await move(body, { event: 'postpone', plannedOn: '2027-02-16', reason: '都合' });
    expect(stale).toMatchObject({ status: 412, body: { current: { plannedOn: '2027-02-15' } } });
  });
});

describe('a rating', () => {
  it('is kept once, however often it arrives', async () => {
    const audit = await inTheField();
    const key = randomUUID();
    const first = await rate(audit, 'AUD-01', 0, { key });
    expect(first).toMatchObject({ status: 200, body: { rating: 'conform', version: 1 } });
    expect((await rate(audit, 'AUD-01', 0, { key })).body).toMatchObject({ version: 1, rivals: [] });
    expect((await sheet(audit.id)).rated).toEqual({ conform: 1 });
  });
  it('of two people is kept twice, until somebody decides', async () => {
    const audit = await inTheField();
    await rate(audit, 'AUD-03', 0, { rating: 'minor', facts: '範囲外の拠点' });
    const other = await rate(audit, 'AUD-03', 0, { rating: 'conform', facts: '範囲内' }, second);
    expect(other).toMatchObject({
      status: 200,
      body: { rating: 'minor', rivals: [{ rating: 'conform', facts: '範囲内', by: { id: second.personId } }] },
    });
    expect((await sheet(audit.id)).events.find(({ event }) => event === 'end')?.gaps).toEqual([]);
    const decided = await auditor.post<AuditAnswer>(
      `/api/audits/${audit.id}/answers/AUD-03/decision`,
      { keep: 1 },
      other.body.version,
    );
    expect(decided.body).toMatchObject({ rating: 'conform', rivals: [], updatedBy: { id: second.personId } });
    const nonsense = await auditor.post(
      `/api/audits/${audit.id}/answers/AUD-03/decision`,
      { keep: 4 },
      decided.body.version,
    );
    expect(nonsense.status).toBe(400);
  });
  it('of one person from an older version is refused with the newer one', async () => {
    const audit = await inTheField();
    await rate(audit, 'AUD-02', 0);
    await rate(audit, 'AUD-02', 1, { rating: 'minor', facts: '古い' });
    const stale = await rate(audit, 'AUD-02', 1, { rating: 'conform' });
    expect(stale).toMatchObject({ status: 412, body: { current: { rating: 'minor', version: 2 } } });
  });
  it.each([
    ['a question of another programme', 'AUD-99', {}, 400, 'questionNotInAudit'],
    ['a rating that does not exist', 'AUD-01', { rating: 'good' }, 400, 'invalid'],
    ['an address that is none', 'AUD-01', { sourceUrl: 'javascript:alert(1)' }, 400, 'invalid'],
    ['a text without end', 'AUD-01', { facts: 'あ'.repeat(10_000) }, 400, 'invalid'],
  ])('is refused: %s', async (_what, question, change, status, code) => {
    const audit = await inTheField();
    expect(await rate(audit, question, 0, change)).toMatchObject({ status, body: { code } });
    expect((await sheet(audit.id)).answers).toEqual([]);
  });
  it('is refused before the audit begins', async () => {
    const { body } = await add(await contractor());
    expect((await rate(body, 'AUD-01', 0)).body).toMatchObject({ status: 409, code: 'auditNotOpen' });
  });
});

describe('the report', () => {
  let audit: AuditSheet;
  beforeEach(async () => {
    audit = await inTheField();
  });
  const conclude = async (): Promise<AuditSheet> => {
    const body = { opening: null, closing: null, conclusion: { overall: 'improve', text: '軽微な不適合が1件' } };
    const current = await sheet(audit.id);
    return (await auditor.put<AuditSheet>(`/api/audits/${audit.id}/record`, body, current.version)).body;
  };

  it('names every critical and major question that is not rated, and a conclusion that is missing', async () => {
    audit = (await move(audit, { event: 'end' })).body;
    await rate(audit, MANDATORY[0] ?? '', 0, { rating: 'unverified' });
    const refused = await move(audit, { event: 'report', note: '' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'auditIncomplete' } });
    const gaps = (await sheet(audit.id)).events.find(({ event }) => event === 'report')?.gaps;
    expect(gaps).toEqual([
      { gap: 'unrated', questions: MANDATORY },
      { gap: 'conclusion', questions: [] },
    ]);
  });

  it('is approved by somebody else, raises the findings, and is closed', async () => {
    for (const code of MANDATORY) await rate(audit, code, 0);
    await rate(audit, 'AUD-01', 0, { rating: 'minor', facts: '体制図が2年前のまま' });
    await rate(audit, 'AUD-08', 0, { rating: 'observation', facts: '開封率だけ' });
    audit = (await move(audit, { event: 'end' })).body;
    const objection = await auditor.post<Objection>(`/api/audits/${audit.id}/objections`, {
      question: 'AUD-01',
      statement: '更新済みです',
      saidBy: '先方 花子',
      saidOn: '2027-02-08',
    });
    audit = await conclude();
    expect((await move(audit, { event: 'report', note: '' })).body).toMatchObject({ code: 'auditIncomplete' });
    await auditor.post(
      `/api/audits/${audit.id}/objections/${objection.body.id}/outcome`,
      { outcome: 'rejected', reason: '現物は旧版' },
      objection.body.version,
    );
    audit = (await move(await sheet(audit.id), { event: 'report', note: '' })).body;
    expect(audit).toMatchObject({
      state: 'factCheck',
      approval: { kind: 'auditReport', state: 'requested' },
      mayRate: false,
    });
    expect((await auditor.get(`/api/approvals?subjectId=${audit.id}`)).body).toMatchObject({
      items: [{ mayDecide: false }],
    });
    await decide(audit.id, 'approve');
    audit = await sheet(audit.id);
    expect(audit.state).toBe('reported');
    const findings = await app.sql(
      `SELECT number, question, severity, state, owner_id FROM findings WHERE audit_id = $1 ORDER BY number`,
      [audit.id],
    );
    expect(findings).toMatchObject([
      { question: 'AUD-01', severity: 'minor', state: 'open', owner_id: auditor.personId },
      { question: 'AUD-08', severity: 'observation', state: 'open' },
    ]);
    const closed = await move(audit, { event: 'close' });
    expect(closed.body).toMatchObject({ state: 'closed', events: [] });
    const [row] = await app.sql<{ on: string }>(`SELECT last_audited_on::text AS on FROM contractors WHERE id = $1`, [
      audit.contractor.id,
    ]);
    expect(row?.on).toBe('2027-02-01');
    // next year's audit stands beside it
    const next = await add(audit.contractor.id, { plannedOn: '2028-02-01' });
    expect(next.body.previous).toMatchObject({ number: audit.number, fieldworkOn: '2027-02-01' });
    const before = next.body.previous?.answers.find(({ question }) => question === 'AUD-01');
    expect(before).toMatchObject({
      rating: 'minor',
      facts: '体制図が2年前のまま',
      finding: { state: 'open' },
      carryOver: 'none',
    });
  });

  it('that is rejected may be worked on again', async () => {
    for (const code of MANDATORY) await rate(audit, code, 0);
    audit = (await move(audit, { event: 'end' })).body;
    await conclude();
    await move(await sheet(audit.id), { event: 'report', note: '' });
    await decide(audit.id, 'reject');
    const again = await sheet(audit.id);
    expect(again).toMatchObject({ state: 'factCheck', approval: { state: 'rejected' }, mayRate: true });
    expect(again.events.map(({ event }) => event)).toEqual(['resume', 'report']);
  });
});

describe('the yearly plan', () => {
  it('covers everybody who is due, is changed as a whole, approved by somebody else, and then fixed', async () => {
    const never = await contractor();
    const recent = await contractor({ lastAudited: '2027-05-01' });
    const own = await contractor({ owner: auditor.personId });
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
    const audit = whole.body.audits.find((one) => one.contractor.id === never);
    const early = await move(await sheet(audit?.id ?? ''), { event: 'announce', answersDueOn: '2027-03-15' });
    expect(early).toMatchObject({ status: 409, body: { code: 'auditIncomplete' } });

    const submitted = await auditor.post<AuditPlan>(`/api/audit-plans/${plan.id}/submit`, {}, whole.body.version);
    expect(submitted.body.state).toBe('submitted');
    expect((await auditor.put(`/api/audit-plans/${plan.id}`, change({}), submitted.body.version)).body).toMatchObject({
      code: 'planNotDraft',
    });
    await decide(plan.id, 'reject');
    const returned = (await auditor.get<AuditPlan>(`/api/audit-plans/${plan.id}`)).body;
    expect(returned.state).toBe('draft');
    await auditor.post(`/api/audit-plans/${plan.id}/submit`, {}, returned.version);
    await decide(plan.id, 'approve');
    const announced = await move(await sheet(audit?.id ?? ''), { event: 'announce', answersDueOn: '2027-03-15' });
    expect(announced.body.state).toBe('announced');
  });

  it('lists audits by state, year, person, contractor and words, page by page', async () => {
    const first = await auditor.get<AuditPage>('/api/audits?fiscalYear=2027&limit=2');
    expect(first.body.items).toHaveLength(2);
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
