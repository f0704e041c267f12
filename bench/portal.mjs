// The built portal on a database of its own with an evaluation of any size, for the benchmarks that need the whole of it.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../dist/server/app.module.js';
import { readSettings } from '../dist/server/platform/config.js';
import { configure, serveClient } from '../dist/server/configure.js';
import { migrate } from '../dist/server/platform/database.js';
import { startEmbeddedDatabase } from '../dist/server/platform/embedded-database.js';
import { checklist1 } from '../dist/seed/files.js';
import { FICTITIOUS_EVALUATION } from '../dist/seed/ids.js';
import { loadProgrammes, loadSampleData, SAMPLE_ACCOUNTS } from '../dist/seed/load.js';

export async function startPortal() {
  const dir = mkdtempSync(join(tmpdir(), 'shinsa-bench-'));
  const database = await startEmbeddedDatabase(dir, { database: 'shinsa' });
  const databaseUrl = database.url('shinsa');
  await migrate(databaseUrl);
  const settings = {
    // every setting as a start would have it, so that a new one is not missed here
    ...readSettings({
      DATA_DIR: dir,
      LOG_LEVEL: 'silent',
      SESSION_SECRET: 'only for the benchmark, on a port of its own',
    }),
    databaseUrl,
    sampleData: true,
    saml: null,
    jobs: false,
  };
  const app = await NestFactory.create(AppModule.with(settings), { logger: ['error'], bodyParser: false });
  const dataSource = app.get(DataSource);
  await loadProgrammes(dataSource);
  await loadSampleData(dataSource);
  configure(app);
  await app.init();
  serveClient(app);
  await app.listen(0, '127.0.0.1');
  return {
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    databaseUrl,
    dataSource,
    app,
    async stop() {
      await app.close();
      await database.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A copy of the fictitious evaluation with so many services and an answer in nearly every cell; returns its id. */
export async function addEvaluation(dataSource, services) {
  const [{ id }] = await dataSource.query(
    `INSERT INTO evaluations (title, folded, question, state, checklist_id, settings)
     SELECT 'bench', 'bench', '', 'scoring', checklist_id, settings FROM evaluations WHERE id = $1 RETURNING id`,
    [FICTITIOUS_EVALUATION],
  );
  const codes = checklist1().criteria.map(({ code }) => code);
  for (let at = 0; at < services; at++) {
    const name = `ベンチ${String(at + 1).padStart(2, '0')}`;
    const [service] = await dataSource.query(
      `INSERT INTO services (name, yomi, sort_key, folded, type, free_trial, functions, urls)
       SELECT $1, '', $1, $1, type, free_trial, functions, urls FROM services LIMIT 1 RETURNING id`,
      [name],
    );
    await dataSource.query('INSERT INTO candidates (evaluation_id, service_id, position) VALUES ($1, $2, $3)', [
      id,
      service.id,
      at,
    ]);
    const answers = codes.map((criterion, column) => ({
      criterion,
      value: (at + column) % 9 === 0 ? { kind: 'unknown' } : { kind: 'known', level: (at * 7 + column * 3) % 5 },
    }));
    await dataSource.query(
      `INSERT INTO answers (evaluation_id, service_id, criterion, value, grade)
       SELECT $1, $2, a.criterion, a.value, 'documented'
       FROM jsonb_to_recordset($3::jsonb) AS a (criterion text, value jsonb)`,
      [id, service.id, JSON.stringify(answers)],
    );
  }
  await dataSource.query('ANALYZE');
  return id;
}

/** The cookies of the sample account with that role, as one header. */
export async function signIn(url, role = 'manager') {
  const cookies = new Map();
  const keep = (response) => {
    for (const one of response.headers.getSetCookie()) {
      const [name, value] = one.split(';')[0].split('=', 2);
      cookies.set(name, value);
    }
  };
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  keep(await fetch(`${url}/api/session`));
  const { email, password } = SAMPLE_ACCOUNTS.find(({ roles }) => roles.includes(role));
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: header(),
      'x-xsrf-token': decodeURIComponent(cookies.get('XSRF-TOKEN') ?? ''),
    },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
  keep(answer);
  return header();
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** One line a case; a missed target makes the run fail. */
export function report(name, value, unit, target) {
  const ok = value <= target;
  if (!ok) process.exitCode = 1;
  console.log(JSON.stringify({ case: name, value: Number(value.toFixed(3)), unit, target, ok }));
}
