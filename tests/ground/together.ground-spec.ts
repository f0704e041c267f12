/** Two commands in a fresh clone at the same time: one installs and builds, the other waits for it and says so. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cleanUp, launch, root, type Run, temporaryFolder } from './portal.js';

afterAll(cleanUp, 30_000);

/** Its npm and its compiler write down that they came and went, and npm waits for the file `go`. */
const NPM = `
  import { appendFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
  appendFileSync('log', 'install ');
  const wait = setInterval(() => {
    if (!existsSync('go')) return;
    clearInterval(wait);
    mkdirSync('node_modules/node/bin', { recursive: true });
    mkdirSync('node_modules/typescript/bin', { recursive: true });
    try {
      symlinkSync(process.execPath, 'node_modules/node/bin/node');
    } catch (error) {
      // the npm of a command that was killed lives on, and may have been first
      if (error.code !== 'EEXIST') throw error;
    }
    writeFileSync('node_modules/typescript/bin/tsc', "require('node:fs').appendFileSync('log', 'build ')");
    appendFileSync('log', 'installed ');
  }, 20);`;

function freshClone(): string {
  const clone = temporaryFolder();
  for (const name of ['scripts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(root, name), join(clone, name), { recursive: true });
  }
  for (const folder of ['domain', 'contract', 'server', 'migrations', 'seed']) mkdirSync(join(clone, folder));
  writeFileSync(join(clone, 'npm.mjs'), NPM);
  writeFileSync(join(clone, 'ran.mjs'), `import { appendFileSync } from 'node:fs'; appendFileSync('log', 'ran ');`);
  return clone;
}
const command = (clone: string): Run =>
  launch(['scripts/command.mjs', 'ran.mjs'], { npm_execpath: join(clone, 'npm.mjs') }, clone);
const log = (clone: string): string => readFileSync(join(clone, 'log'), 'utf8').trim();

it('installs and builds once, and the second says what it waits for', async () => {
  const clone = freshClone();
  const first = command(clone);
  await first.says('Installing packages');
  const second = command(clone);
  await second.says(`プロセス ${first.child.pid}`);
  await second.says(`process ${first.child.pid}`);
  writeFileSync(join(clone, 'go'), '');
  for (const { ended } of [first, second]) {
    const { code, output } = await ended;
    expect(code, output).toBe(0);
  }
  expect(log(clone)).toBe('install installed build ran ran');
  expect(existsSync(join(clone, 'dist/.lock'))).toBe(false);
});

it('goes on where a command was killed in the middle', async () => {
  const clone = freshClone();
  const first = command(clone);
  await first.says('Installing packages');
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(join(clone, 'dist/.lock'))).toBe(true);
  writeFileSync(join(clone, 'go'), '');
  const { code, output } = await command(clone).ended;
  expect(code, output).toBe(0);
  expect(log(clone)).toMatch(/build ran$/);
});

it('is not held up by a lock that outlived a restart of the machine, whose number somebody else has now', async () => {
  const clone = freshClone();
  mkdirSync(join(clone, 'dist'));
  writeFileSync(join(clone, 'dist/.lock'), String(process.pid));
  expect(spawnSync('touch', ['-d', '2 minutes ago', join(clone, 'dist/.lock')]).status).toBe(0);
  writeFileSync(join(clone, 'go'), '');
  const { code, output } = await command(clone).ended;
  expect(code, output).toBe(0);
  expect(output).not.toContain('Waiting');
});
