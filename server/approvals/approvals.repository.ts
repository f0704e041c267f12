import { Injectable } from '@nestjs/common';
import type { ListApprovals } from '#contract/approvals.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ApprovalEntity } from './approvals.entities.js';

/** Whose approvals one may know of: everybody's, or those one has asked for. */
export type ApprovalScope = { readonly kind: 'all' } | { readonly kind: 'own'; readonly personId: string };

@Injectable()
export class ApprovalsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get approvals() {
    return this.unitOfWork.manager.getRepository(ApprovalEntity);
  }

  async page(scope: ApprovalScope, query: ListApprovals, personId: string): Promise<ListPage<ApprovalEntity>> {
    const approvals = this.approvals.createQueryBuilder('approval').select('approval.id', 'id').where('true');
    if (scope.kind === 'own') approvals.andWhere('approval.requestedBy = :own', { own: scope.personId });
    if (query.mine === true) approvals.andWhere('approval.requestedBy = :mine', { mine: personId });
    if (query.state !== undefined) approvals.andWhere('approval.state = :state', { state: query.state });
    if (query.evaluationId !== undefined) {
      approvals.andWhere(`approval.subjectType = 'evaluation' AND approval.subjectId = :subject`, {
        subject: query.evaluationId,
      });
    }
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

  byId(scope: ApprovalScope, id: string): Promise<ApprovalEntity | null> {
    return this.approvals.findOneBy(scope.kind === 'own' ? { id, requestedBy: scope.personId } : { id });
  }
  /** Held until the transaction ends. */
  lock(scope: ApprovalScope, id: string): Promise<ApprovalEntity | null> {
    const where = scope.kind === 'own' ? { id, requestedBy: scope.personId } : { id };
    return this.approvals.findOne({ where, lock: { mode: 'pessimistic_write' } });
  }
  ofSubject(subjectType: string, subjectId: string): Promise<ApprovalEntity[]> {
    return this.approvals.find({ where: { subjectType, subjectId }, order: { requestedAt: 'ASC' } });
  }
  save(approval: ApprovalEntity): Promise<ApprovalEntity> {
    return this.approvals.save(approval);
  }
}
