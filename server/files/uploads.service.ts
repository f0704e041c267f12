import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { StoredFile, UploadFile } from '#contract/files.js';
import { type FileKind, kindOf } from '#domain/files/kinds.js';
import { keptName } from '#domain/files/name.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { PortalConfig } from '../platform/config.js';
import { notFound, Refusal } from '../platform/problem.js';
import { Storage, StorageTrouble, writeTrouble } from '../platform/storage/storage.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { toStoredFile } from './files.mapper.js';
import { type FileSubject, FileSubjects } from './files.port.js';
import { FilesRepository, type Stored } from './files.repository.js';
import { HeicConverter } from './heic.js';
import { inspect } from './inspection.js';
import { carriedBy, cleaned, isPhoto, measured } from './photos.js';
import { receive, type Received, tooLarge } from './receiving.js';

const MOST_FILES = 500;

/** The bytes of one upload, and how many the sender says there are. */
export interface Body {
  readonly stream: Readable;
  readonly announced: number | null;
}

/**
 * Takes files in. A row comes before the first byte and is made known, with its event, after the last: whatever dies in
 * between leaves a row that nobody sees and from which the sweeper finds everything that is left.
 */
@Injectable()
export class UploadsService {
  private readonly log = new Logger(UploadsService.name);

  constructor(
    private readonly config: PortalConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FilesRepository,
    private readonly subjects: FileSubjects,
    private readonly storage: Storage,
    private readonly heic: HeicConverter,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, input: UploadFile, body: Body): Promise<StoredFile> {
    const subject = await this.subjects.attachable(actor, input.subjectType, input.subjectId);
    const before = await this.files.arrived(actor.id, input);
    if (before) return toStoredFile(before);
    const { maxBytes } = this.config.files;
    if (body.announced !== null && body.announced > maxBytes) throw tooLarge(maxBytes);
    if (body.announced === 0) throw new RuleViolation('fileEmpty', { path: 'file' });
    await this.assertReplaceable(input);
    if (input.replaces === undefined && (await this.files.count(input)) >= MOST_FILES) {
      throw new RuleViolation('tooManyFiles', { path: 'file', max: MOST_FILES });
    }
    const { fileId, key } = await this.files.begin(actor.id, input, this.clock.now());
    const path = join(this.config.files.folder, 'incoming', key);
    try {
      const stored = await this.takeIn(key, path, input.name, body.stream);
      return await this.makeKnown(actor, subject, input, { fileId, key, stored });
    } catch (error) {
      // nobody reads an answer while still sending: what comes yet goes nowhere
      body.stream.resume();
      await this.giveUp(key).catch((reason: unknown) => {
        this.log.warn(`the sweeper will remove ${key}: ${String(reason)}`);
      });
      // sent twice at once, the other one was faster
      const other = await this.files.arrived(actor.id, input);
      if (other) return toStoredFile(other);
      throw error instanceof StorageTrouble ? refusalOf(error) : error;
    } finally {
      await Promise.all([rm(path, { force: true }), rm(`${path}.clean`, { force: true })]);
    }
  }

  private async assertReplaceable({ replaces, subjectType, subjectId }: UploadFile): Promise<void> {
    if (replaces === undefined) return;
    const old = await this.files.one(replaces);
    if (old?.subjectType !== subjectType || old.subjectId !== subjectId || old.hidden) throw notFound();
  }

  private async takeIn(key: string, path: string, name: string, stream: Readable): Promise<Stored> {
    await mkdir(join(path, '..'), { recursive: true }).catch((error: unknown) => {
      throw writeTrouble(error);
    });
    const received = await receive(stream, path, this.config.files.maxBytes);
    const { kind, kept, removed, keptPath } = await this.prepared(path, name, received);
    if (!(await this.files.stillPending(key, this.clock.now()))) throw notFound();
    await this.storage.keep(key, keptPath);
    return {
      name: keptName(name, kind),
      mediaType: kind.mediaType,
      ...kept,
      receivedSha256: received.sha256,
      removed,
    };
  }

  /** Photos are written anew without what they carry; everything else is kept as it came. */
  private async prepared(
    path: string,
    name: string,
    received: Received,
  ): Promise<{ kind: FileKind; kept: Received; removed: Stored['removed']; keptPath: string }> {
    const found = await inspect(path, name);
    const kind = found === 'heic' ? JPEG : found;
    if (!isPhoto(kind.mediaType)) return { kind, kept: received, removed: [], keptPath: path };
    const removed = await carriedBy(path);
    const keptPath = `${path}.clean`;
    if (found === 'heic') await this.heic.convert(path, keptPath);
    else await cleaned(path, kind.mediaType, keptPath);
    return { kind, kept: await measured(keptPath), removed, keptPath };
  }

  private makeKnown(
    actor: Actor,
    subject: FileSubject,
    { subjectType, subjectId, part, replaces }: UploadFile,
    { fileId, key, stored }: { fileId: string; key: string; stored: Stored },
  ): Promise<StoredFile> {
    return this.unitOfWork.run(async () => {
      if (!(await this.files.finish(key, fileId, stored))) throw notFound();
      const { name, bytes, sha256, removed } = stored;
      await this.trail.append(actor, {
        action: replaces === undefined ? 'file.added' : 'file.replaced',
        subject: { type: subjectType, id: subjectId, title: await subject.titleOf(subjectId) },
        after: { file: name, ...(part === '' ? {} : { part }), bytes, sha256, ...(removed[0] ? { removed } : {}) },
      });
      const row = await this.files.one(fileId);
      if (!row) throw notFound();
      return toStoredFile(row);
    });
  }

  /**
   * The bytes first, the row last; also when the sweeper was faster and took the row while the bytes came. A version that was made known
   * after all (the answer was lost, not the commit) stays.
   */
  private async giveUp(key: string): Promise<void> {
    if (await this.files.isKnown(key)) return;
    await this.storage.remove(key);
    await this.files.forget(key);
  }
}

const JPEG = ((kind = kindOf('image/jpeg')) => {
  if (!kind) throw new Error('JPEG is among the kinds');
  return kind;
})();

export const refusalOf = (trouble: StorageTrouble): Refusal =>
  new Refusal(trouble.reason === 'full' ? 'storageFull' : 'storageAway', { title: trouble.message });
