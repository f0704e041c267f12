import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '#contract/session.js';
import { TestClient } from '../../server/testing/test-client.js';
import { cleanUp, freePort, launch, refusal, type Run, startPortal, temporaryFolder } from './portal.js';

const data = temporaryFolder();
const PASSWORD = 'correct horse 電池';
let url: string;
beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  await startPortal({ DATA_DIR: data, PORT: String(port), SAMPLE_DATA: 'off' });
}, 60_000);
afterAll(cleanUp, 30_000);

const adminCreate = (args: readonly string[], password = PASSWORD): Run =>
  launch(['dist/server/cli/admin-create.js', ...args], { DATA_DIR: data, SHINSA_ADMIN_PASSWORD: password });

it('knows nobody without the sample data', async () => {
  const visitor = new TestClient(url);
  expect((await visitor.signIn('manager@example.jp', 'Shinsa-sample-1')).status).toBe(401);
  expect((await visitor.get<Session>('/api/session')).body.sampleData).toBe(false);
});

it('says what a first account needs', async () => {
  expect(await refusal(adminCreate([]))).toContain('--email');
  expect(await refusal(adminCreate(['--mail', 'a@example.com']))).toContain('--email');
  expect(await refusal(adminCreate(['--email', 'a@example.com'], 'short'))).toContain('password');
});

it('gets its first administrator while it runs', async () => {
  const given = ['--email', 'shiki@example.com', '--name', '情報 四季'];
  const { code, output } = await adminCreate(given).ended;
  expect(code, output).toBe(0);
  const admin = new TestClient(url);
  expect((await admin.signIn('shiki@example.com', PASSWORD)).status).toBe(200);
  expect((await admin.get<Session>('/api/session')).body.person?.roles).toEqual(['admin']);
  expect(await refusal(adminCreate(given))).toContain('既に使われています');
});
