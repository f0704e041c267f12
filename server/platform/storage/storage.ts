import type { Readable } from 'node:stream';

/** Where the bytes of files are kept; the injection token of whichever adapter is set. Keys are UUIDs. */
export abstract class Storage {
  /** Keeps the file that lies at `path` on this machine: under the key is nothing, or all of it once this resolves. */
  abstract keep(key: string, path: string): Promise<void>;
  /** Rejects with `BytesMissing` when there is nothing under the key. */
  abstract open(key: string): Promise<Readable>;
  /** All keys that begin with these two hexadecimal digits. */
  abstract keys(prefix: string): Promise<string[]>;
  /** Nothing under the key is fine. */
  abstract remove(key: string): Promise<void>;
}

export class BytesMissing extends Error {
  constructor(key: string) {
    super(`the bytes of file version ${key} are missing from the store`);
    this.name = 'BytesMissing';
  }
}

/** The store is full, or nobody answers there: what the caller can tell people. */
export class StorageTrouble extends Error {
  constructor(
    readonly reason: 'full' | 'away',
    options: ErrorOptions,
  ) {
    super(reason === 'full' ? 'the file store is full' : 'the file store does not answer', options);
    this.name = 'StorageTrouble';
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** An error of writing to this machine's disk, with a full one as `StorageTrouble`. */
export function writeTrouble(error: unknown): unknown {
  const { code } = error as { code?: string };
  return code !== undefined && FULL.has(code) ? new StorageTrouble('full', { cause: error }) : error;
}
