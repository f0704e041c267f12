import { Injectable } from '@nestjs/common';
import type { ApprovalSubjectType } from '#contract/approvals.js';
import type { ApprovalKind, ApprovalState } from '#domain/approval/approval.js';
import type { ApprovalDetails } from './approvals.entities.js';
import { ApprovalsRepository } from './approvals.repository.js';

export interface SubjectApproval {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly state: ApprovalState;
  readonly details: ApprovalDetails;
  readonly reason: string;
  readonly decisionNote: string;
}

/** What has been asked and decided about a subject, in one statement. */
@Injectable()
export class ApprovalsReader {
  constructor(private readonly approvals: ApprovalsRepository) {}

  ofSubject(type: ApprovalSubjectType, id: string): Promise<readonly SubjectApproval[]> {
    return this.approvals.ofSubject(type, id);
  }
}
