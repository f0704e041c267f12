import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StorageTrouble } from '../platform/storage/storage.js';
import { receive } from './receiving.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shinsa-receive-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
const pieces = (...some: string[]) => Readable.from(some.map((one) => Buffer.from(one)));

it('writes what comes and computes its SHA-256', async () => {
  const path = join(folder, 'a');
  expect(await receive(pieces('ab', 'c'), path, 3)).toEqual({
    bytes: 3,
    // FIPS 180-2, appendix B.1
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
  expect(await readFile(path, 'utf8')).toBe('abc');
});

it('refuses at the first byte too much, and leaves the rest unread', async () => {
  const body = pieces('abc', 'd', 'e');
  await expect(receive(body, join(folder, 'b'), 3)).rejects.toMatchObject({ code: 'fileTooLarge' });
  expect(body.destroyed).toBe(false);
  expect((await body.toArray()).map(String)).toEqual(['e']);
});

it('refuses nothing at all', async () => {
  await expect(receive(pieces(), join(folder, 'c'), 3)).rejects.toMatchObject({ code: 'fileEmpty' });
});

it.runIf(existsSync('/dev/full'))('says so when the disk is full', async () => {
  const refused = receive(pieces('abc'), '/dev/full', 3);
  await expect(refused).rejects.toThrow(StorageTrouble);
  await expect(refused).rejects.toMatchObject({ reason: 'full' });
});
