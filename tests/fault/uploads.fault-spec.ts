/** A real portal that is killed in the middle of an upload, and one whose disk is full: nothing is lost, nothing is left. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { FileList, StoredFile } from '#contract/files.js';
import { seedId } from '../../seed/ids.js';
import { TestClient } from '../../server/testing/test-client.js';
import { cleanUp, freePort, launch, type Run, startPortal, temporaryFolder } from '../ground/portal.js';

const MEGABYTE = 1024 * 1024;
const PDF = Buffer.alloc(3 * MEGABYTE, '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const SMALL = PDF.subarray(0, 1000);
const BYTES = { 'content-type': 'application/octet-stream' };
/** Less than the PDF, whether a block has 512 or 1024 bytes. */
const FULL_AT = 1024;

const data = temporaryFolder();
const subject = `subjectType=contractor&subjectId=${seedId('contractor/alpha')}`;
let environment: Record<string, string>;
let portal: Run;
let manager: TestClient;
let database: pg.Client;
beforeAll(async () => {
  const port = await freePort();
  environment = { DATA_DIR: data, PORT: String(port) };
  portal = await startPortal(environment);
  manager = new TestClient(`http://127.0.0.1:${port}`);
  await manager.signIn('manager@example.jp', 'Shinsa-sample-1');
  database = new pg.Client({ connectionString: databaseUrl() });
  await database.connect();
}, 60_000);
afterAll(async () => {
  await database.end();
  await cleanUp();
}, 30_000);

function databaseUrl(): string {
  const home = join(data, 'postgres');
  const port = readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://shinsa:${readFileSync(join(home, 'password'), 'utf8').trim()}@127.0.0.1:${port ?? ''}/shinsa`;
}
const path = (name: string, key = randomUUID()) => `/api/files?${subject}&name=${encodeURIComponent(name)}&key=${key}`;
const listed = async () => (await manager.get<FileList>(`/api/files?${subject}`)).body.items.map(({ name }) => name);
/** The names of the files in one of the two folders: `incoming`, and `kept` with a folder for each beginning of a key. */
function onDisk(folder: 'incoming' | 'kept'): string[] {
  const path = join(data, 'files', folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map(({ name }) => name);
}
const pending = async () =>
  (await database.query<{ id: string; file_id: string }>('SELECT id, file_id FROM file_versions WHERE number IS NULL'))
    .rows;

/** An upload of which only the first bytes have been sent. */
function begin(to: string): ClientRequest {
  const headers = { ...manager.headers(), ...BYTES, 'content-length': PDF.length };
  const sending = request(`${manager.url}${to}`, { method: 'POST', headers });
  sending.on('error', () => undefined); // the portal dies under it
  sending.write(PDF.subarray(0, MEGABYTE));
  return sending;
}
async function dieAndStart(largestFile?: number): Promise<void> {
  portal.child.kill('SIGKILL');
  await portal.ended;
  portal = await startPortal(environment, largestFile);
}

it('killed while the bytes come: nobody sees half a file, and sent again under its key it is there once', async () => {
  const key = randomUUID();
  begin(path('途中で.pdf', key));
  await vi.waitUntil(() => onDisk('incoming').length === 1, { timeout: 10_000 });
  await dieAndStart();
  expect(await listed()).toEqual([]);
  for (let times = 0; times < 2; times++) {
    const sent = await manager.send<StoredFile>('POST', path('途中で.pdf', key), PDF, BYTES);
    expect(sent).toMatchObject({ status: 201, body: { name: '途中で.pdf', bytes: PDF.length } });
  }
  expect(await listed()).toEqual(['途中で.pdf']);
  expect(await pending()).toHaveLength(1);
});

it('killed between the file and its row: the bytes are in nobody’s sight', async () => {
  const sending = begin(path('間で.pdf'));
  await vi.waitUntil(async () => (await pending()).length === 2, { timeout: 10_000 });
  // what makes the file known waits for this lock, and so comes too late
  await database.query('BEGIN');
  await database.query('SELECT 1 FROM files WHERE id = ANY($1::uuid[]) FOR UPDATE', [
    (await pending()).map((one) => one.file_id),
  ]);
  sending.end(PDF.subarray(MEGABYTE));
  await vi.waitUntil(() => onDisk('kept').length === 2, { timeout: 10_000 });
  await dieAndStart();
  await database.query('COMMIT');
  expect(await listed()).toEqual(['途中で.pdf']);
  expect(await pending()).toHaveLength(2);
});

it('what both left is swept away by the portal that comes after', async () => {
  await database.query(`UPDATE file_versions SET uploaded_at = now() - interval '2 hours' WHERE number IS NULL`);
  for (const name of onDisk('incoming')) utimesSync(join(data, 'files/incoming', name), 0, 0);
  const boss = new PgBoss({ connectionString: databaseUrl(), schema: 'jobs', schedule: false, supervise: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.send('files.sweep', {});
  await boss.stop({ graceful: false });
  await vi.waitUntil(async () => (await pending()).length === 0 && onDisk('incoming').length === 0, {
    timeout: 45_000,
    interval: 200,
  });
  expect(onDisk('kept')).toHaveLength(1);
  expect(await listed()).toEqual(['途中で.pdf']);
});

it('on a full disk it says so, leaves nothing, and takes what still fits', async () => {
  await dieAndStart(FULL_AT);
  const refused = await manager.send('POST', path('大きい.pdf'), PDF, BYTES);
  expect(refused).toMatchObject({ status: 507, body: { code: 'storageFull' } });
  expect([await pending(), onDisk('incoming'), onDisk('kept').length]).toEqual([[], [], 1]);
  expect((await manager.send('POST', path('小さい.pdf'), SMALL, BYTES)).status).toBe(201);
  expect(await listed()).toEqual(['途中で.pdf', '小さい.pdf']);
});

it('without its sample data, the files attached to it are gone with their bytes', async () => {
  const { code, output } = await launch(['dist/server/cli/sample-remove.js'], environment).ended;
  expect(code, output).toBe(0);
  expect(onDisk('kept')).toEqual([]);
  expect((await database.query('SELECT 1 FROM files UNION ALL SELECT 1 FROM file_versions')).rows).toEqual([]);
});
