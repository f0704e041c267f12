import { Injectable, inject } from '@angular/core';
import type { ChangeEvaluation, Evaluation, StoredAnswer } from '#contract/evaluations.js';
import { Api } from '../../ui/api';
import type { WhatIf } from './what-if';

/** The set-up of an evaluation as the server takes it back. */
export const asChange = ({ title, question, settings, evaluators, candidates }: Evaluation): ChangeEvaluation => ({
  title,
  question,
  settings,
  evaluatorIds: evaluators.map(({ id }) => id),
  candidates: candidates.map(({ serviceId, planId, purchases }) => ({ serviceId, planId, purchases })),
});

/** Makes what was tried the evaluation's own: settings and purchases in one edit, answers one by one. */
@Injectable({ providedIn: 'root' })
export class TakeOver {
  private readonly api = inject(Api);

  /** Rejects with `stale` when somebody else has changed it since; nothing of the trial is lost then. */
  async run(evaluation: Evaluation, whatIf: WhatIf): Promise<Evaluation> {
    const path = `/api/evaluations/${evaluation.id}`;
    for (const [serviceId, answers] of Object.entries(whatIf.trial().answers)) {
      for (const [criterion, { value, grade }] of Object.entries(answers)) {
        const cell = `${path}/answers/${serviceId}/${encodeURIComponent(criterion)}`;
        const stored = await this.api.get<StoredAnswer>(cell);
        await this.api.send('PUT', cell, { value, grade, evidence: stored.evidence }, stored.version);
      }
    }
    const change = asChange(evaluation);
    const model = whatIf.model();
    const purchases = new Map(model?.candidates.map((one) => [one.serviceId, one.purchases]));
    return this.api.send<Evaluation>(
      'PUT',
      path,
      {
        ...change,
        settings: whatIf.settings() ?? change.settings,
        candidates: change.candidates.map((one) => ({
          ...one,
          purchases: purchases.get(one.serviceId) ?? one.purchases,
        })),
      },
      evaluation.version,
    );
  }

  restore(before: Evaluation, version: number): Promise<Evaluation> {
    return this.api.send<Evaluation>('PUT', `/api/evaluations/${before.id}`, asChange(before), version);
  }
}
