import { Injectable } from '@nestjs/common';
import type { AddObjection, AuditSheet, Objection, SettleObjection } from '#contract/audits.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { AuditSheets } from './audit-sheets.js';
import { AuditObjectionEntity } from './audits.entities.js';
import { titleOf } from './audits.mapper.js';
import { ObjectionsRepository, toObjection } from './objections.repository.js';

/** 事実確認: what the contractor says is not so, and what we say to that. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly objections: ObjectionsRepository,
    private readonly sheets: AuditSheets,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, id: string, input: AddObjection): Promise<Objection> {
    return this.unitOfWork.run(async () => {
      const sheet = await this.open(actor, id);
      if (!sheet.programme.questions.some(({ code }) => code === input.question)) {
        throw new RuleViolation('questionNotInAudit', { path: 'question', question: input.question });
      }
      const saved = await this.objections.save(
        Object.assign(new AuditObjectionEntity(), {
          ...input,
          auditId: id,
          outcome: null,
          outcomeReason: '',
          enteredBy: actor.id,
          enteredAt: this.clock.now(),
        }),
      );
      await this.recorded(actor, sheet, { objection: input });
      return toObjection(saved);
    });
  }

  settle(actor: Actor, id: string, objectionId: string, version: number, input: SettleObjection): Promise<Objection> {
    return this.unitOfWork.run(async () => {
      const sheet = await this.open(actor, id);
      const objection = await this.objections.lock(id, objectionId);
      if (!objection) throw notFound();
      assertVersion(version, toObjection(objection));
      const saved = await this.objections.save(
        Object.assign(objection, { outcome: input.outcome, outcomeReason: input.reason }),
      );
      await this.recorded(actor, sheet, { objection: toObjection(saved) });
      return toObjection(saved);
    });
  }

  private async open(actor: Actor, id: string): Promise<AuditSheet> {
    const sheet = await this.sheets.of(actor, id);
    if (!sheet.mayRate) throw new RuleViolation('auditNotOpen', { state: sheet.state });
    return sheet;
  }

  private recorded(actor: Actor, sheet: AuditSheet, after: object): Promise<void> {
    return this.trail.append(actor, {
      action: 'audit.changed',
      subject: { type: 'audit', id: sheet.id, title: titleOf(sheet) },
      after,
    });
  }
}
