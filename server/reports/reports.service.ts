import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { IssuedReportList } from '#contract/reports.js';
import type { Answer } from '#domain/evaluation/answer.js';
import { EvaluationsReader } from '../evaluations/evaluations.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { fileNameOf } from './file-name.js';
import type { IssuedReportEntity } from './issued-report.entity.js';
import { RenderPool } from './render.pool.js';
import { newReportCode } from './report-code.js';
import { type ReportInput, type ReportKind, type ReportLanguage, TEMPLATE_VERSION } from './report-input.js';
import { toIssuedReport } from './reports.mapper.js';
import { type ReportKey, ReportsRepository } from './reports.repository.js';

export interface ReportRequest {
  readonly evaluationId: string;
  readonly kind: ReportKind;
  readonly language: ReportLanguage;
  /** where the portal is reached, for the address of the verification page */
  readonly origin: string;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Files are issued once: who asks again for the same inputs gets the stored bytes and the same code. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly evaluations: EvaluationsReader,
    private readonly reports: ReportsRepository,
    private readonly pool: RenderPool,
    private readonly trail: TrailWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async file(actor: Actor, request: ReportRequest): Promise<IssuedReportEntity> {
    const { evaluationId, kind, language } = request;
    const asOf = this.clock.today();
    const input = await this.inputFor(actor, request, asOf);
    const json = JSON.stringify(input);
    const key: ReportKey = {
      evaluationId,
      kind,
      language,
      templateVersion: TEMPLATE_VERSION,
      inputSha256: sha256(json),
    };
    const stored = await this.reports.byKey(key);
    const made = stored ? null : await this.make(actor, key, input.evaluation.title, json, asOf);
    return this.unitOfWork.run(async () => {
      const isNew = made !== null && (await this.reports.addUnlessIssued(made));
      const report = stored ?? (await this.reports.byKey(key));
      if (!report) throw new Error('an issued report is gone');
      if (isNew) await this.record(actor, 'report.issued', report);
      await this.record(actor, 'report.downloaded', report);
      return report;
    });
  }

  async list(actor: Actor, evaluationId: string): Promise<IssuedReportList> {
    await this.evaluations.modelFor(actor, evaluationId);
    return { items: (await this.reports.ofEvaluation(evaluationId)).map(toIssuedReport) };
  }

  private async make(
    actor: Actor,
    key: ReportKey,
    title: string,
    input: string,
    asOf: string,
  ): Promise<Omit<IssuedReportEntity, 'id'>> {
    const code = newReportCode();
    const bytes = await this.pool.render({ kind: key.kind, input, issue: { code, asOf } });
    return {
      ...key,
      code,
      title,
      fileName: fileNameOf(title, key.kind, key.language, asOf),
      sha256: sha256(bytes),
      bytes,
      issuedAt: this.clock.now(),
      issuedBy: actor.id,
      issuedByName: actor.name,
    };
  }

  /**
   * The day is not part of it: on another day the same answers, weights and waivers in force are the same file, and it
   * says of which day it is. Answers are taken together with their evidence, so that both are of one moment.
   */
  private async inputFor(actor: Actor, request: ReportRequest, asOf: string): Promise<ReportInput> {
    const { evaluation, model } = await this.evaluations.modelFor(actor, request.evaluationId);
    const head = {
      evaluation: {
        id: evaluation.id,
        title: evaluation.title,
        question: evaluation.question,
        fictitious: evaluation.fictitious,
      },
      language: request.language,
      origin: request.origin,
    };
    // a blank sheet asks the same of everybody
    if (request.kind === 'checkSheet') return { ...head, model: { ...model, candidates: [] }, evidence: [] };
    const { items: stored } = await this.evaluations.answersFor(actor, request.evaluationId);
    const byService = Map.groupBy(stored, ({ serviceId }) => serviceId);
    const candidates = model.candidates.map((candidate) => ({
      ...candidate,
      answers: Object.fromEntries(
        (byService.get(candidate.serviceId) ?? []).map(({ criterion, value, grade }): [string, Answer] => [
          criterion,
          { value, grade },
        ]),
      ),
      waivers: candidate.waivers.filter(({ lastDay }) => asOf <= lastDay),
    }));
    const evidence = stored.flatMap(({ serviceId, criterion, evidence: one }) =>
      one ? [{ serviceId, criterion, link: one.link, note: one.note, date: one.date, by: one.by }] : [],
    );
    return { ...head, model: { ...model, candidates }, evidence };
  }

  private async record(
    actor: Actor,
    action: 'report.issued' | 'report.downloaded',
    report: IssuedReportEntity,
  ): Promise<void> {
    const { code, kind, language, sha256: hash } = report;
    await this.trail.append(actor, {
      action,
      subject: { type: 'evaluation', id: report.evaluationId, title: report.title },
      after: { code, kind, language, sha256: hash },
    });
  }
}
