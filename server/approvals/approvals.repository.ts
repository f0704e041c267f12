import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ApprovalSubjectType, ListApprovals } from '#contract/approvals.js';
import { APPROVAL_KINDS, type ApprovalKind } from '#domain/approval/approval.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ApprovalEntity } from './approvals.entities.js';

/** Which approvals one may know of: those one has asked for, and everybody's of these kinds. */
export interface ApprovalScope {
  readonly personId: string;
  readonly kinds: readonly ApprovalKind[];
}
const inScope = ({ personId, kinds }: ApprovalScope) => [{ requestedBy: personId }, { kind: In(kinds) }];

@Injectable()
export class ApprovalsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get approvals() {
    return this.unitOfWork.manager.getRepository(ApprovalEntity);
  }

  async page(scope: ApprovalScope, query: ListApprovals): Promise<ListPage<ApprovalEntity>> {
    const approvals = this.approvals
      .createQueryBuilder('approval')
      .select('approval.id', 'id')
      .where('(approval.requestedBy = :own OR approval.kind = ANY(:kinds))', {
        own: scope.personId,
        kinds: scope.kinds,
      });
    if (query.mine === true) approvals.andWhere('approval.requestedBy = :mine', { mine: scope.personId });
    if (query.state !== undefined) approvals.andWhere('approval.state = :state', { state: query.state });
    if (query.id !== undefined) approvals.andWhere('approval.id = :id', { id: query.id });
    if (query.subjectId !== undefined)
      approvals.andWhere('approval.subjectId = :subject', { subject: query.subjectId });
    if (query.q !== undefined && query.q !== '') {
      approvals.andWhere('strpos(lower(approval.reason), lower(:q)) > 0', { q: query.q });
    }
    const sorts = { requestedAt: 'approval.requested_at' };
    const page = await listPage(approvals, { sorts, id: 'approval.id' }, query, ({ id }) => id as string);
    if (page.items.length === 0) return { ...page, items: [] };
    const found = await this.approvals
      .createQueryBuilder('approval')
      .where('approval.id IN (:...ids)', { ids: page.items })
      .getMany();
    const byId = new Map(found.map((approval) => [approval.id, approval]));
    return { ...page, items: page.items.flatMap((id) => byId.get(id) ?? []) };
  }

  /** Those that nobody has decided yet, of these kinds or of all. */
  waiting(kinds: readonly ApprovalKind[] = APPROVAL_KINDS): Promise<ApprovalEntity[]> {
    return this.approvals.find({ where: { state: 'requested', kind: In(kinds) }, order: { requestedAt: 'ASC' } });
  }

  byId(scope: ApprovalScope, id: string): Promise<ApprovalEntity | null> {
    return this.approvals.findOneBy(inScope(scope).map((allowed) => ({ id, ...allowed })));
  }
  /** Held until the transaction ends; for who may know of it anyway, and has locked its subject. */
  lock(id: string): Promise<ApprovalEntity | null> {
    return this.approvals.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }
  ofSubject(subjectType: ApprovalSubjectType, subjectId: string): Promise<ApprovalEntity[]> {
    return this.approvals.find({ where: { subjectType, subjectId }, order: { requestedAt: 'ASC' } });
  }
  save(approval: ApprovalEntity): Promise<ApprovalEntity> {
    return this.approvals.save(approval);
  }
}
