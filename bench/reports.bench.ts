/**
 * XLSX and PDF of 30 services × 60 criteria beside exceljs and pdfkit writing as many cells, texts and pages in the same fonts
 * and nothing else; and what the serving process notices of it. Runs on the build (`dist/server`).
 */
import ExcelJS from 'exceljs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import PDFDocument from 'pdfkit';
import 'reflect-metadata';
import type * as Fonts from '../server/platform/pdf/fonts.js';
import type * as Render from '../server/reports/render.js';
import type * as Pool from '../server/reports/render.pool.js';
import type * as Fixtures from '../server/reports/report-fixtures.js';

const built = (path: string): Promise<unknown> => import(new URL(`../dist/server/${path}`, import.meta.url).href);
const render = (await built('reports/render.js')) as typeof Render;
const fixtures = (await built('reports/report-fixtures.js')) as typeof Fixtures;
const { RenderPool } = (await built('reports/render.pool.js')) as typeof Pool;
const fonts = (await built('platform/pdf/fonts.js')) as typeof Fonts;

const input = fixtures.reportFixture({ services: 30 });
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Medians of interleaved rounds, so that a busy machine slows both alike. */
async function ratio(ours: () => Promise<unknown>, floor: () => Promise<unknown>): Promise<number> {
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = 0; round < 9; round++) {
    for (const [name, work] of [
      ['ours', ours],
      ['floor', floor],
    ] as const) {
      const start = performance.now();
      await work();
      if (round >= 2) times[name].push(performance.now() - start);
    }
  }
  return median(times.ours) / median(times.floor);
}

function report(name: string, value: number, unit: string, target: number): void {
  const ok = value <= target;
  if (!ok) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify({ case: name, value: Number(value.toFixed(3)), unit, target, ok })}\n`);
}

/** Three times from a cold start: the most memory; the least of the delays, because what else runs here only adds to them. */
async function asServed(kind: 'xlsx' | 'pdf'): Promise<{ megabytes: number; heldMs: number }> {
  const rounds = [await servedOnce(kind), await servedOnce(kind), await servedOnce(kind)];
  return {
    megabytes: Math.max(...rounds.map(({ megabytes }) => megabytes)),
    heldMs: Math.min(...rounds.map(({ heldMs }) => heldMs)),
  };
}

/** What the serving process notices while a file is made: memory of all its threads, and how long its event loop stood at most:
 * no longer than the longest delay, and no longer than all that its thread worked meanwhile, whoever else kept it waiting. */
async function servedOnce(kind: 'xlsx' | 'pdf'): Promise<{ megabytes: number; heldMs: number }> {
  const pool = new RenderPool();
  const job = (): Pool.RenderJob => ({ kind, input: JSON.stringify(input), issue: fixtures.SAMPLE_ISSUE });
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  delay.enable();
  const worked = process.threadCpuUsage();
  await pool.render(job());
  const { user, system } = process.threadCpuUsage(worked);
  delay.disable();
  clearInterval(watch);
  await pool.onModuleDestroy();
  return { megabytes: (peak - before) / 2 ** 20, heldMs: Math.min(delay.max / 1e6, (user + system) / 1000) };
}

const servedXlsx = await asServed('xlsx');
const servedPdf = await asServed('pdf');
const ourXlsx = (): Promise<Buffer> => render.renderReport('xlsx', input, fixtures.SAMPLE_ISSUE);
const sample = new ExcelJS.Workbook();
await sample.xlsx.load((await ourXlsx()) as unknown as ArrayBuffer);
const sheets = sample.worksheets.map((sheet) => {
  const rows: (string | number)[][] = [];
  sheet.eachRow((row) => {
    const cells: (string | number)[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      const value = cell.formula ? cell.result : cell.value;
      cells.push(typeof value === 'number' ? value : cell.text);
    });
    rows.push(cells);
  });
  return { name: sheet.name, rows };
});

async function xlsxFloor(): Promise<unknown> {
  const workbook = new ExcelJS.Workbook();
  const style = { font: { name: 'Yu Gothic', size: 10 } };
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name);
    rows.forEach((cells, row) => {
      cells.forEach((value, column) => {
        const cell = sheet.getCell(row + 1, column + 1);
        cell.value = value;
        cell.style = style;
      });
    });
  }
  return workbook.xlsx.writeBuffer();
}

report('xlsx: 30 × 60', await ratio(ourXlsx, xlsxFloor), '× exceljs with as many cells', 1.6);
report('xlsx: extra peak memory', servedXlsx.megabytes, 'MB', 150);
report('xlsx: event loop held', servedXlsx.heldMs, 'ms', 50);

type Step = (doc: InstanceType<typeof PDFDocument>) => void;
type Method = (this: InstanceType<typeof PDFDocument>, ...all: unknown[]) => unknown;

const ourPdf = (): Promise<Buffer> => render.renderReport('pdf', input, fixtures.SAMPLE_ISSUE);

/** Every page, font and text of one report, as it asks pdfkit for them. */
async function recorded(): Promise<Step[]> {
  const steps: Step[] = [];
  const prototype = PDFDocument.prototype as unknown as Record<string, Method>;
  const names = ['addPage', 'font', 'fontSize', 'text', 'switchToPage'] as const;
  const originals = names.map((name) => prototype[name]);
  names.forEach((name, index) => {
    prototype[name] = function record(...all) {
      if (name !== 'font' || typeof all[0] === 'string') {
        steps.push((doc) => {
          originals[index]?.apply(doc, all);
        });
      }
      return originals[index]?.apply(this, all);
    };
  });
  await ourPdf();
  names.forEach((name, index) => {
    if (originals[index]) prototype[name] = originals[index];
  });
  return steps;
}

const steps = await recorded();
const files = (['regular', 'bold'] as const).map((name) => [name, fonts.fontFile(name)] as const);
function pdfFloor(): Promise<void> {
  const doc = new PDFDocument({ autoFirstPage: false, bufferPages: true, size: 'A4', margin: 0 });
  for (const [name, file] of files) doc.registerFont(name, file);
  return new Promise((done, fail) => {
    doc.on('data', () => undefined);
    doc.on('end', done);
    doc.on('error', fail);
    for (const step of steps) step(doc);
    doc.end();
  });
}

report('pdf: 30 × 60', await ratio(ourPdf, pdfFloor), '× pdfkit with as many pages', 1.6);
report('pdf: extra peak memory', servedPdf.megabytes, 'MB', 150);
report('pdf: event loop held', servedPdf.heldMs, 'ms', 50);
