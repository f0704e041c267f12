import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { capture, giveUp, node, root } from './process.mjs';

const BUILDS = {
  server: {
    says: 'サーバーをビルドしています / Building the server …',
    inputs: [
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'domain',
      'contract',
      'server',
      'migrations',
      'seed',
    ],
    args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  },
  client: {
    says: '画面をビルドしています / Building the pages …',
    inputs: ['package-lock.json', 'angular.json', 'client', 'domain', 'contract'],
    args: ['node_modules/@angular/cli/bin/ng.js', 'build', '--progress=false'],
  },
};

function* files(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const full = join(path, entry.name);
    if (entry.isDirectory()) yield* files(full);
    else yield full;
  }
}
function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const all = path.includes('.') ? [path] : [...files(path)].sort();
    for (const file of all) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds what is stale, by content, not by time. Returns whether it had to. */
export async function build(name) {
  const { says, inputs, args } = BUILDS[name];
  const stamp = `dist/.${name}`;
  mkdirSync('dist', { recursive: true });
  const now = digest(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  console.log(says);
  const { code, output } = await capture(node, args, { env: { ...process.env, NG_CLI_ANALYTICS: 'false' } });
  if (code !== 0) {
    const full = /ENOSPC|no space left/i.test(output);
    giveUp(
      output,
      full ? 'ディスクの空きがありません。 / The disk is full.' : 'ビルドに失敗しました。 / The build failed.',
    );
  }
  writeFileSync(stamp, now);
  return true;
}
