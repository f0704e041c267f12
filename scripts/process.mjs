// Plain JavaScript for Node >= 20: nothing is installed yet when this runs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const windows = process.platform === 'win32';
/** The pinned Node, there once the packages are installed. */
export const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
process.chdir(root);

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    if (children.size === 0) process.exit(130);
  });
}
// npm hands SIGTERM to `sh -c`, which dies without telling us: notice that our parent has changed
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) for (const child of children) child.kill('SIGTERM');
  }, 300).unref();
}

/** Runs a program to its end; resolves to its exit code. */
export function run(file, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    children.add(child);
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      children.delete(child);
      done(code ?? (signal ? 1 : 0));
    });
  });
}

/** The same, with what it printed; nothing is shown. */
export function capture(file, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code, signal) => {
      children.delete(child);
      done({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

/** Ends with plain words instead of a stack. */
export function giveUp(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}
