import { parentPort, workerData } from 'node:worker_threads';
import { RuleViolation } from '#domain/rule-violation.js';
import { fatesOf } from './fates.js';
import { readSheet } from './read-sheet.js';
import type { ReadAnswer, SheetAnswer, SheetJob } from './sheet-thread.js';
import { type ExportedContractor, writeContractors, writeTemplate } from './write-sheet.js';

/** What is written by one statement: enough to be quick, few enough to show progress. */
const BATCH = 250;

async function read(job: Extract<SheetJob, { kind: 'read' }>): Promise<ReadAnswer> {
  const register = {
    contractors: JSON.parse(job.contractors) as Parameters<typeof fatesOf>[1]['contractors'],
    people: JSON.parse(job.people) as Parameters<typeof fatesOf>[1]['people'],
    today: job.today,
  };
  const { preview, writes } = fatesOf(await readSheet(job.bytes), register, job.fileHash);
  const batches = Array.from({ length: Math.ceil(writes.length / BATCH) }, (_, index) => {
    const some = writes.slice(index * BATCH, (index + 1) * BATCH);
    return {
      count: some.length,
      contractors: JSON.stringify(some.map(({ contractor }) => contractor)),
      engagements: JSON.stringify(some.flatMap(({ engagements }) => engagements)),
      changes: JSON.stringify(some.map(({ before, after }) => ({ before, after }))),
    };
  });
  const { digest, counts, contractors, missing } = preview;
  return {
    preview: JSON.stringify(preview),
    digest,
    errors: counts.error,
    missing: missing.length,
    contractors,
    batches,
  };
}

async function answer(job: SheetJob): Promise<SheetAnswer> {
  try {
    if (job.kind === 'read') return { kind: 'read', ...(await read(job)) };
    const { format, language } = job;
    const bytes =
      job.kind === 'template'
        ? await writeTemplate(format, language)
        : await writeContractors(JSON.parse(job.contractors) as ExportedContractor[], format, language);
    return { kind: 'file', bytes: new Uint8Array(bytes) };
  } catch (error) {
    if (error instanceof RuleViolation) return { kind: 'refused', code: error.code, facts: error.facts };
    throw error;
  }
}

/** One job, beside the server's event loop. */
parentPort?.postMessage(await answer(workerData as SheetJob));
