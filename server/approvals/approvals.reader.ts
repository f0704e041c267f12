import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalSubjectType } from '#contract/approvals.js';
import type { ApprovalKind, ApprovalState } from '#domain/approval/approval.js';
import type { ApprovalDetails } from './approvals.entities.js';
import type { Actor } from '../platform/actor.js';
import { ApprovalsRepository } from './approvals.repository.js';
import { ApprovalsService } from './approvals.service.js';

export interface SubjectApproval {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly state: ApprovalState;
  readonly details: ApprovalDetails;
  readonly reason: string;
  readonly decisionNote: string;
}

/** What has been asked and decided about a subject, and what waits for whom. */
@Injectable()
export class ApprovalsReader {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly service: ApprovalsService,
  ) {}

  /** What waits for a decision of this person, the oldest first; a constant number of statements. */
  decidable(actor: Actor): Promise<Approval[]> {
    return this.service.decidable(actor);
  }

  ofSubject(type: ApprovalSubjectType, id: string): Promise<readonly SubjectApproval[]> {
    return this.approvals.ofSubject(type, id);
  }
}
