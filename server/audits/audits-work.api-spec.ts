import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApprovalPage } from '#contract/approvals.js';
import type { AuditPlan } from '#contract/audit-plans.js';
import type { AuditSheet } from '#contract/audits.js';
import type { MyWork } from '#contract/notifications.js';
import { addBusinessDays, type Calendar } from '#domain/calendar/business-days.js';
import { addDays } from '#domain/calendar/dates.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { Clock } from '../platform/clock.js';
import { statementsOf } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { AuditsWork, PlansWork } from './audits.work.js';

let app: TestApp;
let auditor: TestClient;
let second: TestClient;
let today: string;
let calendar: Calendar;
beforeAll(async () => {
  app = await startTestApp();
  [auditor, second] = [await app.as('auditor'), await app.as('auditor')];
  today = app.app.get(Clock).today();
  calendar = await app.app.get(CalendarReader).calendar();
});
afterAll(async () => {
  await app.close();
});

/** An audit of the first auditor, planned for a business day so many calendar days from now, in a state with its dates. */
async function audit(state: string, days: number, dates: { due?: string; fieldwork?: string } = {}): Promise<string> {
  const [contractor] = await app.sql<{ id: string }>(
    `INSERT INTO contractors (name, sort_key, folded, tier, running) VALUES ($1, $1, $1, 'high', true) RETURNING id`,
    [`甲社 ${randomUUID()}`],
  );
  const made = await auditor.post<AuditSheet>('/api/audits', {
    contractorId: contractor?.id,
    mode: 'document',
    reason: '事故のあと',
    plannedOn: addBusinessDays(today, 20, calendar),
    auditorIds: [auditor.personId],
  });
  await app.sql('UPDATE audits SET state = $2, planned_on = $3, answers_due_on = $4, fieldwork_on = $5 WHERE id = $1', [
    made.body.id,
    state,
    addDays(today, days),
    dates.due ?? null,
    dates.fieldwork ?? null,
  ]);
  return made.body.id;
}
const work = async (client: TestClient) => (await client.get<MyWork>('/api/my-work')).body.items;
const itemsOf = async (id: string, client = auditor) => (await work(client)).filter(({ subject }) => subject.id === id);
const remindersOf = async (id: string) =>
  (await app.app.get(AuditsWork).due(today, calendar)).filter(({ subject }) => subject.id === id);

it('an audit is in the work of its auditors with what is next, and of nobody else', async () => {
  const overdue = await audit('answering', -1, { due: addDays(today, -20) });
  const asked = await audit('announced', 20, { due: addDays(today, 5) });
  const late = await audit('planned', 10);
  const later = await audit('planned', 60);
  expect(await itemsOf(overdue)).toMatchObject([
    {
      kind: 'audit',
      about: { ja: '監査の実施' },
      dueOn: addDays(today, -1),
      overdue: true,
      path: `/audits/${overdue}`,
    },
  ]);
  expect(await itemsOf(asked)).toMatchObject([{ about: { ja: '質問票への回答の期限' }, dueOn: addDays(today, 5) }]);
  expect(await itemsOf(late)).toMatchObject([{ about: { ja: '監査の通知' }, overdue: true }]);
  expect(await itemsOf(later)).toEqual([]);
  for (const id of [overdue, asked, late]) expect(await itemsOf(id, second)).toEqual([]);
});

it('a report is due fourteen days after the fieldwork; a question that two people rated differently is its own item', async () => {
  const id = await audit('fieldwork', -10, { fieldwork: addDays(today, -10) });
  expect(await itemsOf(id)).toMatchObject([{ about: { ja: '監査報告書の承認申請' }, dueOn: addDays(today, 4) }]);
  await app.sql(
    `INSERT INTO audit_answers (audit_id, question, rating, content, rivals) VALUES ($1, 'AUD-01', 'conform', '{}', '[{}]')`,
    [id],
  );
  expect((await itemsOf(id)).map(({ about }) => about.ja)).toEqual([
    '監査報告書の承認申請',
    '2人の評定が異なる質問の決定',
  ]);
});

it('what waits for an approval is in the work of those who decide, and comes back when it is decided', async () => {
  const id = await audit('planned', 10);
  const { version } = (await auditor.get<AuditSheet>(`/api/audits/${id}`)).body;
  await auditor.post(`/api/audits/${id}/moves`, { event: 'cancel', reason: '契約の見直し' }, version);
  expect(await itemsOf(id)).toEqual([]);
  const executive = await app.as('executive');
  const [asked] = (await executive.get<ApprovalPage>(`/api/approvals?subjectId=${id}`)).body.items;
  await executive.post(`/api/approvals/${asked?.id ?? ''}/decision`, { decision: 'reject', note: '' }, asked?.version);
  expect(await itemsOf(id)).toHaveLength(1);
});

it.each([
  [4, []],
  [3, ['0']],
  [0, ['0']],
  [-1, ['1']],
  [-5, ['2']],
])('%i business days before its day the auditors are reminded: %j', async (days, times) => {
  const id = await audit('answering', 0);
  const plannedOn = addBusinessDays(today, days, calendar);
  await app.sql('UPDATE audits SET planned_on = $2 WHERE id = $1', [id, plannedOn]);
  const reminders = await remindersOf(id);
  expect(reminders.map(({ personId }) => personId)).toEqual(times.map(() => auditor.personId));
  expect(reminders.map(({ key }) => key)).toEqual(times.map((time) => `audit/${id}/begin/${plannedOn}/${time}`));
});

it('a plan that is a draft is in the work of the auditors until it is submitted, and its audits are not', async () => {
  const made = await auditor.post<AuditPlan>('/api/audit-plans', { fiscalYear: 2026 });
  const { id, version, audits } = made.body;
  expect(audits.length).toBeGreaterThan(0);
  await app.sql('UPDATE audits SET planned_on = $2 WHERE plan_id = $1', [id, addDays(today, -1)]);
  const plans = (client: TestClient) => itemsOf(id, client);
  for (const client of [auditor, second]) {
    expect(await plans(client)).toMatchObject([
      { kind: 'auditPlan', subject: { title: '2026年度 監査計画' }, dueOn: '2026-04-30', path: `/audits/plans/${id}` },
    ]);
  }
  expect(await plans(await app.as('manager'))).toEqual([]);
  expect(await itemsOf(audits[0]?.id ?? '')).toEqual([]);
  const told = await app.app.get(PlansWork).due('2026-04-27', calendar);
  expect(told.map(({ personId }) => personId).sort()).toEqual([auditor.personId, second.personId].sort());
  expect(await app.app.get(PlansWork).due('2026-04-22', calendar)).toEqual([]);
  await auditor.post(`/api/audit-plans/${id}/submit`, {}, version);
  expect(await plans(auditor)).toEqual([]);
});

it('costs the same number of statements, however many audits there are', async () => {
  const ask = async () => (await statementsOf(() => work(auditor))).length;
  const before = await ask();
  for (let more = 0; more < 5; more++) await audit('answering', -1);
  expect(await ask()).toBe(before);
});
