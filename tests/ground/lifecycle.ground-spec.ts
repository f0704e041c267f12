/** One data folder through its life: first start, killed, stopped, started again, and without its sample data. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Comparison } from '#contract/comparison.js';
import type { Session } from '#contract/session.js';
import { FICTITIOUS_EVALUATION } from '../../seed/ids.js';
import { TestClient } from '../../server/testing/test-client.js';
import {
  cleanUp,
  freePort,
  holdPort,
  isAlive,
  launch,
  launchPortal,
  postgresPid,
  refusal,
  type Run,
  startPortal,
  temporaryFolder,
} from './portal.js';

const data = temporaryFolder();
let environment: Record<string, string>;
let portal: Run;
let manager: TestClient;
let port: number;
beforeAll(async () => {
  port = await freePort();
  environment = { DATA_DIR: data, PORT: String(port) };
  manager = new TestClient(`http://127.0.0.1:${port}`);
});
afterAll(cleanUp, 30_000);

/** The cookie of the first start still counts: data and secret are the same. */
async function stillSignedIn(): Promise<void> {
  const { body } = await manager.get<Session>('/api/session');
  expect(body.person?.email).toBe('manager@example.jp');
}
async function stop(signal: NodeJS.Signals): Promise<void> {
  const pid = postgresPid(data);
  portal.child.kill(signal);
  const { code, output } = await portal.ended;
  expect(code, output).toBe(0);
  expect(postgresPid(data)).toBeNull();
  expect(pid !== null && isAlive(pid)).toBe(false);
}

it('starts from nothing, with pages, API, documentation and the sample data', async () => {
  portal = await startPortal(environment);
  expect((await manager.get('/health/ready')).status).toBe(200);
  const { body } = await manager.get<{ openapi: string; paths: object }>('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toContain('/api/services');
  const page = await fetch(manager.url, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).toContain('text/html');
  const script = /src="(main-[^"]+\.js)"/.exec(await page.text())?.[1] ?? 'none';
  expect((await fetch(`${manager.url}/${script}`)).status).toBe(200);

  expect((await manager.signIn('manager@example.jp', 'Shinsa-sample-1')).status).toBe(200);
  const comparison = await manager.get<Comparison>(`/api/evaluations/${FICTITIOUS_EVALUATION}/comparison`);
  expect(comparison.body.services).toHaveLength(6);
  expect(comparison.body.services.map(({ rank }) => rank)).toContain(1);
});

it('does not let a second portal have the same data, and says so soon', async () => {
  const started = Date.now();
  const said = await refusal(launchPortal({ DATA_DIR: data, PORT: '0' }));
  expect(said).toContain('使用中');
  expect(said).toContain(data);
  expect(Date.now() - started).toBeLessThan(30_000);
  await stillSignedIn();
});

it('recovers from kill -9: the database left behind is taken over', async () => {
  const orphan = postgresPid(data);
  portal.child.kill('SIGKILL');
  await portal.ended;
  expect(orphan !== null && isAlive(orphan)).toBe(true);
  portal = await startPortal(environment);
  expect(postgresPid(data)).toBe(orphan);
  await stillSignedIn();
});

it('stops with its database at Ctrl-C', async () => {
  await stop('SIGINT');
});

it('names the port that somebody else has, and leaves no database running', async () => {
  const taken = await holdPort(port);
  const said = await refusal(launchPortal(environment));
  await taken.close();
  expect(said).toContain(`ポート ${port} は既に使われています`);
  expect(said).toContain(`Port ${port} is taken`);
  expect(postgresPid(data)).toBeNull();
});

it('goes on with the same data at the next start', async () => {
  portal = await startPortal(environment);
  await stillSignedIn();
  await stop('SIGTERM');
});

it('gives the sample data up while it is stopped, and stops the database again', async () => {
  const { code, output } = await launch(['dist/server/cli/sample-remove.js'], environment).ended;
  expect(code, output).toBe(0);
  expect(output).toContain('サンプルデータを取り除きました');
  expect(postgresPid(data)).toBeNull();
});
