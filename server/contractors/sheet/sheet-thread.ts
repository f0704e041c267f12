import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { ImportPreview, SheetFormat } from '#contract/contractor-imports.js';
import { type RuleCode, RuleViolation } from '#domain/rule-violation.js';
import { Refusal } from '../../platform/problem.js';
import type { SheetLanguageCode } from './columns.js';

/** The register comes as the database's JSON text: it is parsed over there. */
export type SheetJob =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly fileHash: string;
      readonly contractors: string;
      readonly people: string;
      readonly today: string;
    }
  | {
      readonly kind: 'write';
      readonly contractors: string;
      readonly format: SheetFormat;
      readonly language: SheetLanguageCode;
    }
  | { readonly kind: 'template'; readonly format: SheetFormat; readonly language: SheetLanguageCode };

export interface WriteBatch {
  readonly count: number;
  /** rows of the tables, as JSON text for the database */
  readonly contractors: string;
  readonly engagements: string;
  /** what the trail compares, in the order of the contractors */
  readonly changes: string;
}
export interface ReadAnswer extends Pick<ImportPreview, 'digest' | 'contractors'> {
  /** as JSON text, for the wire */
  readonly preview: string;
  readonly errors: number;
  readonly missing: number;
  readonly batches: readonly WriteBatch[];
}
export type SheetAnswer =
  | ({ readonly kind: 'read' } & ReadAnswer)
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: RuleCode; readonly facts: Readonly<Record<string, unknown>> };

// run from the sources (under test) it takes the built worker: a worker thread has no transformer
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/server/contractors/sheet/sheet.worker.js' : './sheet.worker.js',
  import.meta.url,
);
const MOST_WAITING = 4;
const TIME_LIMIT_MS = 60_000;
const MEMORY_MB = 512;

/** Reads and writes sheets in a thread of its own, one at a time, so that the server goes on answering meanwhile. */
@Injectable()
export class SheetThread {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  async read(job: Omit<Extract<SheetJob, { kind: 'read' }>, 'kind'>): Promise<ReadAnswer> {
    const answer = await this.run({ kind: 'read', ...job });
    if (answer.kind !== 'read') throw new Error(`the sheet's thread answered ${answer.kind}`);
    return answer;
  }

  async write(job: Extract<SheetJob, { kind: 'write' | 'template' }>): Promise<Buffer> {
    const answer = await this.run(job);
    if (answer.kind !== 'file') throw new Error(`the sheet's thread answered ${answer.kind}`);
    return Buffer.from(answer.bytes.buffer);
  }

  private async run(job: SheetJob): Promise<Exclude<SheetAnswer, { kind: 'refused' }>> {
    if (this.waiting >= MOST_WAITING)
      throw new Refusal('unavailable', { title: 'Many sheets are being read just now; try again in a moment' });
    this.waiting += 1;
    const answered = this.last.then(() => inThread(job));
    this.last = answered.catch(() => undefined);
    try {
      const answer = await answered;
      if (answer.kind === 'refused') throw new RuleViolation(answer.code, answer.facts);
      return answer;
    } finally {
      this.waiting -= 1;
    }
  }
}

function inThread(job: SheetJob): Promise<SheetAnswer> {
  return new Promise((done, fail) => {
    const worker = new Worker(WORKER, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const tooMuch = (reason: string) => new RuleViolation('fileUnreadable', { reason });
    const timer = setTimeout(() => {
      fail(tooMuch('it takes too long'));
      void worker.terminate();
    }, TIME_LIMIT_MS);
    worker.once('message', done);
    worker.once('error', (error: Error & { code?: string }) => {
      // a small file that unpacks to a huge one ends the thread, not the server
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('it unpacks to too much') : error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      fail(new Error('the thread ended without an answer'));
    });
  });
}
