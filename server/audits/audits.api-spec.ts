import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditAnswer, AuditSheet, Objection } from '#contract/audits.js';
import { auditProgramme1 } from '../../seed/files.js';
import { type AuditCases, startAuditCases } from '../testing/audit-cases.js';
import type { TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let auditor: TestClient;
let second: TestClient;
let manager: TestClient;
let cases: AuditCases;
beforeAll(async () => {
  cases = await startAuditCases();
  ({ app, auditor, second, manager } = cases);
});
afterAll(async () => {
  await app.close();
});

const MANDATORY = auditProgramme1().questions.flatMap(({ code, defaultSeverity }) =>
  defaultSeverity === 'major' || defaultSeverity === 'critical' ? [code] : [],
);

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
  const made = await cases.add(await cases.contractor(), more);
  expect(made.status).toBe(201);
  const announced = await cases.move(made.body, { event: 'announce', answersDueOn: '2027-01-18' });
  expect(announced.body.state).toBe('announced');
  return (await cases.move(announced.body, { event: 'begin', fieldworkOn: '2027-02-01' })).body;
}
describe('an audit outside the plan', () => {
  it('asks the questions of the tier, in the order of the programme', async () => {
    const high = await cases.add(await cases.contractor());
    expect(high.body).toMatchObject({ state: 'planned', number: expect.stringMatching(/^A2026-\d{4}$/) as string });
    expect([high.body.questionCount, high.body.programme.questions.length]).toEqual([42, 42]);
    const medium = await cases.add(await cases.contractor({ tier: 'medium' }));
    expect(medium.body.programme.questions.map(({ code }) => code)).toEqual(MANDATORY);
  });
  it('is refused for an auditor with an own engagement, somebody who is no auditor, an ended contractor, and a holiday', async () => {
    const dependent = await cases.add(await cases.contractor({ owner: second.personId }));
    expect(dependent).toMatchObject({
      status: 400,
      body: { code: 'dependentAuditor', fields: [{ path: 'auditorIds' }] },
    });
    for (const auditorIds of [[cases.executive.personId], [randomUUID()], [auditor.personId, auditor.personId]]) {
      const refused = await cases.add(await cases.contractor(), { auditorIds });
      expect(refused).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path: 'auditorIds' }] } });
    }
    const ended = await cases.add(await cases.contractor({ running: false }));
    expect(ended).toMatchObject({ status: 409, body: { code: 'contractorEnded' } });
    const holiday = await cases.add(await cases.contractor(), { plannedOn: '2027-03-22' });
    expect(holiday).toMatchObject({
      status: 400,
      body: { code: 'notABusinessDay', fields: [{ path: 'plannedOn', params: { next: '2027-03-23' } }] },
    });
    expect(
      (await app.sql('SELECT 1 FROM audits a JOIN contractors c ON c.id = a.contractor_id WHERE NOT c.running')).length,
    ).toBe(0);
  });
  it('is known to managers and executives, planned by auditors, and nothing to others', async () => {
    const { body } = await cases.add(await cases.contractor());
    expect((await manager.get(`/api/audits/${body.id}`)).status).toBe(200);
    expect((await cases.move(body, { event: 'ask' }, manager)).status).toBe(403);
    expect((await (await app.as('evaluator')).get(`/api/audits/${body.id}`)).status).toBe(404);
    expect((await (await app.as('admin')).get(`/api/audits`)).status).toBe(403);
  });
});

describe('the steps', () => {
  it('postpone with a reason, and cancel with a second person', async () => {
    const { body: planned } = await cases.add(await cases.contractor());
    const postponed = await cases.move(planned, { event: 'postpone', plannedOn: '2027-02-15', reason: '先方の都合' });
    expect(postponed.body).toMatchObject({
      plannedOn: '2027-02-15',
      record: { postponements: [{ from: '2027-02-01', to: '2027-02-15', reason: '先方の都合' }] },
    });
    const asked = await cases.move(postponed.body, { event: 'cancel', reason: '契約の見直し' });
    expect(asked.body).toMatchObject({
      state: 'planned',
      approval: { kind: 'auditCancellation', state: 'requested' },
      events: [],
    });
    expect((await cases.move(asked.body, { event: 'announce', answersDueOn: '2027-01-18' })).status).toBe(409);
    await cases.decide(planned.id, 'approve');
    expect((await cases.sheet(planned.id)).state).toBe('cancelled');
  });
  it('announce with a deadline on a business day that has not passed', async () => {
    const { body } = await cases.add(await cases.contractor());
    const holiday = await cases.move(body, { event: 'announce', answersDueOn: '2027-01-11' });
    expect(holiday).toMatchObject({
      status: 400,
      body: { code: 'notABusinessDay', fields: [{ params: { next: '2027-01-12' } }] },
    });
    const past = await cases.move(body, { event: 'announce', answersDueOn: '2020-01-06' });
    expect(past).toMatchObject({ status: 400, body: { code: 'dateInThePast' } });
  });
  it('announce with the questions by mail to the contacts, once each', async () => {
    const id = await cases.contractor();
    const contacts = [{ name: '先方 花子', department: '', email: 'hanako@contractor.example', phone: '' }];
    await app.sql('UPDATE contractors SET contacts = $2 WHERE id = $1', [id, JSON.stringify(contacts)]);
    const { body } = await cases.add(id);
    expect(body.contacts).toEqual([{ name: '先方 花子', email: 'hanako@contractor.example' }]);
    const notify = body.contacts;
    const bad = await cases.move(body, {
      event: 'announce',
      answersDueOn: '2027-01-18',
      notify: [{ name: 'x', email: 'x' }],
    });
    expect(bad).toMatchObject({ status: 400, body: { fields: [{ path: 'notify.0.email', rule: 'email' }] } });
    await cases.move(body, { event: 'announce', answersDueOn: '2027-01-18', notify });
    const mails = await app.sql<{ subject: string; text_body: string; state: string }>(
      `SELECT subject, text_body, state FROM mails WHERE address = 'hanako@contractor.example'`,
    );
    expect(mails).toMatchObject([{ subject: `【監査のご案内】${body.number} 事前質問票のお願い`, state: 'waiting' }]);
    expect(mails[0]?.text_body).toContain('先方 花子 様');
    expect(mails[0]?.text_body.match(/AUD-\d\d/g)).toHaveLength(42);
    expect(mails[0]?.text_body).not.toContain('http');
  });
  it('refuse an announcement when the contractor has ended meanwhile, and still let the audit be cancelled', async () => {
    const id = await cases.contractor();
    const { body } = await cases.add(id);
    await app.sql(`UPDATE contractors SET running = false WHERE id = $1`, [id]);
    expect(await cases.move(body, { event: 'announce', answersDueOn: '2027-01-18' })).toMatchObject({
      status: 409,
      body: { code: 'contractorEnded' },
    });
    expect((await cases.move(body, { event: 'cancel', reason: '委託終了' })).status).toBe(200);
  });
  it('belong to the audit’s own auditors once it is under way', async () => {
    const audit = await inTheField();
    const stranger = await app.as('auditor');
    expect(await cases.move(audit, { event: 'end' }, stranger)).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed' },
    });
    expect((await rate(audit, 'AUD-01', 0, {}, stranger)).body).toMatchObject({ code: 'notAnAuditor', status: 403 });
  });
  it('refuse an edit from an older version', async () => {
    const { body } = await cases.add(await cases.contractor());
    await cases.move(body, { event: 'postpone', plannedOn: '2027-02-15', reason: '都合' });
    const stale = await cases.move(body, { event: 'postpone', plannedOn: '2027-02-16', reason: '都合' });
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
    expect((await cases.sheet(audit.id)).rated).toEqual({ conform: 1 });
  });
  it('of two people is kept twice, until somebody decides', async () => {
    const audit = await inTheField();
    await rate(audit, 'AUD-03', 0, { rating: 'minor', facts: '範囲外の拠点' });
    const other = await rate(audit, 'AUD-03', 0, { rating: 'conform', facts: '範囲内' }, second);
    expect(other).toMatchObject({
      status: 200,
      body: { rating: 'minor', rivals: [{ rating: 'conform', facts: '範囲内', by: { id: second.personId } }] },
    });
    expect((await cases.sheet(audit.id)).events.find(({ event }) => event === 'end')?.gaps).toEqual([]);
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
    expect((await cases.sheet(audit.id)).answers).toEqual([]);
  });
  it('is refused before the audit begins', async () => {
    const { body } = await cases.add(await cases.contractor());
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
    const current = await cases.sheet(audit.id);
    return (await auditor.put<AuditSheet>(`/api/audits/${audit.id}/record`, body, current.version)).body;
  };

  it('names every critical and major question that is not rated, and a conclusion that is missing', async () => {
    audit = (await cases.move(audit, { event: 'end' })).body;
    await rate(audit, MANDATORY[0] ?? '', 0, { rating: 'unverified' });
    const refused = await cases.move(audit, { event: 'report', note: '' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'auditIncomplete' } });
    const gaps = (await cases.sheet(audit.id)).events.find(({ event }) => event === 'report')?.gaps;
    expect(gaps).toEqual([
      { gap: 'unrated', questions: MANDATORY },
      { gap: 'conclusion', questions: [] },
    ]);
  });

  it('is approved by somebody else, raises the findings, and is closed', async () => {
    for (const code of MANDATORY) await rate(audit, code, 0);
    await rate(audit, 'AUD-01', 0, { rating: 'minor', facts: '体制図が2年前のまま' });
    await rate(audit, 'AUD-08', 0, { rating: 'observation', facts: '開封率だけ' });
    audit = (await cases.move(audit, { event: 'end' })).body;
    const objection = await auditor.post<Objection>(`/api/audits/${audit.id}/objections`, {
      question: 'AUD-01',
      statement: '更新済みです',
      saidBy: '先方 花子',
      saidOn: '2027-02-08',
    });
    audit = await conclude();
    expect((await cases.move(audit, { event: 'report', note: '' })).body).toMatchObject({ code: 'auditIncomplete' });
    await auditor.post(
      `/api/audits/${audit.id}/objections/${objection.body.id}/outcome`,
      { outcome: 'rejected', reason: '現物は旧版' },
      objection.body.version,
    );
    audit = (await cases.move(await cases.sheet(audit.id), { event: 'report', note: '' })).body;
    expect(audit).toMatchObject({
      state: 'factCheck',
      approval: { kind: 'auditReport', state: 'requested' },
      mayRate: false,
    });
    expect(await rate(audit, 'AUD-01', 1, {}, second)).toMatchObject({ status: 409, body: { code: 'auditNotOpen' } });
    expect((await auditor.get(`/api/approvals?subjectId=${audit.id}`)).body).toMatchObject({
      items: [{ mayDecide: false }],
    });
    await cases.decide(audit.id, 'approve');
    audit = await cases.sheet(audit.id);
    expect(audit.state).toBe('reported');
    const findings = await app.sql(
      `SELECT number, question, severity, state, owner_id FROM findings WHERE audit_id = $1 ORDER BY number`,
      [audit.id],
    );
    expect(findings).toMatchObject([
      { question: 'AUD-01', severity: 'minor', state: 'open', owner_id: auditor.personId },
      { question: 'AUD-08', severity: 'observation', state: 'open' },
    ]);
    const closed = await cases.move(audit, { event: 'close' });
    expect(closed.body).toMatchObject({ state: 'closed', events: [] });
    const [row] = await app.sql<{ on: string }>(`SELECT last_audited_on::text AS on FROM contractors WHERE id = $1`, [
      audit.contractor.id,
    ]);
    expect(row?.on).toBe('2027-02-01');
    // next year's audit stands beside it
    const next = await cases.add(audit.contractor.id, { plannedOn: '2028-02-01' });
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
    audit = (await cases.move(audit, { event: 'end' })).body;
    await conclude();
    await cases.move(await cases.sheet(audit.id), { event: 'report', note: '' });
    await cases.decide(audit.id, 'reject');
    const again = await cases.sheet(audit.id);
    expect(again).toMatchObject({ state: 'factCheck', approval: { state: 'rejected' }, mayRate: true });
    expect(again.events.map(({ event }) => event)).toEqual(['resume', 'report']);
  });
});
