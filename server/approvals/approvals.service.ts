import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalPage, DecideApproval, ListApprovals } from '#contract/approvals.js';
import { act, type ApprovalAction, kindsDecidedBy, refusalFor } from '#domain/approval/approval.js';
import { may } from '#domain/access/roles.js';
import { PeopleReader } from '../identity/people.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import type { ApprovalEntity } from './approvals.entities.js';
import { ApprovalSubjects } from './approvals.port.js';
import { type ApprovalScope, ApprovalsRepository } from './approvals.repository.js';

const scopeOf = (actor: Actor): ApprovalScope => ({ personId: actor.id, kinds: kindsDecidedBy(actor.roles) });

@Injectable()
export class ApprovalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly approvals: ApprovalsRepository,
    private readonly subjects: ApprovalSubjects,
    private readonly people: PeopleReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListApprovals): Promise<ApprovalPage> {
    const page = await this.approvals.page(scopeOf(actor), query);
    return { ...page, items: await this.toApprovals(actor, page.items) };
  }

  /** What waits for a decision of this person, the oldest first. */
  async decidable(actor: Actor): Promise<Approval[]> {
    const waiting = await this.approvals.waiting(kindsDecidedBy(actor.roles));
    return this.toApprovals(
      actor,
      waiting.filter((approval) => refusalFor(approval, actor) === null),
    );
  }

  async one(actor: Actor, id: string): Promise<Approval> {
    const approval = await this.approvals.byId(scopeOf(actor), id);
    if (!approval) throw notFound();
    return this.toApproval(actor, approval);
  }

  decide(actor: Actor, id: string, version: number, input: DecideApproval): Promise<Approval> {
    return this.act(actor, id, version, { type: input.decision }, input.note);
  }

  withdraw(actor: Actor, id: string, version: number): Promise<Approval> {
    return this.act(actor, id, version, { type: 'withdraw' }, '');
  }

  private act(actor: Actor, id: string, version: number, action: ApprovalAction, note: string): Promise<Approval> {
    return this.unitOfWork.run(async () => {
      const found = await this.approvals.byId(scopeOf(actor), id);
      if (!found) throw notFound();
      await this.subjects.of(found.subjectType)?.hold(found.subjectId);
      const approval = await this.approvals.lock(id);
      if (!approval) throw notFound();
      assertVersion(version, await this.toApproval(actor, approval));
      const before = { state: approval.state };
      const { state, route } = act(
        { state: approval.state, requestedBy: approval.requestedBy, route: approval.route },
        actor,
        action,
      );
      const decided = state !== 'requested';
      Object.assign(approval, {
        state,
        route,
        version: approval.version + 1,
        ...(decided ? { decidedBy: actor.id, decidedAt: this.clock.now(), decisionNote: note } : {}),
      });
      const after = await this.toApproval(actor, await this.approvals.save(approval));
      if (decided) await this.subjects.of(approval.subjectType)?.decided?.(actor, approval, note);
      await this.trail.append(actor, {
        action: action.type === 'withdraw' ? 'approval.withdrawn' : 'approval.decided',
        subject: { type: 'approval', id, title: after.subject.title },
        before,
        after: { state, note },
      });
      return after;
    });
  }

  private async toApproval(actor: Actor, approval: ApprovalEntity): Promise<Approval> {
    const [mapped] = await this.toApprovals(actor, [approval]);
    if (!mapped) throw notFound();
    return mapped;
  }

  private async toApprovals(actor: Actor, approvals: readonly ApprovalEntity[]): Promise<Approval[]> {
    const ids = approvals.flatMap(({ requestedBy, decidedBy }) => [
      requestedBy,
      ...(decidedBy === null ? [] : [decidedBy]),
    ]);
    const names = await this.people.names([...new Set(ids)]);
    const named = (id: string) => ({ id, name: names.get(id) ?? '' });
    const words = await this.subjects.words(approvals);
    return approvals.map((approval) => {
      const about = words.get(approval.id);
      return {
        id: approval.id,
        kind: approval.kind,
        state: approval.state,
        subject: { type: approval.subjectType, id: approval.subjectId, title: about?.title ?? '' },
        about: about?.about ?? { ja: '', en: '' },
        serviceId: approval.details.serviceId ?? null,
        criterion: approval.details.criterion ?? null,
        reason: approval.reason,
        lastDay: approval.details.lastDay,
        requestedBy: named(approval.requestedBy),
        requestedAt: approval.requestedAt.toISOString(),
        decidedBy: approval.decidedBy === null ? null : named(approval.decidedBy),
        decidedAt: approval.decidedAt?.toISOString() ?? null,
        decisionNote: approval.decisionNote,
        mayDecide: may(actor.roles, 'approvals.decide') && refusalFor(approval, actor) === null,
        version: approval.version,
      };
    });
  }
}
