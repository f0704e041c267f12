import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#contract/people.js';
import type { TrailPage } from '#contract/trail.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { TrailWriter } from './trail.writer.js';

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.as('admin');
});
afterAll(async () => {
  await app.close();
});

const trail = async (query: string) => (await admin.get<TrailPage>(`/api/trail?${query}`)).body;
const add = async (name: string, email: string): Promise<Person> =>
  (await admin.post<Person>('/api/people', { name, email, roles: ['evaluator'], password: 'a long enough one' })).body;

describe('the trail', () => {
  it('shows who did what to what, and only what changed', async () => {
    const made = await add('山田 太郎', 'yamada@example.jp');
    const change = { name: '山田 次郎', roles: ['evaluator'], active: true, password: 'another long one' };
    await admin.put(`/api/people/${made.id}`, change, 1);
    const { items, total } = await trail(`subjectId=${made.id}`);
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({
      actor: { id: admin.personId },
      address: '127.0.0.1',
      action: 'person.changed',
      subject: { type: 'person', id: made.id, title: '山田 次郎' },
      changes: [
        { path: 'name', before: '山田 太郎', after: '山田 次郎' },
        { path: 'passwordChanged', before: null, after: true },
      ],
    });
    expect(items[1]?.changes).toContainEqual({ path: 'email', before: null, after: 'yamada@example.jp' });
    expect(JSON.stringify(items)).not.toMatch(/long|argon2|sessionId/);
  });

  it('is filtered by action and person, and searched with folding', async () => {
    await add('すずき ﾊﾅｺ', 'suzuki@example.jp');
    const found = await trail(`q=${encodeURIComponent('スズキ')}&action=person.created`);
    expect(found.items.map((one) => one.subject.title)).toEqual(['すずき ﾊﾅｺ']);
    expect((await trail(`actorId=${admin.personId}&action=session.started`)).total).toBe(1);
    expect((await trail('action=person.stopped')).items).toEqual([]);
    expect((await trail('q=%25')).items).toEqual([]); // a percent sign is a letter
  });

  it('counts days in the business zone, both ends included', async () => {
    // half past midnight of 2 January in Tokyo, half past noon of the 3rd
    for (const at of ['2026-01-01T15:30:00Z', '2026-01-03T03:30:00Z'])
      await app.sql(
        `INSERT INTO trail_events (at, actor_name, action, subject_type, subject_title, payload_version, payload)
         VALUES ($1, 'x', 'sample.loaded', 'sample', 'x', 1, '{}')`,
        [at],
      );
    const days = async (query: string) => (await trail(`${query}&sort=at`)).items.map(({ at }) => at.slice(0, 16));
    expect(await days('from=2026-01-02&to=2026-01-02')).toEqual(['2026-01-01T15:30']);
    expect(await days('to=2026-01-01')).toEqual([]);
    expect(await days('from=2026-01-02&to=2026-01-03')).toEqual(['2026-01-01T15:30', '2026-01-03T03:30']);
  });

  it('pages without loss or repetition, also where the times are equal', async () => {
    await app.sql(
      `INSERT INTO trail_events (at, actor_name, action, subject_type, subject_title, payload_version, payload)
       SELECT '2025-05-05T00:00:00.123456Z', 'x', 'sample.removed', 'sample', n::text, 1, '{}' FROM generate_series(1, 7) n`,
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: TrailPage = await trail(`action=sample.removed&limit=3${more}`);
      expect(page.total).toBe(7);
      seen.push(...page.items.map((one) => one.subject.title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    const page = await trail('action=sample.removed&limit=3');
    const forged = (page.nextCursor ?? '').replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
    const tampered = await admin.get(`/api/trail?action=sample.removed&cursor=${forged}`);
    expect(tampered).toMatchObject({ status: 400, body: { code: 'invalidCursor', fields: [{ path: 'cursor' }] } });
  });

  it.each([
    ['from=yesterday', 'from'],
    ['to=2026-02-30', 'to'],
    ['actorId=me', 'actorId'],
    ['sort=address', 'sort'],
    ['limit=0', 'limit'],
  ])('refuses %s', async (query, path) => {
    const refused = await admin.get(`/api/trail?${query}`);
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path }] } });
  });

  it('is read by auditors and administrators only', async () => {
    expect((await (await app.as('auditor')).get('/api/trail')).status).toBe(200);
    expect((await (await app.as('manager', 'evaluator', 'executive')).get('/api/trail')).status).toBe(403);
    expect((await app.anonymous().get('/api/trail')).status).toBe(401);
  });

  it('records how sessions begin, end and are refused', async () => {
    const auditor = await app.as('auditor');
    await auditor.delete('/api/session');
    await app.anonymous().signIn('nobody@example.jp', 'wrong');
    const own = await trail(`actorId=${auditor.personId}`);
    expect(own.items.map(({ action }) => action)).toEqual(['session.ended', 'session.started']);
    const refused = await trail('action=session.refused');
    expect(refused.items[0]).toMatchObject({ actor: { id: null }, subject: { title: 'nobody@example.jp' } });
  });

  it('is appended with the change or not at all', async () => {
    const work = app.app.get(UnitOfWork);
    const writer = app.app.get(TrailWriter);
    const nobody = { id: null, name: '―', sessionId: null, address: null };
    const subject = { type: 'sample', id: null, title: 'rolled back' };
    const failed = work.run(async () => {
      await work.run(() => writer.append(nobody, { action: 'sample.loaded', subject })); // joins the outer one
      throw new Error('after the event');
    });
    await expect(failed).rejects.toThrow('after the event');
    expect((await trail(`q=${encodeURIComponent('rolled back')}`)).total).toBe(0);
  });
});
