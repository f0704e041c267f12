import { parentPort } from 'node:worker_threads';
import type { RenderAnswer, RenderJob } from './render.pool.js';
import { renderReport } from './render.js';

/** Runs beside the server's event loop: takes one job at a time and hands the file over without a copy. */
parentPort?.on('message', (job: RenderJob) => {
  void renderReport(job.kind, JSON.parse(job.input), job.issue, job.images).then(
    (file) => {
      // pooled buffers share their memory with others, and only a whole one can be handed over
      const bytes = new Uint8Array(file);
      parentPort?.postMessage({ bytes } satisfies RenderAnswer, [bytes.buffer]);
    },
    (error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ problem } satisfies RenderAnswer);
    },
  );
});
