import { Injectable } from '@nestjs/common';
import type { DecisionFact } from '#domain/standing/facts.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DecisionEntity } from './standings.entities.js';

export interface NamedDecision {
  readonly decision: DecisionEntity;
  readonly askedByName: string | null;
  readonly decidedByName: string | null;
}

@Injectable()
export class DecisionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** The decision that was approved last, by contractor. */
  async inForce(ids: readonly string[]): Promise<ReadonlyMap<string, DecisionFact>> {
    const rows = await this.manager.query<(DecisionFact & { readonly id: string })[]>(
      `SELECT DISTINCT ON (contractor_id) contractor_id AS id, outcome, until::text AS until
       FROM contractor_decisions WHERE state = 'approved' AND contractor_id = ANY($1::uuid[])
       ORDER BY contractor_id, decided_at DESC`,
      [ids],
    );
    return new Map(rows.map(({ id, outcome, until }) => [id, { outcome, until }]));
  }

  /** All of a contractor, the latest first. */
  async ofContractor(contractorId: string): Promise<NamedDecision[]> {
    const { entities, raw } = await this.manager
      .createQueryBuilder(DecisionEntity, 'd')
      .leftJoin('people', 'a', 'a.id = d.asked_by')
      .leftJoin('people', 'b', 'b.id = d.decided_by')
      .addSelect('a.name', 'askedByName')
      .addSelect('b.name', 'decidedByName')
      .where('d.contractorId = :contractorId', { contractorId })
      .orderBy('d.askedAt', 'DESC')
      .getRawAndEntities<Omit<NamedDecision, 'decision'>>();
    return entities.map((decision, index) => ({
      decision,
      askedByName: raw[index]?.askedByName ?? null,
      decidedByName: raw[index]?.decidedByName ?? null,
    }));
  }

  asked(contractorId: string): Promise<DecisionEntity | null> {
    return this.manager.findOneBy(DecisionEntity, { contractorId, state: 'asked' });
  }
  ofApproval(approvalId: string): Promise<DecisionEntity | null> {
    return this.manager.findOneBy(DecisionEntity, { approvalId });
  }
  save(decision: DecisionEntity): Promise<DecisionEntity> {
    return this.manager.save(decision);
  }

  /** What the approvals about contractors are about, by approval. */
  async words(
    approvalIds: readonly string[],
  ): Promise<(Pick<DecisionEntity, 'outcome' | 'until' | 'sign'> & { approvalId: string; contractor: string })[]> {
    return this.manager.query(
      `SELECT d.approval_id AS "approvalId", d.outcome, d.until::text AS until, d.sign, c.name AS contractor
       FROM contractor_decisions d JOIN contractors c ON c.id = d.contractor_id WHERE d.approval_id = ANY($1::uuid[])`,
      [approvalIds],
    );
  }
}
