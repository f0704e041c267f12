import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#domain/checklist/checklist.js';
import type { ApprovalDetails } from './approvals.entities.js';

/** What an approval is about, in words. */
export interface ApprovalSubjectWords {
  readonly title: string;
  readonly serviceName: string;
  readonly criterionTitle: Bilingual;
}

export interface ApprovalSubject {
  readonly type: string;
  /** the words for many at once, by approval id */
  describe(
    approvals: readonly { readonly id: string; readonly subjectId: string; readonly details: ApprovalDetails }[],
  ): Promise<ReadonlyMap<string, ApprovalSubjectWords>>;
}

/** Features say here what their approvals are about, so that approvals need to know no feature. */
@Injectable()
export class ApprovalSubjects {
  private readonly subjects = new Map<string, ApprovalSubject>();

  register(subject: ApprovalSubject): void {
    this.subjects.set(subject.type, subject);
  }
  of(type: string): ApprovalSubject | undefined {
    return this.subjects.get(type);
  }
}
