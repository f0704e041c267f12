/**
 * The report of an audit of 42 questions with 40 photos of twelve megapixels, from their files to the PDF: how long it takes, and
 * what the serving process notices of it. Runs on the build (`dist/server`).
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import 'reflect-metadata';
import sharp from 'sharp';
import type * as Photos from '../server/files/photos.js';
import type * as Fixtures from '../server/reports/audit/audit-fixtures.js';
import type * as AuditImages from '../server/reports/audit/audit-images.js';
import type * as Pool from '../server/reports/render.pool.js';

const built = (path: string): Promise<unknown> => import(new URL(`../dist/server/${path}`, import.meta.url).href);
const { auditFixture } = (await built('reports/audit/audit-fixtures.js')) as typeof Fixtures;
const { imagesOf } = (await built('reports/audit/audit-images.js')) as typeof AuditImages;
const { printed } = (await built('files/photos.js')) as typeof Photos;
const { RenderPool } = (await built('reports/render.pool.js')) as typeof Pool;

const PHOTOS = 40;
const ROUNDS = 5;

function report(name: string, value: number, unit: string, target: number): void {
  const ok = value <= target;
  if (!ok) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify({ case: name, value: Number(value.toFixed(3)), unit, target, ok })}\n`);
}

const folder = await mkdtemp(join(tmpdir(), 'shinsa-bench-'));
const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
const photo = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888888', noise } })
  .jpeg({ quality: 92 })
  .toBuffer();
const input = auditFixture({ photos: PHOTOS });
// a file each: nothing is taken from a cache of the last one
await Promise.all(input.photos.map(({ id }) => writeFile(join(folder, id), photo)));
sharp.cache(false);

interface Round {
  readonly seconds: number;
  readonly megabytes: number;
  readonly heldMs: number;
}

/** From a cold start: no worker yet. The loop was held no longer than its longest delay, nor than all that its thread worked. */
async function once(): Promise<Round> {
  const pool = new RenderPool();
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  delay.enable();
  const start = performance.now();
  const images = await imagesOf(input.photos, (id, side) =>
    printed(createReadStream(join(folder, id)), side).toBuffer(),
  );
  const issue = { code: '7QK4M-2XD91-8B0T', asOf: '2026-11-24' };
  await pool.render({ kind: 'auditPdf', input: JSON.stringify(input), issue, images });
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  clearInterval(watch);
  await pool.onModuleDestroy();
  return { seconds, megabytes: (peak - before) / 2 ** 20, heldMs: delay.max / 1e6 };
}

const rounds: Round[] = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await once());
await rm(folder, { recursive: true });
const of = (name: keyof Round): number[] => rounds.map((round) => round[name]);

// the least of times, because what else runs here only adds to them; the most of memory
report(
  `audit report: ${PHOTOS} photos of ${(photo.length / 2 ** 20).toFixed(1)} MB`,
  Math.min(...of('seconds')),
  's',
  5,
);
report('audit report: extra peak memory', Math.max(...of('megabytes')), 'MB', 200);
report('audit report: event loop held', Math.min(...of('heldMs')), 'ms', 50);
