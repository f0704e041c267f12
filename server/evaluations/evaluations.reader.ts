import { Injectable } from '@nestjs/common';
import type { AnswerList, CandidateCertificates, Evaluation } from '#contract/evaluations.js';
import { type EvaluationScope, evaluationScope } from '#domain/access/evaluation-scope.js';
import type { Checklist } from '#domain/checklist/checklist.js';
import type { Answer } from '#domain/evaluation/answer.js';
import { compare } from '#domain/evaluation/compare.js';
import type { Comparison, Verdict } from '#domain/evaluation/comparison.js';
import { isDecided } from '#domain/evaluation/lifecycle.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import type { EvaluationState } from '#domain/evaluation/states.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import { CatalogueReader } from '../catalogue/catalogue.reader.js';
import { CertificatesReader } from '../certificates/certificates.reader.js';
import { ChecklistsReader } from '../checklists/checklists.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { AnswersRepository } from './answers.repository.js';
import type { EvaluationEntity } from './evaluations.entities.js';
import { toAskedWaivers, toEvaluation, toStoredAnswer, toValue } from './evaluations.mapper.js';
import { EvaluationsRepository } from './evaluations.repository.js';

/** How a service does in the evaluation that counts for it. */
export interface EvaluatedService {
  readonly id: string;
  readonly title: string;
  readonly state: EvaluationState;
  readonly service: string;
  readonly verdict: Verdict;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Evaluations as other features and the pages read them. Who may not know of one gets a 404. */
@Injectable()
export class EvaluationsReader {
  constructor(
    private readonly evaluations: EvaluationsRepository,
    private readonly answers: AnswersRepository,
    private readonly approvals: ApprovalsReader,
    private readonly catalogue: CatalogueReader,
    private readonly checklists: ChecklistsReader,
    private readonly certificates: CertificatesReader,
    private readonly clock: Clock,
  ) {}

  async checklist(id: string): Promise<Checklist> {
    const checklist = await this.checklists.byId(id);
    if (!checklist) throw notFound();
    return checklist;
  }

  async evaluation(actor: Actor, id: string): Promise<Evaluation> {
    const found = await this.evaluations.one(evaluationScope(actor), id);
    if (!found) throw notFound();
    const checklist = await this.checklist(found.evaluation.checklistId);
    const candidates = await this.evaluations.candidates(id);
    const services = await this.catalogue.servicesByIds(candidates.map(({ serviceId }) => serviceId));
    return toEvaluation(found, checklist, candidates, services, await this.evaluations.evaluators(id));
  }

  /** Everything that a comparison is computed from: seven statements, however many candidates there are. */
  modelFor(actor: Actor, id: string): Promise<{ evaluation: EvaluationEntity; model: EvaluationModel }> {
    return this.model(evaluationScope(actor), id);
  }

  private async model(
    scope: EvaluationScope,
    id: string,
  ): Promise<{ evaluation: EvaluationEntity; model: EvaluationModel }> {
    const evaluation = await this.evaluations.plain(scope, id);
    if (!evaluation) throw notFound();
    const checklist = await this.checklist(evaluation.checklistId);
    const candidates = await this.evaluations.candidates(id);
    const services = await this.catalogue.servicesByIds(candidates.map(({ serviceId }) => serviceId));
    const approved = (await this.approvals.ofSubject('evaluation', id)).filter(({ state }) => state === 'approved');
    const approvedIds = new Set(approved.map((approval) => approval.id));
    const byService = new Map<string, Record<string, Answer>>();
    const decided = isDecided(evaluation.state);
    for (const { serviceId, criterion, value, grade, approvalId, carriedUntil } of await this.answers.levels(id)) {
      let answers = byService.get(serviceId);
      if (!answers) byService.set(serviceId, (answers = {}));
      const known = { value: toValue(value, approvalId !== null && approvedIds.has(approvalId)), grade };
      answers[criterion] = carriedUntil === null || decided ? known : { ...known, carriedUntil };
    }
    const waivers = Map.groupBy(
      approved.filter(({ kind }) => kind === 'waiver'),
      ({ details }) => details.serviceId ?? '',
    );
    return {
      evaluation,
      model: {
        checklist,
        settings: evaluation.settings,
        candidates: candidates.map(({ serviceId, planId, purchases }) => ({
          serviceId,
          name: services.get(serviceId)?.name ?? '',
          answers: byService.get(serviceId) ?? {},
          purchases,
          waivers: (waivers.get(serviceId) ?? []).map(({ details }) => ({
            criterion: details.criterion ?? '',
            lastDay: details.lastDay ?? '',
          })),
          plans: services.get(serviceId)?.plans ?? [],
          planId,
        })),
      },
    };
  }

  async comparisonFor(actor: Actor, id: string): Promise<Comparison & { evaluationId: string; title: string }> {
    const { evaluation, model } = await this.modelFor(actor, id);
    return { evaluationId: id, title: evaluation.title, ...compare(model, this.clock.today()) };
  }

  /** The certificates that answers about its candidates can rest on. */
  async certificatesFor(actor: Actor, id: string): Promise<CandidateCertificates> {
    if (!(await this.evaluations.plain(evaluationScope(actor), id))) throw notFound();
    const candidates = await this.evaluations.candidates(id);
    const ids = candidates.map(({ serviceId }) => serviceId);
    const items = await this.certificates.covering(ids, this.clock.today());
    return { items: items.map(({ replacedBy, ...one }) => ({ ...one, successorId: replacedBy })) };
  }

  /**
   * The services of each vendor in the evaluation that counts for them: the one approved last, else the one worked on last; whoever
   * may know of contractors may know of it. As many comparisons as there are such evaluations.
   */
  async ofVendors(vendorIds: readonly string[]): Promise<ReadonlyMap<string, readonly EvaluatedService[]>> {
    const found = await this.evaluations.ofVendors(vendorIds);
    const compared = new Map<string, { title: string; comparison: Comparison }>();
    for (const id of new Set(found.map((one) => one.id))) {
      const { evaluation, model } = await this.model({ kind: 'all' }, id);
      compared.set(id, { title: evaluation.title, comparison: compare(model, this.clock.today()) });
    }
    const services = found.flatMap(({ id, state, vendorId, serviceId }) => {
      const { title = '', comparison } = compared.get(id) ?? {};
      const result = comparison?.services.find((one) => one.id === serviceId);
      if (!result) return [];
      const { name, verdict, lower, upper } = result;
      return [{ vendorId, service: { id, title, state, service: name, verdict, lower, upper } }];
    });
    const byVendor = Map.groupBy(services, ({ vendorId }) => vendorId);
    return new Map([...byVendor].map(([id, all]) => [id, all.map(({ service }) => service)]));
  }

  /** The answers with their evidence, where there are any, and the waivers that hold or are asked for beside them. */
  async answersFor(actor: Actor, id: string): Promise<AnswerList> {
    const evaluation = await this.evaluations.plain(evaluationScope(actor), id);
    if (!evaluation) throw notFound();
    const day = isDecided(evaluation.state) ? null : this.clock.today();
    const approvals = await this.approvals.ofSubject('evaluation', id);
    const approvedIds = new Set(approvals.flatMap((one) => (one.state === 'approved' ? [one.id] : [])));
    const items = (await this.answers.ofEvaluation(id)).map((row) => toStoredAnswer(row, approvedIds, day));
    return { items, waivers: toAskedWaivers(approvals) };
  }
}
