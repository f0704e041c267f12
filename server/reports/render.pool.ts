import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../platform/problem.js';
import type { Images, Issue, ReportKind } from './report-input.js';

export interface RenderJob {
  readonly kind: ReportKind;
  /** what the kind is made from, as JSON: parsed over there, because copying the objects would hold the event loop here */
  readonly input: string;
  readonly issue: Issue;
  readonly images?: Images;
}
export type RenderAnswer = { readonly bytes: Uint8Array } | { readonly problem: string };

interface Waiting {
  readonly job: RenderJob;
  readonly done: (bytes: Buffer) => void;
  readonly fail: (error: Error) => void;
}

// run from the sources (under test) it takes the built worker: a worker thread has no transformer
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/server/reports/render.worker.js' : './render.worker.js',
  import.meta.url,
);
const MOST_WAITING = 8;
const TIME_LIMIT_MS = 60_000;
/** An idle worker gives its memory (the fonts, above all) back. */
const IDLE_MS = 30_000;

const overloaded = (): Refusal =>
  new Refusal('unavailable', { title: 'Many files are being made just now; try again in a moment' });

/** Makes files one after another in a worker thread, so that the server goes on answering meanwhile. */
@Injectable()
export class RenderPool implements OnModuleDestroy {
  private worker: Worker | null = null;
  private current: Waiting | null = null;
  private readonly queue: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** Refuses with `unavailable` when too many wait already or when the file takes too long. */
  render(job: RenderJob): Promise<Buffer> {
    if (this.queue.length >= MOST_WAITING) return Promise.reject(overloaded());
    return new Promise((done, fail) => {
      this.queue.push({ job, done, fail });
      this.next();
    });
  }

  async onModuleDestroy(): Promise<void> {
    const left = [...(this.current ? [this.current] : []), ...this.queue.splice(0)];
    this.current = null;
    for (const { fail } of left) fail(overloaded());
    await this.drop();
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.timer);
    const waiting = this.queue.shift();
    if (!waiting) {
      this.timer = setTimeout(() => void this.drop(), IDLE_MS).unref();
      return;
    }
    this.current = waiting;
    this.timer = setTimeout(() => {
      this.finish((one) => {
        one.fail(overloaded());
      });
      // the one that hangs goes; the next job starts a new one
      void this.drop();
      this.next();
    }, TIME_LIMIT_MS).unref();
    this.worker ??= this.start();
    this.worker.postMessage(waiting.job);
  }

  private start(): Worker {
    const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    worker.unref();
    worker.on('message', (answer: RenderAnswer) => {
      if (this.worker !== worker) return;
      this.finish(({ done, fail }) => {
        if ('bytes' in answer) done(Buffer.from(answer.bytes.buffer));
        else fail(new Error(answer.problem));
      });
      this.next();
    });
    worker.on('error', (error: Error) => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.finish(({ fail }) => {
        fail(error);
      });
      this.next();
    });
    return worker;
  }

  private finish(how: (waiting: Waiting) => void): void {
    const { current } = this;
    this.current = null;
    if (current) how(current);
  }

  private async drop(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }
}
