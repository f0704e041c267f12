import { Injectable } from '@nestjs/common';
import type { Approval, RequestWaiver } from '#contract/approvals.js';
import type { AnswerList, CandidateCertificates, SetAnswer, StoredAnswer } from '#contract/evaluations.js';
import { evaluationScope } from '#domain/access/evaluation-scope.js';
import { may } from '#domain/access/roles.js';
import { isDecided, isOpen } from '#domain/evaluation/lifecycle.js';
import { assertCriterion, assertLastDay, assertLevel, assertOffers } from '#domain/evaluation/rules.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import { ApprovalsWriter } from '../approvals/approvals.writer.js';
import { CertificatesReader } from '../certificates/certificates.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { type AnswerRow, AnswersRepository } from './answers.repository.js';
import type { EvaluationEntity } from './evaluations.entities.js';
import { toStoredAnswer, unanswered } from './evaluations.mapper.js';
import { EvaluationsReader } from './evaluations.reader.js';
import { EvaluationsRepository } from './evaluations.repository.js';

interface Cell {
  readonly serviceId: string;
  readonly criterion: string;
}

function assertValue({ value }: SetAnswer): void {
  if (value.kind === 'known') assertLevel(value.level, 'value.level');
  if (value.kind === 'optional') assertOffers(value.base, value.offers, 'value');
}

@Injectable()
export class AnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evaluations: EvaluationsRepository,
    private readonly answers: AnswersRepository,
    private readonly reader: EvaluationsReader,
    private readonly certificates: CertificatesReader,
    private readonly approvals: ApprovalsReader,
    private readonly approvalsWriter: ApprovalsWriter,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, id: string): Promise<AnswerList> {
    return this.reader.answersFor(actor, id);
  }

  candidateCertificates(actor: Actor, id: string): Promise<CandidateCertificates> {
    return this.reader.certificatesFor(actor, id);
  }

  async one(actor: Actor, id: string, cell: Cell): Promise<StoredAnswer> {
    const evaluation = await this.evaluations.plain(evaluationScope(actor), id);
    if (!evaluation) throw notFound();
    await this.assertCell(evaluation, cell);
    return this.stored(evaluation, cell, await this.answers.one(id, cell.serviceId, cell.criterion));
  }

  /** Sets one answer. A not-applicable one asks for its approval; whatever was asked about the old answer lapses. */
  async set(actor: Actor, id: string, cell: Cell, version: number, input: SetAnswer): Promise<StoredAnswer> {
    assertValue(input);
    return this.unitOfWork.run(async () => {
      const evaluation = await this.open(actor, id);
      await this.assertCell(evaluation, cell);
      const row = await this.answers.one(id, cell.serviceId, cell.criterion, true);
      const before = await this.stored(evaluation, cell, row);
      assertVersion(version, before);
      await this.assertCertificate(cell, row, input);
      const approvalId = await this.approvalFor(actor, evaluation, cell, row, input);
      const by = { personId: actor.id, at: this.clock.now() };
      const { serviceId, criterion } = cell;
      if (!(await this.answers.write(id, serviceId, criterion, version, input, approvalId, by))) {
        // nobody had answered when we looked, and somebody was first all the same
        assertVersion(version, await this.stored(evaluation, cell, await this.answers.one(id, serviceId, criterion)));
        throw new Refusal('conflict');
      }
      const after = await this.stored(evaluation, cell, await this.answers.one(id, serviceId, criterion));
      await this.trail.append(actor, {
        action: 'answer.set',
        subject: { type: 'evaluation', id, title: evaluation.title },
        before,
        after,
      });
      return after;
    });
  }

  async requestWaiver(actor: Actor, id: string, input: RequestWaiver): Promise<Pick<Approval, 'id'>> {
    const { serviceId, criterion, reason, lastDay } = input;
    assertLastDay(lastDay, this.clock.today(), 'lastDay');
    return this.unitOfWork.run(async () => {
      const evaluation = await this.open(actor, id);
      await this.assertCell(evaluation, { serviceId, criterion });
      const subject = { type: 'evaluation' as const, id, title: evaluation.title };
      const details = { serviceId, criterion, lastDay };
      return { id: await this.approvalsWriter.request(actor, 'waiver', subject, details, reason) };
    });
  }

  /** After a copy: not-applicable answers need a second person here too. */
  async requestMissingApprovals(actor: Actor, evaluation: EvaluationEntity): Promise<void> {
    const { id, title } = evaluation;
    for (const { serviceId, criterion, value, approvalId } of await this.answers.levels(id)) {
      if (value.kind !== 'notApplicable' || approvalId !== null) continue;
      const details = { serviceId, criterion, lastDay: null };
      const subject = { type: 'evaluation' as const, id, title };
      const asked = await this.approvalsWriter.request(actor, 'notApplicable', subject, details, value.reason);
      await this.answers.setApproval(id, serviceId, criterion, asked);
    }
  }

  /** The evaluation, shared with everybody else who answers, while nobody changes its state. */
  private async open(actor: Actor, id: string): Promise<EvaluationEntity> {
    const evaluation = await this.evaluations.lock(evaluationScope(actor), id, 'shared');
    if (!evaluation) throw notFound();
    if (evaluation.archivedAt !== null) throw new RuleViolation('archived');
    const { state } = evaluation;
    if (!isOpen(state) || (state === 'review' && !may(actor.roles, 'evaluations.edit'))) {
      throw new RuleViolation('evaluationClosed', { state });
    }
    return evaluation;
  }

  private async assertCell(evaluation: EvaluationEntity, { serviceId, criterion }: Cell): Promise<void> {
    assertCriterion(await this.reader.checklist(evaluation.checklistId), criterion, 'criterion');
    const candidates = await this.evaluations.candidates(evaluation.id);
    if (!candidates.some((candidate) => candidate.serviceId === serviceId)) {
      throw new RuleViolation('notACandidate', { path: 'serviceId', serviceId });
    }
  }

  /** One that covers the service; it may have lapsed, which only its grade shows, but it must have begun. */
  private async assertCertificate({ serviceId }: Cell, row: AnswerRow | null, input: SetAnswer): Promise<void> {
    const { certificateId } = input;
    if (certificateId === null || certificateId === row?.certificate?.id) return;
    const covering = await this.certificates.covering([serviceId], this.clock.today());
    const found = covering.find(({ id }) => id === certificateId);
    const path = 'certificateId';
    if (!found)
      throw new Refusal('invalid', {
        fields: [{ path, message: 'is no certificate of the vendor of this service', rule: 'unknownReference' }],
      });
    if (found.state === 'upcoming') throw new RuleViolation('certificateNotBegun', { path });
  }

  private async stored({ id, state }: EvaluationEntity, cell: Cell, row: AnswerRow | null): Promise<StoredAnswer> {
    if (!row) return unanswered(cell.serviceId, cell.criterion);
    const day = isDecided(state) ? null : this.clock.today();
    if (row.approvalId === null) return toStoredAnswer(row, new Set(), day);
    const approvals = await this.approvals.ofSubject('evaluation', id);
    return toStoredAnswer(row, new Set(approvals.flatMap((one) => (one.state === 'approved' ? [one.id] : []))), day);
  }

  private async approvalFor(
    actor: Actor,
    { id, title }: EvaluationEntity,
    cell: Cell,
    row: AnswerRow | null,
    { value }: SetAnswer,
  ): Promise<string | null> {
    const sameReason =
      value.kind === 'notApplicable' && row?.value.kind === 'notApplicable' && row.value.reason === value.reason;
    const asked = row?.approvalId ?? null;
    if (sameReason && asked !== null) return asked;
    if (asked !== null) await this.approvalsWriter.lapse(actor, asked, title);
    if (value.kind !== 'notApplicable') return null;
    const subject = { type: 'evaluation' as const, id, title };
    return this.approvalsWriter.request(actor, 'notApplicable', subject, { ...cell, lastDay: null }, value.reason);
  }
}
