import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FileSubjectType, StoredFile } from '#contract/files.js';
import { notFound } from '../platform/problem.js';
import { Storage } from '../platform/storage/storage.js';
import { toStoredFile } from './files.mapper.js';
import { FilesRepository } from './files.repository.js';
import { printed } from './photos.js';

/** For other features, which decide themselves who may see what. */
@Injectable()
export class FilesReader {
  constructor(
    private readonly files: FilesRepository,
    private readonly storage: Storage,
  ) {}

  /** The files of many subjects in one statement, by subject; hidden ones are left out. */
  async ofSubject(type: FileSubjectType, ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFile[]>> {
    const rows = ids.length === 0 ? [] : await this.files.ofSubjects(type, ids, null);
    return Map.groupBy(rows.map(toStoredFile), ({ subjectId }) => subjectId);
  }

  /** The newest bytes of a file, for a report. */
  async open(id: string): Promise<Readable> {
    const row = await this.files.one(id);
    if (!row) throw notFound();
    return this.storage.open(row.versions[0].id);
  }

  /** A picture as a JPEG whose longer side has no more than so many pixels; made in threads of sharp. */
  async photo(id: string, side: number): Promise<Buffer> {
    return printed(await this.open(id), side).toBuffer();
  }
}
