/** What index.html makes the browser load before anything is shown: its scripts, what it preloads, and all they import statically. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const client = new URL('../dist/client/', import.meta.url);
const read = (name) => readFileSync(new URL(name, client), 'utf8');

const page = read('index.html');
const waiting = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"[^>]*>/g)].map(
  ([, name]) => name,
);
if (waiting.length === 0) throw new Error('index.html loads no script');
const loaded = new Map();
for (let name = waiting.pop(); name; name = waiting.pop()) {
  if (loaded.has(name)) continue;
  const text = read(name);
  loaded.set(name, gzipSync(text, { level: 9 }).length);
  // import … from"./x.js" and import"./x.js"; not import("./x.js"), which waits for the page that needs it
  for (const [, next] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) waiting.push(next);
}
const value = [...loaded.values()].reduce((sum, size) => sum + size, 0) / 1000;
const target = 250;
const ok = value <= target;
const unit = `kB gzip in ${loaded.size} files`;
console.log(JSON.stringify({ case: 'first load: JavaScript', value: Number(value.toFixed(1)), unit, target, ok }));
process.exitCode = ok ? 0 : 1;
