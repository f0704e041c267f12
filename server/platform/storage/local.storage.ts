import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BytesMissing, Storage, writeTrouble } from './storage.js';

/** A folder on this machine, which must be on the file system that uploads are received on. */
export class LocalStorage extends Storage {
  constructor(private readonly folder: string) {
    super();
  }

  async keep(key: string, path: string): Promise<void> {
    try {
      const target = this.pathOf(key);
      await mkdir(dirname(target), { recursive: true });
      await flush(path);
      await rename(path, target);
      // the new name itself survives a power cut only once its folder is on the disk
      await flush(dirname(target));
    } catch (error) {
      throw writeTrouble(error);
    }
  }

  async open(key: string): Promise<Readable> {
    try {
      return (await open(this.pathOf(key), 'r')).createReadStream();
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new BytesMissing(key) : error;
    }
  }

  async keys(prefix: string): Promise<string[]> {
    try {
      return await readdir(join(this.folder, prefix));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    return join(this.folder, key.slice(0, 2), key);
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
