import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules/node/bin/node');

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}
/** A program that was really started. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when it has printed the text, rejects when it ends without. */
  says(text: string): Promise<void>;
}

const runs = new Set<Run>();
const folders: string[] = [];

/**
 * The pinned Node on a script, with nothing in the environment but what is given. With `largestFile` (in blocks of `ulimit -f`) the
 * system writes no more to any file, as on a disk that is full.
 */
export function launch(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd = root,
  largestFile?: number,
): Run {
  const { PATH = '', HOME = '' } = process.env;
  const command =
    largestFile === undefined
      ? [node, ...args]
      : ['/bin/sh', '-c', `ulimit -f ${largestFile}; exec "$0" "$@"`, node, ...args];
  const child = spawn(command[0] ?? node, command.slice(1), {
    cwd,
    env: { PATH, HOME, LANG: 'C.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = [child.stdout.setEncoding('utf8'), child.stderr.setEncoding('utf8')];
  let output = '';
  for (const stream of streams) stream.on('data', (text: string) => (output += text));
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      done({ code, output });
    });
  });
  const run: Run = {
    child,
    ended,
    says: (text) =>
      new Promise((done, fail) => {
        const look = (): void => {
          if (output.includes(text)) done();
        };
        for (const stream of streams) stream.on('data', look);
        look();
        void ended.then(() => {
          fail(new Error(`ended without saying ${text}:\n${output}`));
        }, fail);
      }),
  };
  runs.add(run);
  return run;
}

export const launchPortal = (environment: Readonly<Record<string, string>>, largestFile?: number): Run =>
  launch(['--enable-source-maps', 'dist/server/main.js'], environment, root, largestFile);

/** The portal, once it has printed its address. */
export async function startPortal(environment: Readonly<Record<string, string>>, largestFile?: number): Promise<Run> {
  const portal = launchPortal(environment, largestFile);
  await portal.says('審査 / Shinsa: http://');
  return portal;
}

/** It ended, in plain words: no stack of any kind. */
export async function refusal(run: Run): Promise<string> {
  const { code, output } = await run.ended;
  expect(code, output).toBe(1);
  expect(output).not.toMatch(/^\s+at /m);
  return output;
}

/** A folder of its own, in a path with a space and Japanese. */
export function temporaryFolder(): string {
  const outer = mkdtempSync(join(tmpdir(), 'shinsa-ground-'));
  folders.push(outer);
  chmodSync(outer, 0o755);
  const folder = join(outer, '審査 データ');
  mkdirSync(folder);
  return folder;
}

/** Of the embedded database that holds the data; null when none does. */
export function postgresPid(dataDir: string): number | null {
  const file = join(dataDir, 'postgres/cluster/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // one that nobody has reaped is no longer running
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !readFileSync(stat, 'utf8').includes(') Z ');
}

/** Holds a port that the system chose; `close` sets it free. */
export async function holdPort(port = 0): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server: Server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
      }),
  };
}
/** Below the range that the system hands out for outgoing connections, so that it is still free at the next start. */
export async function freePort(): Promise<number> {
  for (;;) {
    const held = await holdPort(randomInt(20_000, 32_000)).catch(() => null);
    if (held === null) continue;
    await held.close();
    return held.port;
  }
}

/** After the tests of a file: nothing they started runs on, whatever failed. */
export async function cleanUp(): Promise<void> {
  for (const { child, ended } of runs) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders) {
    const pid = postgresPid(join(folder, '審査 データ'));
    if (pid !== null && isAlive(pid)) {
      process.kill(pid, 'SIGQUIT');
      await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
