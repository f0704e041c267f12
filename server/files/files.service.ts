import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FileList, ListFiles, StoredFile } from '#contract/files.js';
import { kindOf } from '#domain/files/kinds.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { PortalConfig } from '../platform/config.js';
import { notFound } from '../platform/problem.js';
import { Storage, StorageTrouble } from '../platform/storage/storage.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { toStoredFile } from './files.mapper.js';
import { FileSubjects } from './files.port.js';
import { type FileRow, FilesRepository, type VersionRow } from './files.repository.js';
import { preview } from './photos.js';
import { refusalOf } from './uploads.service.js';

const SIDES = { small: 320, large: 1600 } as const;

export interface Content {
  readonly version: VersionRow;
  readonly stream: Readable;
}

@Injectable()
export class FilesService {
  constructor(
    private readonly config: PortalConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FilesRepository,
    private readonly subjects: FileSubjects,
    private readonly storage: Storage,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { subjectType, subjectId, part }: ListFiles): Promise<FileList> {
    const subject = await this.subjects.readable(actor, subjectType, subjectId);
    const rows = await this.files.ofSubjects(subjectType, [subjectId], part ?? null);
    const mayAttach = await subject.mayAttach(actor, subjectId);
    return { items: rows.map(toStoredFile), mayAttach, maxBytes: this.config.files.maxBytes };
  }

  async one(actor: Actor, id: string): Promise<StoredFile> {
    return toStoredFile(await this.known(actor, id));
  }

  /** A version's bytes as they are kept; the newest when no number is given. */
  async content(actor: Actor, id: string, number: number | undefined): Promise<Content> {
    const { versions } = await this.known(actor, id);
    const version = number === undefined ? versions[0] : versions.find((one) => one.number === number);
    if (!version) throw notFound();
    return { version, stream: await this.opened(version.id) };
  }

  /** A picture made anew, or the PDF itself; 404 for what has no preview. */
  async preview(actor: Actor, id: string, number: number | undefined, size: keyof typeof SIDES): Promise<Content> {
    const { version, stream } = await this.content(actor, id, number);
    switch (kindOf(version.mediaType)?.group) {
      case 'image':
        return { version: { ...version, mediaType: 'image/webp' }, stream: preview(stream, SIDES[size]) };
      case 'pdf':
        return { version, stream };
      default:
        stream.destroy();
        throw notFound();
    }
  }

  async setHidden(actor: Actor, id: string, expected: number, hidden: boolean): Promise<StoredFile> {
    return this.unitOfWork.run(async () => {
      await this.files.lock(id);
      const row = await this.known(actor, id);
      const { subjectType: type, subjectId } = row;
      const subject = await this.subjects.attachable(actor, type, subjectId);
      assertVersion(expected, toStoredFile(row));
      await this.files.setHidden(id, hidden ? this.clock.now() : null);
      await this.trail.append(actor, {
        action: hidden ? 'file.hidden' : 'file.restored',
        subject: { type, id: subjectId, title: await subject.titleOf(subjectId) },
        after: { file: row.versions[0].name },
      });
      return this.one(actor, id);
    });
  }

  private async known(actor: Actor, id: string): Promise<FileRow> {
    const row = await this.files.one(id);
    if (!row) throw notFound();
    await this.subjects.readable(actor, row.subjectType, row.subjectId);
    return row;
  }

  private opened(key: string): Promise<Readable> {
    return this.storage.open(key).catch((error: unknown) => {
      throw error instanceof StorageTrouble ? refusalOf(error) : error;
    });
  }
}
