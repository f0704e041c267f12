import { Injectable } from '@nestjs/common';
import type { FileSubjectType } from '#contract/files.js';
import type { Actor } from '../platform/actor.js';
import { notFound, Refusal } from '../platform/problem.js';

export interface FileSubject {
  readonly type: FileSubjectType;
  /** those among the subjects that the person may know, in a constant number of statements */
  mayRead(actor: Actor, subjectIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** whether the person may attach, hide and restore; only asked about subjects that they may know */
  mayAttach(actor: Actor, subjectId: string): Promise<boolean>;
  /** for the activity trail */
  titleOf(subjectId: string): Promise<string>;
}

/** Features say here whose evidence the store keeps, so that files need to know no feature. */
@Injectable()
export class FileSubjects {
  private readonly subjects = new Map<FileSubjectType, FileSubject>();

  register(subject: FileSubject): void {
    this.subjects.set(subject.type, subject);
  }

  /** Refuses with 404 what the person may not know. */
  async readable(actor: Actor, type: FileSubjectType, id: string): Promise<FileSubject> {
    const subject = this.subjects.get(type);
    if (!subject || !(await subject.mayRead(actor, [id])).has(id)) throw notFound();
    return subject;
  }

  /** The same, and 403 where the person may only read. */
  async attachable(actor: Actor, type: FileSubjectType, id: string): Promise<FileSubject> {
    const subject = await this.readable(actor, type, id);
    if (!(await subject.mayAttach(actor, id))) {
      throw new Refusal('forbidden', { title: 'You may read these files, but not change them' });
    }
    return subject;
  }
}
