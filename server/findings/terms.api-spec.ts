import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeFindingTerms, FindingTerms } from '#contract/finding-terms.js';
import type { Problem } from '#contract/problem.js';
import type { TrailPage } from '#contract/trail.js';
import { addDays } from '#domain/calendar/dates.js';
import { PROPOSED_TERMS } from '#domain/finding/terms.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { Clock } from '../platform/clock.js';
import { countStatements } from '../testing/statements.js';
import { FindingsTeam } from '../testing/findings.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { FindingsDaily } from './findings.daily.js';
import { FindingsDue } from './findings.due.js';

let app: TestApp;
let manager: TestClient;
let auditor: TestClient;
let team: FindingsTeam;
beforeAll(async () => {
  app = await startTestApp();
  manager = await app.as('manager');
  auditor = await app.as('auditor');
  team = new FindingsTeam(app, auditor, manager, app.app.get(Clock).today());
});
afterAll(async () => {
  await app.close();
});

const TERMS = '/api/findings/terms';
const read = async (): Promise<FindingTerms> => (await manager.get<FindingTerms>(TERMS)).body;
const SHORTER: ChangeFindingTerms = {
  ...PROPOSED_TERMS,
  allowances: {
    ...PROPOSED_TERMS.allowances,
    major: {
      correction: { count: 1, unit: 'days' },
      plan: { count: 1, unit: 'months' },
      completion: { count: 2, unit: 'months' },
    },
  },
  escalations: { owner: 1, manager: 2, executive: 3 },
};
const corrects = { severity: 'major' } as const;

it('begin as the audit programme proposes', async () => {
  expect(await read()).toEqual({ id: 'terms', version: 1, ...PROPOSED_TERMS, changedBy: null, changedAt: null });
});

it('are changed by a manager, hold for what is found from then on, and leave what is set', async () => {
  const before = await team.add(corrects);
  const changed = await manager.put<FindingTerms>(TERMS, SHORTER, 1);
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
  expect(changed.body).toMatchObject({ ...SHORTER, version: 2 });
  expect(changed.body.changedBy).not.toBeNull();
  const after = await team.add(corrects);
  expect((await team.one(before)).due).toEqual(before.due);
  const next = addDays(team.today, 1);
  expect([after.due.correction?.on, after.due.correction?.moved?.from ?? null].includes(next)).toBe(true);
  expect(before.due.correction?.on).not.toBe(after.due.correction?.on);
  // overdue by two business days is the manager's business now
  await app.sql(`UPDATE findings SET due_on = $2 WHERE id = $1`, [after.id, addDays(team.today, -6)]);
  await app.app.get(FindingsDaily).run();
  expect((await team.one(after)).escalation).toBeGreaterThanOrEqual(2);
  const reminders = await app.app.get(FindingsDue).due(team.today, await app.app.get(CalendarReader).calendar());
  expect(reminders.filter(({ subject }) => subject.id === after.id).map(({ personId }) => personId)).toContain(
    manager.personId,
  );
});

it('say in the trail what was changed', async () => {
  const { body } = await (await app.as('admin')).get<TrailPage>('/api/trail?action=findingTerms.changed');
  expect(body.items).toHaveLength(1);
  expect(body.items[0]?.changes).toContainEqual({ path: 'escalations.manager', before: 5, after: 2 });
});

describe('are not changed', () => {
  it('by who has not seen the latest, who then gets it', async () => {
    const stale = await manager.put(TERMS, PROPOSED_TERMS, 1);
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    expect(stale.body.current).toEqual(await read());
    expect((await manager.put(TERMS, PROPOSED_TERMS)).status).toBe(428);
  });

  it.each([
    [
      { ...SHORTER, escalations: { owner: 2, manager: 2, executive: 3 } },
      'escalations.manager',
      'escalationsNotRising',
    ],
    [
      { ...SHORTER, escalations: { owner: 1, manager: 4, executive: 3 } },
      'escalations.executive',
      'escalationsNotRising',
    ],
    [{ ...SHORTER, checkDays: 29 }, 'checkDays', 'min'],
    [{ ...SHORTER, returnedPlanDays: 1.5 }, 'returnedPlanDays', 'whole'],
    [
      { ...SHORTER, allowances: { ...SHORTER.allowances, observation: { answer: { count: 0, unit: 'days' } } } },
      'allowances.observation.answer.count',
      'min',
    ],
    [
      { ...SHORTER, allowances: { ...SHORTER.allowances, observation: { answer: { count: 1, unit: 'hours' } } } },
      'allowances.observation.answer.unit',
      'choice',
    ],
  ])('to what makes no sense: %#', async (input, path, rule) => {
    const before = await read();
    const { status, body } = await manager.put<Problem>(TERMS, input, before.version);
    expect([status, body.fields?.map((field) => [field.path, field.rule])]).toEqual([400, [[path, rule]]]);
    expect(await read()).toEqual(before);
  });

  it('by others than managers; who reads findings reads them', async () => {
    const { version } = await read();
    for (const role of ['auditor', 'executive'] as const) {
      const client = await app.as(role);
      expect((await client.get(TERMS)).status, role).toBe(200);
      expect((await client.put(TERMS, PROPOSED_TERMS, version)).status, role).toBe(403);
    }
    expect((await (await app.as('admin')).get(TERMS)).status).toBe(403);
    expect((await app.anonymous().get(TERMS)).status).toBe(401);
  });
});

it('cost a finding one statement, however many are raised', async () => {
  const one = await countStatements(() => team.add(corrects));
  expect(await countStatements(() => team.add(corrects))).toBe(one);
});
