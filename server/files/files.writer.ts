import { Injectable } from '@nestjs/common';
import type { FileSubjectType } from '#contract/files.js';
import { FilesRepository } from './files.repository.js';

/** For other features, which decide themselves what is no longer kept; each call joins the caller's transaction. */
@Injectable()
export class FilesWriter {
  constructor(private readonly files: FilesRepository) {}

  /** Every file of the subject is gone at once; the sweeper takes the bytes away and then the rows. */
  async forget(type: FileSubjectType, subjectId: string): Promise<void> {
    await this.files.release(type, subjectId);
  }
}
