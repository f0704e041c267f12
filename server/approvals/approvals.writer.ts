import { Injectable } from '@nestjs/common';
import type { ApprovalSubjectType } from '#contract/approvals.js';
import { type ApprovalKind, type ApprovalRoute, routeOf } from '#domain/approval/approval.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { type ApprovalDetails, ApprovalEntity } from './approvals.entities.js';
import { ApprovalsRepository } from './approvals.repository.js';

/** For features whose changes need a second person; each call joins the caller's transaction. */
@Injectable()
export class ApprovalsWriter {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  /** Asks for an approval; returns its id. */
  async request(
    actor: Actor,
    kind: ApprovalKind,
    subject: { readonly type: ApprovalSubjectType; readonly id: string; readonly title: string },
    details: ApprovalDetails,
    reason: string,
    route: ApprovalRoute = routeOf(kind),
  ): Promise<string> {
    const approval = await this.approvals.save(
      Object.assign(new ApprovalEntity(), {
        kind,
        state: 'requested',
        subjectType: subject.type,
        subjectId: subject.id,
        details,
        reason,
        route,
        requestedBy: actor.id,
        requestedAt: this.clock.now(),
        decidedBy: null,
        decidedAt: null,
        decisionNote: '',
        version: 1,
      }),
    );
    await this.trail.append(actor, {
      action: 'approval.requested',
      subject: { type: 'approval', id: approval.id, title: subject.title },
      after: { kind, ...details, reason },
    });
    return approval.id;
  }

  /** Nothing is left to decide, because what was asked about has changed; the caller has locked that. */
  async lapse(actor: Actor, id: string, title: string): Promise<void> {
    const approval = await this.approvals.lock(id);
    if (!approval || (approval.state !== 'requested' && approval.state !== 'approved')) return;
    const before = { state: approval.state };
    await this.approvals.save(Object.assign(approval, { state: 'withdrawn', version: approval.version + 1 }));
    await this.trail.append(actor, {
      action: 'approval.withdrawn',
      subject: { type: 'approval', id, title },
      before,
      after: { state: 'withdrawn' },
    });
  }
}
