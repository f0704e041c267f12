import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalPage } from '#contract/approvals.js';
import type { AddFinding, Finding, MoveFinding } from '#contract/findings.js';
import { addDays } from '#domain/calendar/dates.js';
import { Clock } from '../platform/clock.js';
import { addContractor, complete, CORRECT, described, FindingsTeam, plan, verify } from '../testing/findings.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let team: FindingsTeam;
let auditor: TestClient;
let manager: TestClient;
let executive: TestClient;
let today: string;
beforeAll(async () => {
  app = await startTestApp();
  [auditor, manager, executive] = await Promise.all([app.as('auditor'), app.as('manager'), app.as('executive')]);
  today = app.app.get(Clock).today();
  team = new FindingsTeam(app, auditor, manager, today);
});
afterAll(async () => {
  await app.close();
});

const input = (contractorId: string, more: Partial<AddFinding> = {}): AddFinding => ({
  contractorId,
  foundOn: today,
  ...described(),
  ...more,
});

describe('a finding', () => {
  it('goes from what was found to what was verified, each step with its event', async () => {
    const verified = await team.upTo('verified');
    expect(verified).toMatchObject({ state: 'verified', verifiedBy: { id: manager.personId } });
    const closed = await team.move(verified, { event: 'close' }, manager);
    expect(closed.body).toMatchObject({ state: 'closed', closedOn: today, dueOn: null, events: [], mayChange: false });
    const events = await app.sql<{ action: string; payload: { changes: { path: string; after: unknown }[] } }>(
      `SELECT action, payload FROM trail_events WHERE subject_id = $1 ORDER BY id`,
      [verified.id],
    );
    const states = events.map(({ payload }) => payload.changes.find(({ path }) => path === 'state')?.after ?? null);
    expect(states).toEqual([
      null,
      'correction',
      'causeAnalysis',
      'planned',
      'planApproved',
      'inProgress',
      'done',
      'verified',
      'closed',
    ]);
    expect(events[0]?.action).toBe('finding.created');
  });

  it('has a number, deadlines by severity, and what its next step lacks', async () => {
    const found = await team.add({ severity: 'critical', foundOn: '2026-11-20' });
    expect(found.number).toMatch(/^F2026-\d{4}$/);
    expect(found.due.correction?.on).toBe('2026-11-21');
    expect(found.dueOn).toBe('2026-11-21');
    expect(found.events).toEqual([
      { event: 'correct', missing: ['correction.text', 'correction.doneOn'], refusal: null },
      { event: 'extend', missing: [], refusal: null },
      { event: 'acceptRisk', missing: [], refusal: null },
    ]);
    const moved = await team.move(found, { ...CORRECT, correction: { text: ' ', doneOn: null } });
    expect(moved).toMatchObject({
      status: 400,
      body: {
        code: 'findingIncomplete',
        fields: [
          { path: 'correction.text', rule: 'required' },
          { path: 'correction.doneOn', rule: 'required' },
        ],
      },
    });
    expect(await team.one(found)).toMatchObject({ state: 'open', version: found.version });
  });

  it('whose deadline falls on a holiday is due the business day before, and says why', async () => {
    const finding = await team.upTo('causeAnalysis');
    // 2027-02-11 is National Foundation Day, a Thursday
    const planned = await team.move(finding, plan('2027-02-11'));
    expect(planned.body.due.completion).toMatchObject({
      on: '2027-02-10',
      moved: { from: '2027-02-11', dayOff: { ja: '建国記念の日' } },
    });
  });

  it.each([
    [CORRECT, { correction: { text: 'x', doneOn: '2999-01-01' } }, 'dateInTheFuture', 'correction.doneOn'],
    [{ event: 'extend' }, { dueOn: '2020-01-01', reason: 'x' }, 'dateInThePast', 'dueOn'],
    [
      { event: 'acceptRisk' },
      { riskAcceptance: { until: '2020-01-01', why: 'x', compensating: 'y' } },
      'dateInThePast',
      'riskAcceptance.until',
    ],
  ])('refuses %o with %o: %s', async (event, more, code, path) => {
    const refused = await team.move(await team.add(), { ...event, ...more } as MoveFinding);
    expect(refused.body).toMatchObject({ code, fields: [{ path }] });
  });

  it('returns to work when its plan is rejected, and goes back a step when the plan is withdrawn', async () => {
    const planned = await team.upTo('planned');
    await team.decide(planned, 'reject');
    const returned = await team.one(planned);
    expect(returned).toMatchObject({ state: 'returned', remark: { text: '確認', by: { id: manager.personId } } });
    expect(returned.events[0]?.event).toBe('analyse');

    const other = await team.upTo('planned');
    const { body } = await auditor.get<ApprovalPage>(`/api/approvals?subjectId=${other.id}`);
    await auditor.post(`/api/approvals/${body.items[0]?.id ?? ''}/withdraw`, {}, body.items[0]?.version);
    expect((await team.one(other)).state).toBe('causeAnalysis');
  });

  it('whose plan was asked for by another is still not approved by its owner', async () => {
    const finding = await team.upTo('causeAnalysis', { ownerId: manager.personId });
    const planned = await team.move(finding, plan(addDays(today, 30)));
    expect(await team.decide(planned.body, 'approve')).toMatchObject({ status: 403, body: { code: 'ownFinding' } });
    expect((await team.one(finding)).state).toBe('planned');
    expect((await team.decide(planned.body, 'approve', await app.as('manager'))).status).toBe(200);
  });
});

describe('verifying and closing', () => {
  it('is never done without a check of the effect', async () => {
    const done = await team.upTo('done');
    expect(await team.move(done, { event: 'close' }, manager)).toMatchObject({
      status: 409,
      body: { code: 'effectivenessUnchecked' },
    });
    const empty = verify(today, { method: '', result: '', effective: null });
    const fields = [
      { path: 'effectiveness.effective' },
      { path: 'effectiveness.method' },
      { path: 'effectiveness.result' },
    ];
    expect((await team.move(done, empty, manager)).body).toMatchObject({ code: 'findingIncomplete', fields });
  });

  it('is done by neither its owner nor the one who reported it done', async () => {
    const done = await team.upTo('done', { ownerId: manager.personId });
    const third = await app.as('auditor');
    for (const own of [manager, auditor])
      expect(await team.move(done, verify(today), own)).toMatchObject({ status: 403, body: { code: 'ownFinding' } });
    expect((await team.one(done, manager)).events[0]).toMatchObject({ event: 'verify', refusal: 'ownFinding' });
    const verified = await team.move(done, verify(today), third);
    expect(verified.body.state).toBe('verified');
    for (const own of [manager, auditor])
      expect(await team.move(verified.body, { event: 'close' }, own)).toMatchObject({
        status: 403,
        body: { code: 'ownFinding' },
      });
    expect((await team.move(verified.body, { event: 'close' }, third)).body.state).toBe('closed');
  });

  it('before thirty days have passed asks for a reason', async () => {
    const done = await team.upTo('done', {}, addDays(today, -29));
    expect(done.checkFrom).toBe(addDays(today, 1));
    expect(await team.move(done, verify(today), manager)).toMatchObject({
      status: 400,
      body: {
        code: 'checkTooEarly',
        fields: [{ path: 'effectiveness.earlyReason', params: { from: done.checkFrom } }],
      },
    });
    const early = await team.move(
      done,
      verify(today, { earlyReason: '退職者が多い月のため十分に確認できた' }),
      manager,
    );
    expect(early.body.state).toBe('verified');
  });

  it('sends back what did not help, with new deadlines', async () => {
    const done = await team.upTo('done', { foundOn: '2026-01-05' });
    const returned = await team.move(done, verify(today, { effective: false }), manager);
    expect(returned.body).toMatchObject({ state: 'returned', effectiveness: { effective: false }, verifiedBy: null });
    expect((returned.body.dueOn ?? '') > today).toBe(true);
    expect((await team.move(returned.body, { event: 'close' }, manager)).body).toMatchObject({
      code: 'transitionNotAllowed',
    });
  });
});

describe('a later deadline', () => {
  it('holds once another person has approved it', async () => {
    const finding = await team.add();
    const before = finding.dueOn ?? '';
    expect((await team.move(finding, { event: 'extend', dueOn: before, reason: '先方の繁忙期' })).body).toMatchObject({
      code: 'deadlineNotLater',
      fields: [{ path: 'dueOn' }],
    });
    const asked = await team.move(finding, { event: 'extend', dueOn: '2027-02-11', reason: '先方の繁忙期' });
    expect(asked.body).toMatchObject({ state: 'open', dueOn: before, asked: { extension: { step: 'correction' } } });
    const again = await team.move(asked.body, { event: 'extend', dueOn: '2027-03-01', reason: 'もう一度' });
    expect(again).toMatchObject({ status: 409, body: { code: 'approvalPending' } });
    await team.decide(finding, 'approve');
    expect(await team.one(finding)).toMatchObject({
      dueOn: '2027-02-10',
      asked: { extension: null },
      extensions: [{ from: before, to: { on: '2027-02-10', moved: { from: '2027-02-11' } }, reason: '先方の繁忙期' }],
    });
  });

  it('that is rejected changes nothing', async () => {
    const finding = await team.add();
    await team.move(finding, { event: 'extend', dueOn: '2027-03-01', reason: '先方の繁忙期' });
    await team.decide(finding, 'reject');
    expect(await team.one(finding)).toMatchObject({ dueOn: finding.dueOn, asked: { extension: null }, extensions: [] });
  });

  it('goes with the severity, but what was agreed on stays', async () => {
    const finding = await team.add({ severity: 'minor' });
    await team.move(finding, { event: 'extend', dueOn: '2027-03-01', reason: '先方の繁忙期' });
    await team.decide(finding, 'approve');
    const now = await team.one(finding);
    const changed = await auditor.put<Finding>(
      `/api/findings/${finding.id}`,
      described({ severity: 'critical' }),
      now.version,
    );
    expect(changed.body).toMatchObject({ severity: 'critical', dueOn: '2027-03-01' });
    expect((changed.body.due.completion?.on ?? '') < (now.due.completion?.on ?? '')).toBe(true);
  });
});

describe('a risk', () => {
  const accept = {
    event: 'acceptRisk',
    riskAcceptance: { until: '2027-03-31', why: '次の更改で解消する', compensating: '週次で目視点検' },
  } as const;

  it('is borne until a day once an executive has approved it, and nobody else', async () => {
    const finding = await team.add();
    await team.move(finding, accept);
    const { body } = await manager.get<ApprovalPage>(`/api/approvals?subjectId=${finding.id}`);
    expect(body.items).toEqual([]);
    await team.decide(finding, 'approve', executive);
    const accepted = await team.one(finding);
    expect(accepted).toMatchObject({ state: 'riskAccepted', dueOn: '2027-03-31', riskAcceptedUntil: '2027-03-31' });
    const reopened = await team.move(accepted, { event: 'reopen', remark: { text: '前倒しで対応する' } });
    expect(reopened.body).toMatchObject({ state: 'open', riskAcceptedUntil: null });
  });

  it('that was asked for is forgotten when the work is done meanwhile', async () => {
    const finding = await team.upTo('inProgress');
    const asked = await team.move(finding, accept);
    const done = await team.move(asked.body, complete(today));
    expect(done.body.asked.riskAcceptance).toBeNull();
    const { body } = await executive.get<ApprovalPage>(`/api/approvals?subjectId=${finding.id}&state=requested`);
    expect(body.items).toEqual([]);
  });
});

it('that is done while somebody decides about its deadline waits for nobody who waits for it', async () => {
  const finding = await team.upTo('inProgress');
  const extend = { event: 'extend', dueOn: addDays(today, 90), reason: '部品の納期' } as const;
  const asked = (await team.move(finding, extend)).body;
  const holder = new pg.Client({ connectionString: app.databaseUrl });
  await holder.connect();
  const waiting = async () =>
    (await app.sql(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
      .length;
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM findings WHERE id = $1 FOR UPDATE', [finding.id]);
    const done = team.move(asked, complete(today));
    await expect.poll(waiting).toBe(1);
    const decided = team.decide(asked, 'approve');
    await expect.poll(waiting).toBe(2);
    await holder.query('COMMIT');
    expect([(await done).status, (await decided).status]).toEqual([200, 412]);
  } finally {
    await holder.end();
  }
  expect(await team.one(finding)).toMatchObject({ state: 'done', asked: { extension: null } });
});

describe('a contractor that ended', () => {
  it('gets no new findings', async () => {
    const refused = await auditor.post('/api/findings', input(await addContractor(app, false)));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'contractorEnded', fields: [{ path: 'contractorId' }] },
    });
  });

  it('gets no new deadlines; what it owes is discontinued by somebody else, with the reason', async () => {
    const finding = await team.upTo('causeAnalysis');
    await app.sql('UPDATE contractors SET running = false WHERE id = $1', [finding.contractor.id]);
    const refused = await team.move(finding, plan(addDays(today, 30)));
    expect(refused).toMatchObject({ status: 409, body: { code: 'contractorEnded' } });
    const discontinue = { event: 'discontinue', remark: { text: '解約しデータを消去した' } } as const;
    expect((await team.move(finding, discontinue)).body).toMatchObject({ code: 'ownFinding' });
    expect((await team.move(finding, { ...discontinue, remark: { text: '' } }, manager)).body).toMatchObject({
      code: 'findingIncomplete',
    });
    expect((await team.move(finding, discontinue, manager)).body).toMatchObject({ state: 'closed', closedOn: today });
  });
});

describe('what was found before', () => {
  it('is recognised by contractor and question, also while it is open', async () => {
    const first = await team.add();
    const again = await team.add({ contractorId: first.contractor.id });
    expect(again.recurrenceOf).toEqual({ id: first.id, number: first.number });
    expect(again.earlier.map(({ id }) => id)).toEqual([first.id]);
    const other = await team.add({ contractorId: first.contractor.id, question: 'AUD-13' });
    expect(other.recurrenceOf).toBeNull();
    expect((await team.add()).recurrenceOf).toBeNull();
  });

  it('can be cited, but only with the same contractor', async () => {
    const first = await team.add({ question: 'AUD-01' });
    const cited = await team.add({ contractorId: first.contractor.id, question: null, recurrenceOf: first.id });
    expect(cited.recurrenceOf?.id).toBe(first.id);
    const refused = await auditor.post('/api/findings', input(await addContractor(app), { recurrenceOf: first.id }));
    expect(refused.body).toMatchObject({ fields: [{ path: 'recurrenceOf', rule: 'unknownReference' }] });
  });
});

describe('an observation', () => {
  it('is adopted or declined with a reason, nothing else', async () => {
    const found = await team.add({ severity: 'observation' });
    expect(found.events.map(({ event }) => event)).toEqual(['adopt', 'decline']);
    expect((await team.move(found, CORRECT)).body).toMatchObject({ code: 'transitionNotAllowed' });
    expect((await team.move(found, { event: 'decline', remark: { text: '' } })).body).toMatchObject({
      fields: [{ path: 'remark.text' }],
    });
    const adopted = await team.move(found, { event: 'adopt', remark: { text: '来期に実施する' } });
    expect(adopted.body).toMatchObject({ state: 'adopted', closedOn: today });
  });
  it('does not turn into a nonconformity once that is being corrected', async () => {
    const finding = await team.move(await team.add(), CORRECT);
    const observed = described({ severity: 'observation' });
    const refused = await auditor.put(`/api/findings/${finding.body.id}`, observed, finding.body.version);
    expect(refused).toMatchObject({ status: 409, body: { code: 'severityFixed', fields: [{ path: 'severity' }] } });
  });
});

describe('what the contractor says', () => {
  it('is kept with who said it, when, and who entered it', async () => {
    const finding = await team.add();
    const note = { kind: 'contractor', text: '今月中に直します', saidBy: '架空商事 鈴木様', saidOn: today };
    const noted = await manager.post<Finding>(`/api/findings/${finding.id}/notes`, note);
    expect(noted.status).toBe(201);
    expect(noted.body.notes).toMatchObject([{ ...note, enteredBy: { id: manager.personId } }]);
    expect(noted.body.version).toBe(finding.version);
    const future = await manager.post(`/api/findings/${finding.id}/notes`, { ...note, saidOn: '2999-01-01' });
    expect(future.body).toMatchObject({ code: 'dateInTheFuture', fields: [{ path: 'saidOn' }] });
  });
});

describe('who may', () => {
  it('keep evidence with it, until it is closed', async () => {
    const path = ({ id }: Finding) => `/api/files?subjectType=finding&subjectId=${id}&name=evidence.txt`;
    const attach = (finding: Finding, by: TestClient) =>
      by.send('POST', path(finding), '停止の記録', { 'content-type': 'application/octet-stream' });
    const open = await team.add();
    expect((await attach(open, auditor)).status).toBe(201);
    expect((await attach(open, executive)).status).toBe(403);
    expect((await attach(open, await app.as('evaluator'))).status).toBe(404);
    const closed = await team.move(await team.upTo('verified'), { event: 'close' }, manager);
    expect((await attach(closed.body, auditor)).status).toBe(403);
  });

  it('read and who may change', async () => {
    const finding = await team.add();
    for (const role of ['evaluator', 'admin'] as const)
      expect((await (await app.as(role)).get(`/api/findings/${finding.id}`)).status).toBe(404);
    expect((await team.one(finding, executive)).events).toEqual([]);
    expect((await team.move(finding, CORRECT, executive)).status).toBe(403);
    expect((await auditor.get(`/api/findings/${randomUUID()}`)).status).toBe(404);
    const stranger = await app.as('evaluator');
    const refused = await auditor.post('/api/findings', input(finding.contractor.id, { ownerId: stranger.personId }));
    expect(refused.body).toMatchObject({ fields: [{ path: 'ownerId', rule: 'unknownReference' }] });
  });

  it('and of two at once the second sees what the first did', async () => {
    const finding = await team.add();
    expect((await auditor.post(`/api/findings/${finding.id}/events`, CORRECT)).status).toBe(428);
    const both = await Promise.all([team.move(finding, CORRECT), team.move(finding, CORRECT, manager)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body).toMatchObject({ current: { state: 'correction' } });
  });
});
