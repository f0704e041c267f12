import { Injectable } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { damaged } from './photos.js';

// run from the sources (under test) it takes the built worker: a worker thread has no transformer
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/server/files/heic.worker.js' : './heic.worker.js',
  import.meta.url,
);
const TIME_LIMIT_MS = 60_000;

/** Makes JPEG of HEIC, one photo after another: each takes some hundred megabytes for a moment. */
@Injectable()
export class HeicConverter {
  private last: Promise<unknown> = Promise.resolve();

  /** Refuses what cannot be read, or not within a minute. */
  convert(path: string, target: string): Promise<void> {
    const turn = this.last.then(() => convertInThread(path, target));
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function convertInThread(path: string, target: string): Promise<void> {
  return new Promise((done, fail) => {
    const worker = new Worker(WORKER, {
      workerData: { path, target },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => void worker.terminate(), TIME_LIMIT_MS);
    let converted = false;
    worker.on('message', () => (converted = true));
    worker.on('error', () => undefined); // followed by exit
    worker.on('exit', () => {
      clearTimeout(timer);
      if (converted) done();
      else fail(damaged());
    });
  });
}
