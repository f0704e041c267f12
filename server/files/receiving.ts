import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { RuleViolation } from '#domain/rule-violation.js';
import { Refusal } from '../platform/problem.js';
import { writeTrouble } from '../platform/storage/storage.js';

export interface Received {
  readonly bytes: number;
  /** hex */
  readonly sha256: string;
}

export const tooLarge = (maxBytes: number): RuleViolation =>
  new RuleViolation('fileTooLarge', { path: 'file', maxMegabytes: Math.floor(maxBytes / 1024 / 1024) });

/**
 * Writes what comes to a new file, piece by piece, and computes its SHA-256 on the way. Refuses as soon as more comes than
 * may; the rest of the body is then left to whoever owns the stream, so that the sender can still be told.
 */
export async function receive(body: Readable, path: string, maxBytes: number): Promise<Received> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    // no O_EXCL: a device serves as well, which is how a full disk is tested
    const file = await open(path, 'w', 0o600);
    try {
      for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        hash.update(piece);
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    if (body.readableAborted) throw new Refusal('invalid', { title: 'The upload broke off' });
    throw writeTrouble(error);
  }
  if (bytes === 0) throw new RuleViolation('fileEmpty', { path: 'file' });
  return { bytes, sha256: hash.digest('hex') };
}
