import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChecklistList, StoredChecklist } from '#contract/checklists.js';
import { CHECKLIST_1 } from '../../seed/ids.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(); // without sample data
});
afterAll(async () => {
  await app.close();
});

it('is there without sample data: version 1 with its sixty criteria in both languages', async () => {
  const evaluator = await app.as('evaluator');
  const { body: list } = await evaluator.get<ChecklistList>('/api/checklists');
  expect(list.items).toMatchObject([{ id: CHECKLIST_1, version: '1', publishedOn: '2026-11-24', criterionCount: 60 }]);
  const { body } = await evaluator.get<StoredChecklist>(`/api/checklists/${CHECKLIST_1}`);
  expect([body.viewpoints.length, body.criteria.length]).toEqual([6, 60]);
  expect(body.criteria[0]).toMatchObject({ code: 'V1-01', title: { ja: 'SPF設定の支援とレコードの健全性' } });
});

it('is nothing that an administrator, a stranger or a wrong id comes to', async () => {
  const admin = await app.as('admin');
  expect((await admin.get(`/api/checklists/${CHECKLIST_1}`)).status).toBe(404);
  expect((await app.anonymous().get('/api/checklists')).status).toBe(401);
  const manager = await app.as('manager');
  expect((await manager.get('/api/checklists/first')).body).toMatchObject({ status: 400, code: 'invalid' });
  expect((await manager.get(`/api/checklists/${randomUUID()}`)).body).toMatchObject({ status: 404, code: 'notFound' });
});

it('never changes once published, not even behind the application', async () => {
  await expect(app.sql(`UPDATE checklists SET version = '2'`)).rejects.toThrow(/refused/);
});
