import { Injectable } from '@nestjs/common';
import type { StoredAnswer } from '#contract/evaluations.js';
import type { IssuedReportList, ListReports } from '#contract/reports.js';
import { certificateTitle } from '#domain/certificate/schemes.js';
import type { Answer } from '#domain/evaluation/answer.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { EvaluationsReader } from '../evaluations/evaluations.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { IssuedReportEntity } from './issued-report.entity.js';
import type { EvaluationReportKind, ReportInput, ReportKind, ReportLanguage } from './report-input.js';
import { ReportIssuer } from './report-issuer.js';

export interface ReportRequest {
  readonly evaluationId: string;
  readonly kind: EvaluationReportKind;
  readonly language: ReportLanguage;
  /** where the portal is reached, for the address of the verification page */
  readonly origin: string;
}

/** The files of an evaluation. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly evaluations: EvaluationsReader,
    private readonly issuer: ReportIssuer,
    private readonly clock: Clock,
  ) {}

  async file(actor: Actor, request: ReportRequest): Promise<IssuedReportEntity> {
    const { evaluationId: id, kind, language } = request;
    const input = inputOf(await this.stateOf(actor, id), request, this.clock.today());
    const subject = { type: 'evaluation', id, title: input.evaluation.title } as const;
    return this.issuer.issue(actor, { subject, kind, language, input });
  }

  /** What was issued; the evaluation is read once, however many files there are. */
  async list(actor: Actor, id: string, query: ListReports, origin: string): Promise<IssuedReportList> {
    const asOf = this.clock.today();
    const state = await this.stateOf(actor, id);
    return this.issuer.list({ type: 'evaluation', id }, query, (row) => inputOf(state, { ...row, origin }, asOf));
  }

  /** A file as it was issued, whatever the evaluation has become. */
  async again(actor: Actor, evaluationId: string, id: string): Promise<IssuedReportEntity> {
    await this.evaluations.evaluation(actor, evaluationId);
    return this.issuer.again(actor, evaluationId, id);
  }

  /** Answers are taken together with their evidence, so that both are of one moment. */
  private async stateOf(actor: Actor, id: string): Promise<EvaluationState> {
    const { evaluation, model } = await this.evaluations.modelFor(actor, id);
    return { evaluation, model, answers: (await this.evaluations.answersFor(actor, id)).items };
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
  { kind, language, origin }: Pick<ReportInput, 'language' | 'origin'> & { readonly kind: ReportKind },
  asOf: string,
): ReportInput {
  const head = { evaluation: { id, title, question, fictitious }, language, origin };
  // a blank sheet asks the same of everybody
  if (kind === 'checkSheet') return { ...head, model: { ...model, candidates: [] }, evidence: [] };
  const byService = Map.groupBy(answers, ({ serviceId }) => serviceId);
  const candidates = model.candidates.map((candidate) => ({
    ...candidate,
    answers: Object.fromEntries(
      (byService.get(candidate.serviceId) ?? []).map(({ criterion, value, grade, certificate }): [string, Answer] => [
        criterion,
        { value, grade: grade !== null && certificate?.lapsed === true ? 'declared' : grade },
      ]),
    ),
    waivers: candidate.waivers.filter(({ lastDay }) => asOf <= lastDay),
  }));
  const evidence = answers.flatMap(({ serviceId, criterion, evidence: one, certificate }) => {
    if (!one && !certificate) return [];
    const { link, note, date, by } = one ?? { link: null, note: '', date: null, by: '' };
    const line = { serviceId, criterion, link, note, date, by };
    if (!certificate) return [line];
    const { lastDay, lapsed } = certificate;
    return [{ ...line, certificate: { title: certificateTitle(certificate, language), lastDay, lapsed } }];
  });
  return { ...head, model: { ...model, candidates }, evidence };
}
