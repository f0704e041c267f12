import { Injectable } from '@nestjs/common';
import type { AuditAnswer, DecideRating, RateQuestion } from '#contract/audits.js';
import { isRateable } from '#domain/audit/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { type AnswerRow, AnswersRepository, type StoredRival, toAnswer } from './answers.repository.js';
import { mayWorkOn } from './audit-sheets.js';
import { titleOf } from './audits.mapper.js';
import { type AuditRow, AuditsRepository } from './audits.repository.js';

@Injectable()
export class AuditAnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audits: AuditsRepository,
    private readonly answers: AnswersRepository,
    private readonly approvals: ApprovalsReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Rates a question. An edit that arrives twice counts once. One that starts from an older version is refused with the newer
   * one, unless somebody else wrote that: then both are kept, and the answer carries the other rating as a rival.
   */
  async rate(actor: Actor, id: string, question: string, version: number, input: RateQuestion): Promise<AuditAnswer> {
    const { key, rating, ...content } = input;
    return this.unitOfWork.run(async () => {
      const audit = await this.open(actor, id, question);
      const before = await this.answers.one(id, question);
      if (before && isSent(before, key)) return toAnswer(before);
      if (before && before.version !== version) {
        if (before.updatedBy === actor.id) assertVersion(version, toAnswer(before));
        const rival: StoredRival = {
          rating,
          content,
          by: { id: actor.id, name: actor.name },
          at: this.clock.now().toISOString(),
          key,
        };
        await this.answers.addRival(id, question, rival);
        return this.answered(actor, audit, question, before);
      }
      const written = { auditId: id, question, rating, content, rivals: before?.rivals ?? [], editKey: key, version };
      if (!(await this.answers.write(written, { personId: actor.id, at: this.clock.now() }))) {
        // nobody had rated it when we looked, and somebody was first all the same: sent again it becomes a rival
        throw new Refusal('conflict');
      }
      return this.answered(actor, audit, question, before);
    });
  }

  /** Says which of several ratings stands; the others stay in the trail. */
  async decide(actor: Actor, id: string, question: string, version: number, input: DecideRating): Promise<AuditAnswer> {
    return this.unitOfWork.run(async () => {
      const audit = await this.open(actor, id, question);
      const before = await this.answers.one(id, question);
      if (!before) throw notFound();
      assertVersion(version, toAnswer(before));
      const kept = input.keep === 0 ? before : before.rivals[input.keep - 1];
      if (!kept) throw new Refusal('invalid', { fields: [{ path: 'keep', message: 'names no rating' }] });
      const by = { personId: 'by' in kept ? kept.by.id : (kept.updatedBy ?? actor.id), at: this.clock.now() };
      await this.answers.write({ ...before, rating: kept.rating, content: kept.content, rivals: [] }, by);
      return this.answered(actor, audit, question, before);
    });
  }

  private async open(actor: Actor, id: string, question: string): Promise<AuditRow> {
    const held = await this.audits.lock(id, 'shared');
    const audit = (await this.audits.byIds([id])).get(id);
    if (!held || !audit) throw notFound();
    if (!mayWorkOn(actor, audit)) throw new RuleViolation('notAnAuditor');
    if (!isRateable(audit.state) || (await this.isBeingDecided(id, held.approvalId)))
      throw new RuleViolation('auditNotOpen', { state: audit.state });
    if (!audit.questions.includes(question))
      throw new RuleViolation('questionNotInAudit', { path: 'question', question });
    return audit;
  }

  /** What a second person is asked to approve stands still. */
  private async isBeingDecided(id: string, approvalId: string | null): Promise<boolean> {
    if (approvalId === null) return false;
    const asked = await this.approvals.ofSubject('audit', id);
    return asked.some((one) => one.id === approvalId && one.state === 'requested');
  }

  private async answered(
    actor: Actor,
    audit: AuditRow,
    question: string,
    before: AnswerRow | null,
  ): Promise<AuditAnswer> {
    const stored = await this.answers.one(audit.id, question);
    if (!stored) throw notFound();
    const after = toAnswer(stored);
    await this.answers.recount(audit.id);
    await this.trail.append(actor, {
      action: 'audit.answered',
      subject: { type: 'audit', id: audit.id, title: `${titleOf(audit)} ${question}` },
      ...(before ? { before: toAnswer(before) } : {}),
      after,
    });
    return after;
  }
}

const isSent = ({ editKey, rivals }: AnswerRow, key: string): boolean =>
  editKey === key || rivals.some((rival) => rival.key === key);
