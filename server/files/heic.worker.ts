import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import decode from 'heic-decode';
import sharp from 'sharp';

/** In a thread of its own, because libheif's WebAssembly takes seconds: the photo, upright, as JPEG without metadata. */
const { path, target } = workerData as { path: string; target: string };
const { width, height, data } = await decode({ buffer: await readFile(path) });
await sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
  .jpeg({ quality: 92 })
  .toFile(target);
parentPort?.postMessage('done');
