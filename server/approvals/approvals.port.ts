import { Injectable } from '@nestjs/common';
import type { ApprovalSubjectType } from '#contract/approvals.js';
import type { Bilingual } from '#domain/checklist/checklist.js';
import type { ApprovalKind, ApprovalState } from '#domain/approval/approval.js';
import type { Actor } from '../platform/actor.js';
import type { ApprovalDetails } from './approvals.entities.js';

export interface AskedApproval {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly state: ApprovalState;
  readonly subjectId: string;
  readonly details: ApprovalDetails;
  readonly requestedBy: string;
}

/** What an approval is about, in words. */
export interface ApprovalSubjectWords {
  readonly title: string;
  readonly about: Bilingual;
}

export interface ApprovalSubject {
  readonly type: ApprovalSubjectType;
  /** the words for many at once, by approval id */
  describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>>;
  /**
   * Locks the subject, where a decision changes it. Everybody locks the subject first and its approvals after it, as a step of the
   * subject that withdraws what was asked does: two who took them in turns would wait for each other.
   */
  hold(subjectId: string): Promise<unknown>;
  /** what follows from a decision, in its transaction; a rule that is broken by then refuses the decision */
  decided?(actor: Actor, approval: AskedApproval, note: string): Promise<void>;
}

/** Features say here what their approvals are about, so that approvals need to know no feature. */
@Injectable()
export class ApprovalSubjects {
  private readonly subjects = new Map<ApprovalSubjectType, ApprovalSubject>();

  register(subject: ApprovalSubject): void {
    this.subjects.set(subject.type, subject);
  }
  of(type: ApprovalSubjectType): ApprovalSubject | undefined {
    return this.subjects.get(type);
  }

  /** The words for many at once, by approval id: one question to each feature that has asked for some of them. */
  async words(
    approvals: readonly (AskedApproval & { readonly subjectType: ApprovalSubjectType })[],
  ): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const byType = [...Map.groupBy(approvals, ({ subjectType }) => subjectType)];
    const words: [string, ApprovalSubjectWords][] = [];
    // one after the other: within a transaction they share a connection
    for (const [type, some] of byType) words.push(...((await this.of(type)?.describe(some)) ?? []));
    return new Map(words);
  }
}
