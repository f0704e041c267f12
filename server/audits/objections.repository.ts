import { Injectable } from '@nestjs/common';
import type { Objection } from '#contract/audits.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AuditObjectionEntity } from './audits.entities.js';

@Injectable()
export class ObjectionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get objections() {
    return this.unitOfWork.manager.getRepository(AuditObjectionEntity);
  }

  ofAudit(auditId: string): Promise<AuditObjectionEntity[]> {
    return this.objections.find({ where: { auditId }, order: { enteredAt: 'ASC', id: 'ASC' } });
  }
  lock(auditId: string, id: string): Promise<AuditObjectionEntity | null> {
    return this.objections.findOne({ where: { auditId, id }, lock: { mode: 'pessimistic_write' } });
  }
  save(objection: AuditObjectionEntity): Promise<AuditObjectionEntity> {
    return this.objections.save(objection);
  }
}

export function toObjection(one: AuditObjectionEntity): Objection {
  const { id, question, statement, saidBy, saidOn, outcome, outcomeReason, version } = one;
  return { id, question, statement, saidBy, saidOn, outcome, outcomeReason, version };
}
