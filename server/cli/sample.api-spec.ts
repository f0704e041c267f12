import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Service, ServicePage } from '#contract/services.js';
import { CHECKLIST_1, seedId } from '../../seed/ids.js';
import { loadProgrammes, loadSampleData } from '../../seed/load.js';
import { removeSampleData, SampleDataInUse } from '../../seed/remove.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';

let app: TestApp;
let dataSource: DataSource;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE });
  dataSource = app.app.get(DataSource);
});
afterAll(async () => {
  await app.close();
});

const TABLES = ['people', 'vendors', 'services', 'price_plans', 'service_facts', 'evaluations', 'candidates', 'answers', 'approvals', 'checklists']; // prettier-ignore
const counts = async () => {
  const rows = TABLES.map((table) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table}`);
  return app.sql<{ name: string; n: number }>(rows.join(' UNION ALL '));
};

it('is loaded once, however often it is asked for', async () => {
  const before = await counts();
  await loadProgrammes(dataSource);
  await loadSampleData(dataSource);
  expect(await counts()).toEqual(before);
});

it('lets the people of the sign-in page in', async () => {
  const manager = app.anonymous();
  expect((await manager.signIn('manager@example.jp', 'Shinsa-sample-1')).status).toBe(200);
  expect((await manager.get<ServicePage>('/api/services')).body.total).toBe(17);
});

it('stays whole while something of the company refers to it, and says what', async () => {
  const manager = await app.as('manager');
  const made = await manager.post<{ id: string }>('/api/evaluations', {
    title: '自社の評価',
    checklistId: CHECKLIST_1,
    serviceIds: [seedId('service/sansan')],
  });
  expect(made.status).toBe(201);
  const before = await counts();
  const refused = removeSampleData(dataSource);
  await expect(refused).rejects.toThrow(SampleDataInUse);
  await expect(refused).rejects.toThrow('「自社の評価」');
  expect(await counts()).toEqual(before);
  await app.sql('DELETE FROM evaluations WHERE id = $1', [made.body.id]);
});

it('goes without a trace but the event, leaves what is our own, and does not come back', async () => {
  const manager = await app.as('manager');
  const own = await manager.post<Service>('/api/services', {
    name: '自社の製品',
    yomi: '',
    vendorId: null,
    type: '',
    freeTrial: null,
    functions: '',
    urls: [],
    note: '',
    plans: [],
    facts: [],
  });
  await removeSampleData(dataSource);
  await loadSampleData(dataSource);
  const { body } = await manager.get<ServicePage>('/api/services');
  expect(body.items.map(({ id }) => id)).toEqual([own.body.id]);
  for (const table of ['people', 'vendors', 'services', 'evaluations']) {
    expect(await app.sql(`SELECT 1 FROM ${table} WHERE sample`)).toEqual([]);
  }
  expect(await counts()).toContainEqual({ name: 'checklists', n: 1 });
  const events = await app.sql<{ action: string }>(
    `SELECT action FROM trail_events WHERE subject_type = 'sample' ORDER BY id`,
  );
  expect(events.map(({ action }) => action)).toEqual(['sample.loaded', 'sample.removed']);
  expect((await app.anonymous().signIn('manager@example.jp', 'Shinsa-sample-1')).status).toBe(401);
});
