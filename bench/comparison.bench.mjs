// GET /api/evaluations/{id}/comparison for 30 × 60 beside its floor: the same rows by plain pg and JSON.stringify behind a bare http
// server, without session, permission, scoring or schema. Both over HTTP in one process on one database, medians of interleaved
// rounds, so that a busy machine slows both alike. Runs on the build (`dist`).
import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AppModule } from '../dist/server/app.module.js';
import { readSettings } from '../dist/server/platform/config.js';
import { configure } from '../dist/server/configure.js';
import { dataSourceOptions } from '../dist/server/platform/data-source.js';
import { startEmbeddedDatabase } from '../dist/server/platform/embedded-database.js';
import { CHECKLIST_1, FICTITIOUS_EVALUATION } from '../dist/seed/ids.js';
import { loadProgrammes, loadSampleData, SAMPLE_ACCOUNTS } from '../dist/seed/load.js';

const SERVICES = 30;
const WARM_UP = 60;
const ROUNDS = 200;
const TARGET = 2.5;

const agent = new Agent({ keepAlive: true });
/** The least that an HTTP client does, so that it weighs little on either side. */
function call(method, url, headers = {}, body) {
  return new Promise((done, fail) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** 30 services with three plans each, and every one of the 60 criteria answered, with evidence. */
async function fill(dataSource) {
  const [{ content }] = await dataSource.query('SELECT content FROM checklists WHERE id = $1', [CHECKLIST_1]);
  const [{ id }] = await dataSource.query(
    `INSERT INTO evaluations (title, folded, state, checklist_id, settings)
     SELECT 'bench', 'bench', 'scoring', checklist_id, settings FROM evaluations WHERE id = $1 RETURNING id`,
    [FICTITIOUS_EVALUATION],
  );
  const services = await dataSource.query(
    `INSERT INTO services (name, yomi, sort_key, folded, type)
     SELECT 'bench ' || n, '', 'bench' || n, 'bench' || n, 'cloud' FROM generate_series(1, $1::int) n RETURNING id`,
    [SERVICES],
  );
  const ids = services.map((one) => one.id);
  await dataSource.query(
    `INSERT INTO price_plans (service_id, position, name, as_written, kind, amount_yen, period, initial_yen, capacity_count,
       capacity_unit, tax)
     SELECT id, n, 'plan ' || n, n || '0,000円/月', 'subscription', n * 10000, 'month', 0, n * 30000, 'mails', 'excluded'
     FROM unnest($1::uuid[]) id, generate_series(1, 3) n`,
    [ids],
  );
  await dataSource.query(
    `INSERT INTO candidates (evaluation_id, service_id, position)
     SELECT $1, id, n FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [id, ids],
  );
  const codes = content.criteria.map(({ code }) => code);
  await dataSource.query(
    `INSERT INTO answers (evaluation_id, service_id, criterion, value, grade, evidence)
     SELECT $1, s, c,
       CASE WHEN (n * 7 + m) % 9 = 0 THEN '{"kind":"unknown"}'::jsonb
            ELSE jsonb_build_object('kind', 'known', 'level', (n * 5 + m * 3) % 5) END,
       'documented', '{"link":"https://example.jp/evidence","note":"画面で確認","date":"2026-11-24","by":"評価者"}'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS services (s, n), unnest($3::text[]) WITH ORDINALITY AS criteria (c, m)`,
    [id, ids, codes],
  );
  await dataSource.query('ANALYZE');
  return id;
}

/** What the comparison is computed from, as rows; the checklist is left out, for the portal keeps it in memory. */
function floorServer(pool) {
  return createServer((asked, response) => {
    void (async () => {
      const id = [asked.url.slice(1)];
      const { rows: evaluation } = await pool.query('SELECT * FROM evaluations WHERE id = $1', id);
      const { rows: candidates } = await pool.query(
        `SELECT c.service_id, c.plan_id, c.purchases, s.name FROM candidates c JOIN services s ON s.id = c.service_id
         WHERE c.evaluation_id = $1 AND c.removed_at IS NULL ORDER BY c.position`,
        id,
      );
      const { rows: plans } = await pool.query(
        'SELECT p.* FROM price_plans p JOIN candidates c USING (service_id) WHERE c.evaluation_id = $1',
        id,
      );
      const { rows: approvals } = await pool.query(
        `SELECT * FROM approvals WHERE subject_type = 'evaluation' AND subject_id = $1`,
        id,
      );
      const { rows: answers } = await pool.query(
        'SELECT service_id, criterion, value, grade, approval_id FROM answers WHERE evaluation_id = $1',
        id,
      );
      const body = JSON.stringify({ evaluation, candidates, plans, approvals, answers });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    })();
  });
}

async function signIn(url) {
  const [account] = SAMPLE_ACCOUNTS.filter(({ roles }) => roles.includes('manager'));
  const pairs = ({ headers }) => (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
  const cookies = pairs(await call('GET', `${url}/api/session`));
  const token = decodeURIComponent(cookies.find((one) => one.startsWith('XSRF-TOKEN='))?.split('=')[1] ?? '');
  const answer = await call(
    'POST',
    `${url}/api/session`,
    { 'content-type': 'application/json', 'x-xsrf-token': token, cookie: cookies.join('; ') },
    JSON.stringify({ email: account.email, password: account.password }),
  );
  if (answer.status >= 300) throw new Error(`sign-in: ${answer.status} ${answer.bytes}`);
  return { cookie: [...cookies, ...pairs(answer)].join('; ') };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
async function timed(work) {
  const start = performance.now();
  const answer = await work();
  const taken = performance.now() - start;
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes}`);
  return taken;
}

const dir = mkdtempSync(join(tmpdir(), 'shinsa-bench-'));
chmodSync(dir, 0o755);
const closing = [() => rmSync(dir, { recursive: true, force: true })];
try {
  const database = await startEmbeddedDatabase(dir, { database: 'bench' });
  closing.push(() => database.stop());
  const databaseUrl = database.url('bench');
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl)).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await loadProgrammes(dataSource);
  await loadSampleData(dataSource);
  const id = await fill(dataSource);
  await dataSource.destroy();

  const settings = {
    // every setting as a start would have it, so that a new one is not missed here
    ...readSettings({ DATA_DIR: dir, LOG_LEVEL: 'silent', SESSION_SECRET: randomBytes(32).toString('hex') }),
    databaseUrl,
    sampleData: true,
    saml: null,
    jobs: false,
  };
  const app = await NestFactory.create(AppModule.with(settings), { bodyParser: false, logger: ['error'] });
  configure(app);
  await app.listen(0, '127.0.0.1');
  closing.push(() => app.close());
  const portal = `http://127.0.0.1:${app.getHttpServer().address().port}`;

  const pool = new pg.Pool({ connectionString: databaseUrl });
  closing.push(() => pool.end());
  const floor = floorServer(pool);
  await new Promise((done) => floor.listen(0, '127.0.0.1', done));
  closing.push(() => new Promise((done) => floor.close(done)));
  closing.push(() => agent.destroy());
  const bare = `http://127.0.0.1:${floor.address().port}/${id}`;

  const headers = await signIn(portal);
  const path = `${portal}/api/evaluations/${id}/comparison`;
  // a floor that reads something else measures nothing
  const read = JSON.parse((await call('GET', bare)).bytes.toString());
  const compared = JSON.parse((await call('GET', path, headers)).bytes.toString());
  if (read.answers.length !== SERVICES * 60 || compared.services?.length !== SERVICES)
    throw new Error(`${read.answers.length} answers, ${compared.services?.length} services`);

  const times = { floor: [], portal: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const measured = {
      floor: await timed(() => call('GET', bare)),
      portal: await timed(() => call('GET', path, headers)),
    };
    if (round < WARM_UP) continue;
    for (const side of ['floor', 'portal']) times[side].push(measured[side]);
  }
  const value = median(times.portal) / median(times.floor);
  const ok = value <= TARGET;
  process.stderr.write(`floor ${median(times.floor).toFixed(2)} ms, portal ${median(times.portal).toFixed(2)} ms\n`);
  const name = `comparison: API ${SERVICES} × 60`;
  process.stdout.write(
    `${JSON.stringify({ case: name, value: Number(value.toFixed(3)), unit: '× plain pg', target: TARGET, ok })}\n`,
  );
  process.exitCode = ok ? 0 : 1;
} finally {
  for (const close of closing.reverse()) await close();
}
