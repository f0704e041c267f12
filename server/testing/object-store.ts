import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Settings } from '../platform/config.js';

export interface ObjectStore {
  readonly settings: S3Settings;
  readonly folder: string;
  close(): Promise<void>;
}

/** A real server that speaks S3, with its objects in a folder. */
export async function startObjectStore(): Promise<ObjectStore> {
  const folder = await mkdtemp(join(tmpdir(), 'shinsa-s3-'));
  const bucket = 'shinsa';
  const options = { port: 0, address: '127.0.0.1', silent: true, directory: folder };
  const server = new S3rver({ ...options, configureBuckets: [{ name: bucket }] });
  const { port } = await server.run();
  const [accessKeyId, secretAccessKey] = ['S3RVER', 'S3RVER'];
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket, region: 'us-east-1', accessKeyId, secretAccessKey },
    folder,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
