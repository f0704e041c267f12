import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
let blocker: pg.Client;
beforeAll(async () => {
  app = await startTestApp();
  manager = await app.as('manager');
  blocker = new pg.Client({ connectionString: app.databaseUrl });
  await blocker.connect();
});
afterAll(async () => {
  await blocker.end();
  await app.close();
});

const vendor = (name: string) => ({ name, yomi: '', homepage: null, note: '' });
const kept = () =>
  app.sql(`SELECT (SELECT count(*) FROM vendors)::int AS vendors, (SELECT count(*) FROM trail_events)::int AS events`);
/** The application's own connections, where they wait for the lock that `blocker` holds. */
const WAITING = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
async function whenWaiting(count: number): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await app.sql(`SELECT pid ${WAITING}`);
    expect(rows).toHaveLength(count);
  }, 10_000);
}

it.each(['vendors', 'trail_events'])(
  'a connection lost in the middle of a request, at %s: 503, nothing half done, and the next one works',
  async (table) => {
    const before = await kept();
    await blocker.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    const request = manager.post('/api/vendors', vendor(`途中の事業者 ${table}`));
    await whenWaiting(1);
    await app.sql(`SELECT pg_terminate_backend(pid) ${WAITING}`);
    const lost = await request;
    await blocker.query('ROLLBACK');
    expect(lost).toMatchObject({ status: 503, body: { code: 'unavailable', status: 503 } });
    expect(lost.headers.get('retry-after')).toBe('5');
    expect(lost.headers.get('content-type')).toBe('application/problem+json');
    expect(await kept()).toEqual(before);

    const again = await manager.post('/api/vendors', vendor(`途中の事業者 ${table}`));
    expect(again.status).toBe(201);
    expect(await kept()).not.toEqual(before);
  },
);

it('every connection lost at once, busy and idle ones: each request is answered and the server lives on', async () => {
  const before = await kept();
  await blocker.query('BEGIN; LOCK TABLE vendors IN EXCLUSIVE MODE');
  const requests = [1, 2, 3].map((n) => manager.post('/api/vendors', vendor(`同時の事業者 ${n}`)));
  await whenWaiting(requests.length);
  await blocker.query(
    `SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE datname = current_database()
     AND a.pid <> pg_backend_pid() AND a.pid <> $1`,
    [(await app.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid],
  );
  const answers = await Promise.all(requests);
  await blocker.query('ROLLBACK');
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(await kept()).toEqual(before);
  expect((await manager.get('/health/ready')).status).toBe(200);
  expect((await manager.get('/api/vendors')).status).toBe(200);
});
