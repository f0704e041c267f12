import { Injectable, inject } from '@angular/core';
import type { AnswerList, ChangeEvaluation, Evaluation, SetAnswer, StoredAnswer } from '#contract/evaluations.js';
import type { AnswerValue } from '#domain/evaluation/answer.js';
import type { Candidate, Settings } from '#domain/evaluation/model.js';
import { Api } from '../../ui/api';
import { asChange } from '../as-change';
import { purchasable } from './what-if-changes';

/** One answer as it was, for taking a change back. */
export interface ReplacedAnswer {
  readonly before: StoredAnswer;
  readonly version: number;
}
/** What was written, and all that is needed to write the old state again. */
export interface TakenOver {
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly answers: readonly ReplacedAnswer[];
}

const asSent = (value: AnswerValue): SetAnswer['value'] => {
  if (value.kind === 'notApplicable') return { kind: 'notApplicable', reason: value.reason };
  if (value.kind === 'optional') return { kind: 'optional', base: value.base, offers: [...value.offers] };
  return value;
};

/** Writes what was tried into the evaluation, each part only against the state that it was tried on. */
@Injectable()
export class EvaluationWriter {
  private readonly api = inject(Api);

  answersOf(evaluationId: string): Promise<AnswerList> {
    return this.api.get<AnswerList>(`/api/evaluations/${evaluationId}/answers`);
  }

  /** Settings and bought offers. Rejects with `stale` when somebody else has changed the evaluation. */
  settings(evaluation: Evaluation, settings: Settings, candidates: readonly Candidate[]): Promise<Evaluation> {
    const byId = new Map(candidates.map((one) => [one.serviceId, one]));
    const body = asChange(evaluation);
    return this.put(evaluation, {
      ...body,
      settings: settings as ChangeEvaluation['settings'],
      candidates: body.candidates.map((one) => {
        const candidate = byId.get(one.serviceId);
        return candidate ? { ...one, purchases: [...purchasable(candidate)] } : one;
      }),
    });
  }

  /** The set-up of `before` again, on top of what is there now. */
  settingsBack({ before, after }: TakenOver): Promise<Evaluation> {
    return this.put(after, asChange(before));
  }

  /** One answer; its evidence and certificate stay, its grade falls, for nobody has supported the new level yet. */
  async answer(evaluationId: string, before: StoredAnswer, value: AnswerValue): Promise<ReplacedAnswer> {
    const after = await this.set(evaluationId, before, before.version, {
      value: asSent(value),
      grade: null,
      evidence: before.evidence,
      certificateId: before.certificate?.id ?? null,
    });
    return { before, version: after.version };
  }

  answerBack(evaluationId: string, { before, version }: ReplacedAnswer): Promise<StoredAnswer> {
    const { grade, evidence, certificate } = before;
    const certificateId = certificate?.id ?? null;
    return this.set(evaluationId, before, version, { value: asSent(before.value), grade, evidence, certificateId });
  }

  private put(at: Evaluation, body: ChangeEvaluation): Promise<Evaluation> {
    return this.api.send<Evaluation>('PUT', `/api/evaluations/${at.id}`, body, at.version);
  }
  private set(
    evaluationId: string,
    { serviceId, criterion }: StoredAnswer,
    version: number,
    body: SetAnswer,
  ): Promise<StoredAnswer> {
    const path = `/api/evaluations/${evaluationId}/answers/${serviceId}/${encodeURIComponent(criterion)}`;
    return this.api.send<StoredAnswer>('PUT', path, body, version);
  }
}
