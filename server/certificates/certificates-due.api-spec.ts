import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MyWork } from '#contract/notifications.js';
import { addDays } from '#domain/calendar/dates.js';
import { addContractor } from '../testing/findings.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { CertificatesDue } from './certificates.due.js';

const TODAY = '2026-11-24';
let app: TestApp;
let manager: TestClient;
let other: TestClient;
let auditor: TestClient;
beforeAll(async () => {
  app = await startTestApp({ now: new Date(`${TODAY}T03:00:00Z`) });
  [manager, other, auditor] = await Promise.all([app.as('manager'), app.as('manager'), app.as('auditor')]);
});
afterAll(async () => {
  await app.close();
});

async function ending(left: number, more: { ownerId?: string; running?: boolean } = {}): Promise<string> {
  const contractorId = await addContractor(app, more.running ?? true);
  if (more.ownerId !== undefined)
    await app.sql(
      `INSERT INTO engagements (contractor_id, position, title, owner_id, personal_data) VALUES ($1, 0, '配信', $2, 'entrusted')`,
      [contractorId, more.ownerId],
    );
  const [row] = await app.sql<{ id: string }>(
    `INSERT INTO certificates (contractor_id, scheme, number, valid_until, folded) VALUES ($1, 'iso27001', 'IS 1', $2, '') RETURNING id`,
    [contractorId, addDays(TODAY, left)],
  );
  return row?.id ?? '';
}
const reminded = async (id: string, day = TODAY) =>
  (await app.app.get(CertificatesDue).due(day)).filter(({ subject }) => subject.id === id);
const people = async (id: string) => (await reminded(id)).map(({ personId }) => personId).sort();
const work = async (client: TestClient) =>
  (await client.get<MyWork>('/api/my-work')).body.items.flatMap(({ kind, subject }) =>
    kind === 'certificate' ? [subject.id] : [],
  );

it('reminds 90, 60, 30 and 7 days before the end and once it has lapsed, each once', async () => {
  const id = await ending(90, { ownerId: manager.personId });
  const end = addDays(TODAY, 90);
  const keys = new Set<string>();
  for (let left = 95; left >= -5; left--) for (const { key } of await reminded(id, addDays(end, -left))) keys.add(key);
  expect([...keys]).toEqual([90, 60, 30, 7, 0].map((days) => `certificate/${id}/${end}/${days}`));
});

it('is for those who look after the holder, or for all managers while none of them may renew it', async () => {
  expect(await people(await ending(30, { ownerId: manager.personId }))).toEqual([manager.personId]);
  const managers = [manager.personId, other.personId].sort();
  expect(await people(await ending(30))).toEqual(managers);
  expect(await people(await ending(30, { ownerId: auditor.personId }))).toEqual(managers);
  expect(await people(await ending(91))).toEqual([]);
  expect(await people(await ending(30, { running: false }))).toEqual([]);
});

it('is not asked for once it has a successor or was withdrawn', async () => {
  const [replaced, withdrawn] = [await ending(7), await ending(-7)];
  await app.sql('UPDATE certificates SET replaced_by = $2 WHERE id = $1', [replaced, await ending(700)]);
  await app.sql('UPDATE certificates SET withdrawn_on = $2 WHERE id = $1', [withdrawn, TODAY]);
  expect(await people(replaced)).toEqual([]);
  expect(await people(withdrawn)).toEqual([]);
});

it('is in their work for its last thirty days, and after', async () => {
  const own = await ending(30, { ownerId: manager.personId });
  const later = await ending(31, { ownerId: manager.personId });
  const over = await ending(-400, { ownerId: manager.personId });
  const mine = await work(manager);
  expect(mine).toEqual(expect.arrayContaining([own, over]));
  expect(mine).not.toContain(later);
  expect(await work(other)).not.toContain(own);
  expect(await work(auditor)).toEqual([]);
});
