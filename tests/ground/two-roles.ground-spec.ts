/** The portal on a database that one role owns and another uses, as docs/operations.md describes. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '#contract/services.js';
import { FICTITIOUS_EVALUATION } from '../../seed/ids.js';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../server/platform/embedded-database.js';
import { TestClient } from '../../server/testing/test-client.js';
import { cleanUp, freePort, launch, type Run, startPortal, temporaryFolder } from './portal.js';

const password = randomUUID();
let database: EmbeddedDatabase;
let portal: Run;
let environment: Record<string, string>;
let manager: TestClient;
let owner: pg.Client;
let application: pg.Client;

beforeAll(async () => {
  database = await startEmbeddedDatabase(temporaryFolder(), { settings: { fsync: 'off' } });
  const superuser = new pg.Client({ connectionString: database.url('postgres') });
  await superuser.connect();
  await superuser.query(`CREATE ROLE shinsa_owner LOGIN PASSWORD '${password}'`);
  await superuser.query(`CREATE ROLE "shinsa-app" LOGIN PASSWORD '${password}'`);
  await superuser.query(`CREATE DATABASE portal OWNER shinsa_owner`);
  await superuser.end();
  const as = (username: string): string => Object.assign(new URL(database.url('portal')), { username, password }).href;
  const port = await freePort();
  environment = {
    DATA_DIR: temporaryFolder(),
    PORT: String(port),
    SAMPLE_DATA: 'on',
    DATABASE_URL: as('shinsa-app'),
    DATABASE_ADMIN_URL: as('shinsa_owner'),
  };
  portal = await startPortal(environment);
  manager = new TestClient(`http://127.0.0.1:${port}`);
  owner = new pg.Client({ connectionString: environment.DATABASE_ADMIN_URL });
  application = new pg.Client({ connectionString: environment.DATABASE_URL });
  await Promise.all([owner.connect(), application.connect()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([owner.end(), application.end()]);
  portal.child.kill('SIGTERM');
  await portal.ended;
  await database.stop();
  await cleanUp();
}, 60_000);

it('works for those who use it: sign-in, changes with their trail, files', async () => {
  expect((await manager.signIn('manager@example.jp', 'Shinsa-sample-1')).status).toBe(200);
  const name = { name: '役割を分けた事業者', yomi: '', homepage: null, note: '' };
  const made = await manager.post<{ id: string; version: number }>('/api/vendors', name);
  expect(made.status).toBe(201);
  const changed = await manager.put<Service>(
    `/api/vendors/${made.body.id}`,
    { ...name, note: '変更' },
    made.body.version,
  );
  expect(changed.status).toBe(200);
  for (const file of ['comparison.xlsx', 'comparison.pdf']) {
    expect((await manager.get(`/api/evaluations/${FICTITIOUS_EVALUATION}/${file}`)).status, file).toBe(200);
  }
  const { rows } = await owner.query('SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id', [
    made.body.id,
  ]);
  expect(rows).toHaveLength(2);
});

it('may read and write the rows of every table, but its own history of migrations', async () => {
  const { rows } = await application.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT'))`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['migrations']);
});

describe('the role of the application', () => {
  it.each([
    'CREATE TABLE more (id int)',
    'CREATE SCHEMA more',
    'ALTER TABLE people ADD COLUMN more int',
    'ALTER TABLE trail_events DISABLE TRIGGER ALL',
    'DROP TABLE answers',
    'DROP TRIGGER trail_events_only_grow ON trail_events',
    'TRUNCATE trail_events',
    'TRUNCATE answers CASCADE',
    'DELETE FROM migrations',
    'SET ROLE shinsa_owner',
  ])('is refused: %s', async (statement) => {
    // insufficient_privilege
    await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('alters nothing in the trail, even if the trigger were not there', async () => {
    await owner.query('ALTER TABLE trail_events DISABLE TRIGGER trail_events_only_grow');
    for (const statement of [`UPDATE trail_events SET actor_name = ''`, 'DELETE FROM trail_events']) {
      await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await owner.query('ALTER TABLE trail_events ENABLE TRIGGER trail_events_only_grow');
    const { rows } = await application.query<{ n: number }>('SELECT count(*)::int AS n FROM trail_events');
    expect(rows[0]?.n).toBeGreaterThan(2);
  });
});

it('goes on at the next start, and gives its sample data up', async () => {
  portal.child.kill('SIGTERM');
  await portal.ended;
  const removed = await launch(['dist/server/cli/sample-remove.js'], environment).ended;
  expect(removed.code, removed.output).toBe(0);
  portal = await startPortal(environment);
  expect((await manager.signIn('manager@example.jp', 'Shinsa-sample-1')).status).toBe(401);
});
