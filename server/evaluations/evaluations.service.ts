import { Injectable } from '@nestjs/common';
import type {
  AddEvaluation,
  ChangeEvaluation,
  CopyEvaluation,
  Evaluation,
  EvaluationPage,
  ListEvaluations,
  MoveEvaluation,
} from '#contract/evaluations.js';
import { evaluationScope } from '#domain/access/evaluation-scope.js';
import { defaultSettings } from '#domain/checklist/weights.js';
import { DECISION_EVENTS, EVALUATION_LIFECYCLE, isOpen } from '#domain/evaluation/lifecycle.js';
import { assertCandidates, assertPurchases, assertSettings } from '#domain/evaluation/rules.js';
import { nextState } from '#domain/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { CatalogueReader } from '../catalogue/catalogue.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { AnswersRepository } from './answers.repository.js';
import { AnswersService } from './answers.service.js';
import { EvaluationEntity } from './evaluations.entities.js';
import { toSummary } from './evaluations.mapper.js';
import { EvaluationsReader } from './evaluations.reader.js';
import { EvaluationsRepository, type WantedCandidate } from './evaluations.repository.js';

const subject = ({ id, title }: { id: string; title: string }) => ({ type: 'evaluation', id, title });

@Injectable()
export class EvaluationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evaluations: EvaluationsRepository,
    private readonly answers: AnswersRepository,
    private readonly answersService: AnswersService,
    private readonly reader: EvaluationsReader,
    private readonly catalogue: CatalogueReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListEvaluations): Promise<EvaluationPage> {
    const page = await this.evaluations.page(evaluationScope(actor), query);
    const items = [];
    for (const counted of page.items) {
      items.push(toSummary(counted, await this.reader.checklist(counted.evaluation.checklistId)));
    }
    return { ...page, items };
  }

  async add(actor: Actor, input: AddEvaluation): Promise<Evaluation> {
    assertCandidates(input.serviceIds, 'serviceIds');
    return this.unitOfWork.run(async () => {
      const checklist = await this.reader.checklist(input.checklistId);
      await this.assertServices(input.serviceIds, [], 'serviceIds');
      const { id } = await this.evaluations.save(
        Object.assign(new EvaluationEntity(), {
          title: input.title,
          question: input.question,
          state: 'draft',
          checklistId: input.checklistId,
          settings: defaultSettings(checklist),
          createdBy: actor.id,
          updatedAt: this.clock.now(),
        }),
      );
      const wanted = input.serviceIds.map((serviceId) => ({ serviceId, planId: null, purchases: [] }));
      await this.evaluations.setCandidates(id, wanted, this.clock.now());
      const added = await this.reader.evaluation(actor, id);
      await this.trail.append(actor, { action: 'evaluation.created', subject: subject(added), after: input });
      return added;
    });
  }

  async change(actor: Actor, id: string, version: number, input: ChangeEvaluation): Promise<Evaluation> {
    return this.unitOfWork.run(async () => {
      const { evaluation, before } = await this.held(actor, id, version);
      if (!isOpen(evaluation.state)) throw new RuleViolation('evaluationClosed', { state: evaluation.state });
      assertSettings(input.settings, await this.reader.checklist(evaluation.checklistId));
      const ids = input.candidates.map(({ serviceId }) => serviceId);
      assertCandidates(ids, 'candidates');
      const known = before.candidates.map(({ serviceId }) => serviceId);
      await this.assertServices(ids, known, 'candidates');
      await this.assertChoices(id, input.candidates);
      const now = this.clock.now();
      const { title, question, settings } = input;
      await this.evaluations.save(
        Object.assign(evaluation, { title, question, settings, updatedAt: now, version: evaluation.version + 1 }),
      );
      await this.evaluations.setCandidates(id, input.candidates, now);
      await this.evaluations.setEvaluators(id, input.evaluatorIds);
      const after = await this.reader.evaluation(actor, id);
      await this.trail.append(actor, { action: 'evaluation.changed', subject: subject(after), before, after });
      return after;
    });
  }

  /** Another evaluation with the same set-up and, if wanted, the same answers; waivers hold for the first one only. */
  async copy(actor: Actor, id: string, input: CopyEvaluation): Promise<Evaluation> {
    return this.unitOfWork.run(async () => {
      const from = await this.reader.evaluation(actor, id);
      const { question, checklistId, settings, fictitious } = from;
      const now = this.clock.now();
      const own = { title: input.title, question, state: 'draft', checklistId, settings, fictitious };
      const copy = await this.evaluations.save(
        Object.assign(new EvaluationEntity(), { ...own, createdBy: actor.id, updatedAt: now }),
      );
      await this.evaluations.setCandidates(copy.id, from.candidates, now);
      await this.evaluations.setEvaluators(
        copy.id,
        from.evaluators.map((one) => one.id),
      );
      if (input.withAnswers) {
        await this.answers.copy(id, copy.id);
        await this.answersService.requestMissingApprovals(actor, copy);
      }
      const added = await this.reader.evaluation(actor, copy.id);
      await this.trail.append(actor, {
        action: 'evaluation.copied',
        subject: subject(added),
        after: { from: id, ...input },
      });
      return added;
    });
  }

  async move(actor: Actor, id: string, version: number, { event, note }: MoveEvaluation): Promise<Evaluation> {
    return this.unitOfWork.run(async () => {
      const { evaluation } = await this.held(actor, id, version);
      const { state } = evaluation;
      const next = DECISION_EVENTS.includes(event) ? null : nextState(EVALUATION_LIFECYCLE, state, event);
      if (next === null) throw new RuleViolation('transitionNotAllowed', { path: 'event', state, event });
      await this.touch(evaluation, { state: next });
      const after = await this.reader.evaluation(actor, id);
      await this.trail.append(actor, {
        action: 'evaluation.moved',
        subject: subject(after),
        before: { state },
        after: { state: next, note },
      });
      return after;
    });
  }

  async setArchived(actor: Actor, id: string, version: number, archived: boolean): Promise<Evaluation> {
    return this.unitOfWork.run(async () => {
      const { evaluation } = await this.held(actor, id, version, true);
      await this.touch(evaluation, { archivedAt: archived ? this.clock.now() : null });
      const after = await this.reader.evaluation(actor, id);
      const action = archived ? 'evaluation.archived' : 'evaluation.restored';
      await this.trail.append(actor, { action, subject: subject(after) });
      return after;
    });
  }

  private touch(evaluation: EvaluationEntity, change: Partial<EvaluationEntity>): Promise<EvaluationEntity> {
    const { version } = evaluation;
    return this.evaluations.save(
      Object.assign(evaluation, change, { version: version + 1, updatedAt: this.clock.now() }),
    );
  }

  private async held(
    actor: Actor,
    id: string,
    version: number,
    archivedToo = false,
  ): Promise<{ evaluation: EvaluationEntity; before: Evaluation }> {
    const evaluation = await this.evaluations.lock(evaluationScope(actor), id, 'alone');
    if (!evaluation) throw notFound();
    const before = await this.reader.evaluation(actor, id);
    assertVersion(version, before);
    if (before.archived && !archivedToo) throw new RuleViolation('archived');
    return { evaluation, before };
  }

  /** Every one is a service of the catalogue, and none that was archived comes in anew. */
  private async assertServices(ids: readonly string[], present: readonly string[], path: string): Promise<void> {
    const services = await this.catalogue.servicesByIds(ids);
    ids.forEach((id, index) => {
      const service = services.get(id);
      if (!service || (service.archived && !present.includes(id))) {
        const field = service
          ? ({ message: 'is archived', rule: 'archived' } as const)
          : ({ message: 'is no service of the catalogue', rule: 'unknownReference' } as const);
        throw new Refusal('invalid', { fields: [{ path: `${path}.${index}`, ...field }] });
      }
    });
  }

  /** The picked plans belong to their services and the bought offers to their answers. */
  private async assertChoices(id: string, candidates: readonly WantedCandidate[]): Promise<void> {
    const services = await this.catalogue.servicesByIds(candidates.map(({ serviceId }) => serviceId));
    const answers = Map.groupBy(await this.answers.levels(id), ({ serviceId }) => serviceId);
    candidates.forEach(({ serviceId, planId, purchases }, index) => {
      const plans = services.get(serviceId)?.plans ?? [];
      if (planId !== null && !plans.some((plan) => plan.id === planId)) {
        throw new RuleViolation('unknownPlan', { path: `candidates.${index}.planId`, planId });
      }
      const offersOf = (criterion: string) => {
        const value = answers.get(serviceId)?.find((answer) => answer.criterion === criterion)?.value;
        return value?.kind === 'optional' ? value.offers : [];
      };
      assertPurchases(purchases, offersOf, `candidates.${index}.purchases`);
    });
  }
}
