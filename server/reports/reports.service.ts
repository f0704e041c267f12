import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { StoredAnswer } from '#contract/evaluations.js';
import type { IssuedReportList, ListReports } from '#contract/reports.js';
import type { Answer } from '#domain/evaluation/answer.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { EvaluationsReader } from '../evaluations/evaluations.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
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
    const input = inputOf(await this.stateOf(actor, evaluationId), request, asOf);
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

  /** What was issued; the evaluation is read once, however many files there are. */
  async list(actor: Actor, evaluationId: string, query: ListReports, origin: string): Promise<IssuedReportList> {
    const asOf = this.clock.today();
    const state = await this.stateOf(actor, evaluationId);
    const { items, ...page } = await this.reports.page(evaluationId, query);
    const hashes = new Map<string, string>();
    const hashNow = ({ kind, language }: Pick<ReportRequest, 'kind' | 'language'>): string => {
      const key = `${kind} ${language}`;
      const hash = hashes.get(key) ?? sha256(JSON.stringify(inputOf(state, { kind, language, origin }, asOf)));
      hashes.set(key, hash);
      return hash;
    };
    return {
      ...page,
      items: items.map((row) =>
        toIssuedReport(row, row.templateVersion === TEMPLATE_VERSION && row.inputSha256 === hashNow(row)),
      ),
    };
  }

  /** A file as it was issued, whatever the evaluation has become. */
  async again(actor: Actor, evaluationId: string, id: string): Promise<IssuedReportEntity> {
    await this.evaluations.evaluation(actor, evaluationId);
    return this.unitOfWork.run(async () => {
      const report = await this.reports.one(evaluationId, id);
      if (!report) throw notFound();
      await this.record(actor, 'report.downloaded', report);
      return report;
    });
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

  /** Answers are taken together with their evidence, so that both are of one moment. */
  private async stateOf(actor: Actor, id: string): Promise<EvaluationState> {
    const { evaluation, model } = await this.evaluations.modelFor(actor, id);
    return { evaluation, model, answers: (await this.evaluations.answersFor(actor, id)).items };
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

interface EvaluationState {
  readonly evaluation: ReportInput['evaluation'];
  readonly model: EvaluationModel;
  readonly answers: readonly StoredAnswer[];
}

/**
 * The day is not part of it: on another day the same answers, weights and waivers in force are the same file, and it
 * says of which day it is.
 */
function inputOf(
  { evaluation: { id, title, question, fictitious }, model, answers }: EvaluationState,
  { kind, language, origin }: Omit<ReportRequest, 'evaluationId'>,
  asOf: string,
): ReportInput {
  const head = { evaluation: { id, title, question, fictitious }, language, origin };
  // a blank sheet asks the same of everybody
  if (kind === 'checkSheet') return { ...head, model: { ...model, candidates: [] }, evidence: [] };
  const byService = Map.groupBy(answers, ({ serviceId }) => serviceId);
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
  const evidence = answers.flatMap(({ serviceId, criterion, evidence: one }) =>
    one ? [{ serviceId, criterion, link: one.link, note: one.note, date: one.date, by: one.by }] : [],
  );
  return { ...head, model: { ...model, candidates }, evidence };
}
