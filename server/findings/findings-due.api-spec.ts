import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding } from '#contract/findings.js';
import type { MyWork } from '#contract/notifications.js';
import { addBusinessDays } from '#domain/calendar/business-days.js';
import { addDays } from '#domain/calendar/dates.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { Clock } from '../platform/clock.js';
import { FindingsTeam } from '../testing/findings.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { FindingsDaily } from './findings.daily.js';
import { FindingsDue } from './findings.due.js';

let app: TestApp;
let team: FindingsTeam;
let executive: TestClient;
let today: string;
beforeAll(async () => {
  app = await startTestApp();
  executive = await app.as('executive');
  today = app.app.get(Clock).today();
  team = new FindingsTeam(app, await app.as('auditor'), await app.as('manager'), today);
});
afterAll(async () => {
  await app.close();
});

const overdueSince = async (businessDays: number): Promise<Finding> => {
  const finding = await team.add();
  const calendar = await app.app.get(CalendarReader).calendar();
  const dueOn = addBusinessDays(today, -businessDays, calendar);
  await app.sql('UPDATE findings SET due_on = $2 WHERE id = $1', [finding.id, dueOn]);
  return finding;
};
const reminders = async ({ id }: Finding) => {
  const calendar = await app.app.get(CalendarReader).calendar();
  const all = await app.app.get(FindingsDue).due(today, calendar);
  const names = new Map([
    [team.auditor.personId, 'owner'],
    [team.manager.personId, 'manager'],
    [executive.personId, 'executive'],
  ]);
  return all
    .filter(({ subject }) => subject.id === id)
    .map(({ personId, escalation }) => `${names.get(personId) ?? '?'}${escalation === true ? '!' : ''}`);
};

it.each([
  [-4, 0, []],
  [-3, 0, ['owner']],
  [0, 0, ['owner']],
  [1, 1, ['owner']],
  [4, 1, ['owner']],
  [5, 2, ['owner', 'manager!']],
  [10, 3, ['owner', 'manager!', 'executive!']],
])('%i business days overdue: level %i, %j hear of it', async (days, level, who) => {
  const finding = await overdueSince(days);
  expect(await reminders(finding)).toEqual(who);
  await app.app.get(FindingsDaily).run();
  expect((await team.one(finding)).escalation).toBe(level);
});

it('escalates once, as the portal, and begins anew with a new deadline', async () => {
  const finding = await overdueSince(5);
  await app.app.get(FindingsDaily).run();
  await app.app.get(FindingsDaily).run();
  const events = await app.sql<{ actor_name: string }>(
    `SELECT actor_name FROM trail_events WHERE subject_id = $1 AND action = 'finding.moved'`,
    [finding.id],
  );
  expect(events).toEqual([{ actor_name: 'Shinsa' }]);
  await team.move(await team.one(finding), { event: 'extend', dueOn: '2027-03-01', reason: '先方の繁忙期' });
  await team.decide(finding, 'approve');
  expect(await team.one(finding)).toMatchObject({ escalation: 0, dueOn: '2027-03-01' });
});

it('reopens a risk after its last day, not on it', async () => {
  const risk = { until: today, why: '次の更改で解消する', compensating: '週次で点検' };
  const finding = await team.add();
  await team.move(finding, { event: 'acceptRisk', riskAcceptance: risk });
  await team.decide(finding, 'approve', executive);
  await app.app.get(FindingsDaily).run();
  expect((await team.one(finding)).state).toBe('riskAccepted');
  const yesterday = addDays(today, -1);
  await app.sql('UPDATE findings SET due_on = $2, risk_accepted_until = $2 WHERE id = $1', [finding.id, yesterday]);
  await app.app.get(FindingsDaily).run();
  const reopened = await team.one(finding);
  expect(reopened).toMatchObject({ state: 'open', riskAcceptedUntil: null });
  expect((reopened.dueOn ?? '') > today).toBe(true);
});

it('is in the work of its owner, and of others once its effect can be checked', async () => {
  const work = async (client: TestClient) =>
    (await client.get<MyWork>('/api/my-work')).body.items
      .filter(({ kind }) => kind === 'finding')
      .map((one) => one.subject.id);
  const open = await team.add();
  const planned = await team.upTo('planned');
  const done = await team.upTo('done');
  const fresh = await team.upTo('done', {}, today);
  const own = await work(team.auditor);
  expect(own).toContain(open.id);
  for (const { id } of [planned, done, fresh]) expect(own).not.toContain(id);
  const others = await work(team.manager);
  expect(others).toContain(done.id);
  for (const { id } of [open, planned, fresh]) expect(others).not.toContain(id);
  expect(await work(executive)).toEqual([]);
});
