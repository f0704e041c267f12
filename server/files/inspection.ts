import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { fileTypeFromFile } from 'file-type';
import { extensionOf, FILE_KINDS, type FileKind, kindOf, kindOfText, refusedKindOf } from '#domain/files/kinds.js';
import { RuleViolation } from '#domain/rule-violation.js';

/** A photo in HEIC is to be converted before it is kept. */
export type Inspected = FileKind | 'heic';

const HEIC = /^image\/hei[cf](-sequence)?$/;
const SAMPLE_BYTES = 64 * 1024;

/** What the file is by its first bytes, whatever its name says; refuses what the store does not keep, saying what it is. */
export async function inspect(path: string, name: string): Promise<Inspected> {
  const found = await fileTypeFromFile(path);
  if (!found) {
    const text = kindOfText(await beginning(path), name);
    return typeof text === 'string' ? refuse(text, extensionOf(name)) : text;
  }
  if (HEIC.test(found.mime)) return 'heic';
  const kind = kindOf(found.mime);
  if (!kind) return refuse(refusedKindOf(found.mime), found.ext);
  // the older Office formats tell each other apart by name only; an installer (.msi) is none of them
  if (found.mime === 'application/x-cfb' && !kind.extensions.includes(extensionOf(name))) return refuse('other', 'cfb');
  return kind;
}

function refuse(found: string, extension: string): never {
  const kept = [...new Set(FILE_KINDS.map(({ extensions: [usual] }) => usual))].join(' ');
  throw new RuleViolation('fileTypeRefused', { path: 'file', found, extension, kept });
}

/** The beginning as text in UTF-8, UTF-16 or Shift_JIS; null when it is none of them. */
async function beginning(path: string): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return textOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function textOf(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return decoded(bytes, mark === 'fffe' ? 'utf-16le' : 'utf-16be');
  if (bytes.includes(0)) return null;
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'shift_jis');
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    // as a stream: a letter may be cut where the sample ends
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
