/**
 * From the start of the process to /health/ready, beside the embedded database's own start on the same machine in the same run. Cold: an
 * empty data folder, with initdb, migrations and the sample data. Warm: the folder of the start before. Medians of interleaved rounds.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { startEmbeddedDatabase } from '../dist/server/platform/embedded-database.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = 3;

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

async function database(dir) {
  const started = performance.now();
  const embedded = await startEmbeddedDatabase(dir, { database: 'shinsa' });
  const took = performance.now() - started;
  await embedded.stop();
  return took;
}

async function portal(dir) {
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { PATH, HOME, DATA_DIR: dir, PORT: String(port) },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.once('exit', done));
  for (let ready = false; !ready;) {
    if (child.exitCode !== null) throw new Error(`the portal ended with ${child.exitCode}`);
    if (performance.now() - started > 120_000) throw new Error('the portal is not ready after two minutes');
    await wait(10);
    ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
  const took = performance.now() - started;
  child.kill('SIGTERM');
  await ended;
  return took;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const times = { coldDatabase: [], coldPortal: [], warmDatabase: [], warmPortal: [] };
for (let round = 0; round < ROUNDS; round++) {
  const dir = mkdtempSync(join(tmpdir(), 'shinsa-bench-'));
  chmodSync(dir, 0o755);
  times.coldDatabase.push(await database(join(dir, 'bare')));
  times.coldPortal.push(await portal(join(dir, 'portal')));
  times.warmDatabase.push(await database(join(dir, 'bare')));
  times.warmPortal.push(await portal(join(dir, 'portal')));
  rmSync(dir, { recursive: true, force: true });
}

function report(name, value, unit, target) {
  const ok = value <= target;
  if (!ok) process.exitCode = 1;
  console.log(JSON.stringify({ case: name, value: Number(value.toFixed(2)), unit, target, ok }));
}
const seconds = (values) => `${(median(values) / 1000).toFixed(2)} s`;
for (const [kind, own, whole, target] of [
  ['cold', times.coldDatabase, times.coldPortal, 3],
  // the database alone is there in a fifth of a second; loading the portal's own modules takes several times that
  ['warm', times.warmDatabase, times.warmPortal, 15],
]) {
  const unit = `× the database's own start (${seconds(whole)} beside ${seconds(own)})`;
  report(`start: ${kind}, to ready`, median(whole) / median(own), unit, target);
}
