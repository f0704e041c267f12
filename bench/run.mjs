// npm run bench [name…]: each case in a process of its own; its JSON lines; exit code 1 when one falls short or breaks.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const known = new Map();
for (const file of readdirSync(here).sort()) {
  const name = /^(.+)\.bench\.(ts|mjs)$/.exec(file)?.[1];
  if (name) known.set(name, join(here, file));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.has(name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: そのベンチマークはありません / no such benchmark.`);
  console.error(`あるもの / there are: ${[...known.keys()].join(', ')}`);
  process.exit(1);
}

/** One process; resolves to whether all its cases reached their targets. */
async function holds(name) {
  const child = spawn(process.execPath, ['--enable-source-maps', '--expose-gc', known.get(name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('close', done));
  let cases = 0;
  let short = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    let result;
    try {
      result = JSON.parse(line);
    } catch {
      console.error(line); // stdout is for JSON lines only
      continue;
    }
    cases += 1;
    if (result.ok !== true) short += 1;
    console.log(line);
  }
  const code = await ended;
  if (cases === 0 || (code !== 0 && short === 0)) {
    // broke before or after its cases: that is no success either
    console.log(JSON.stringify({ case: name, value: null, unit: `exit code ${code}`, target: null, ok: false }));
    return false;
  }
  return short === 0;
}

// one after the other: two at once would measure each other
for (const name of asked.length > 0 ? asked : known.keys()) {
  if (!(await holds(name))) process.exitCode = 1;
}
