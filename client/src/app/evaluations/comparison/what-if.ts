import { Injectable, computed, signal } from '@angular/core';
import type { Answer } from '#domain/evaluation/answer.js';
import { compare } from '#domain/evaluation/compare.js';
import type { EvaluationModel, Purchase, Settings } from '#domain/evaluation/model.js';

/** What somebody tries out: only what differs from the stored evaluation. */
interface Trial {
  readonly viewpointWeights: Readonly<Record<string, number>>;
  readonly criterionWeights: Readonly<Record<string, number>>;
  /** by service id; absent = as stored */
  readonly purchases: Readonly<Record<string, readonly Purchase[]>>;
  /** by service id, then criterion */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
}
const NOTHING: Trial = { viewpointWeights: {}, criterionWeights: {}, purchases: {}, answers: {} };

/** A weight as people may type it, as the rules take it: whole, 0–1000. */
export const asWeight = (value: number): number =>
  Math.min(1000, Math.max(0, Math.round(Number.isFinite(value) ? value : 0)));

/** The stored model with the trial laid over it. */
export function tried(model: EvaluationModel, trial: Trial): EvaluationModel {
  return {
    ...model,
    settings: {
      ...model.settings,
      viewpointWeights: { ...model.settings.viewpointWeights, ...trial.viewpointWeights },
      criterionWeights: { ...model.settings.criterionWeights, ...trial.criterionWeights },
    },
    candidates: model.candidates.map((candidate) => {
      const answers = trial.answers[candidate.serviceId];
      const purchases = trial.purchases[candidate.serviceId];
      if (!answers && !purchases) return candidate;
      return {
        ...candidate,
        answers: answers ? { ...candidate.answers, ...answers } : candidate.answers,
        purchases: purchases ?? candidate.purchases,
      };
    }),
  };
}

const without = <T>(map: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([one]) => one !== key));

/** The live what-if: everything on screen is computed here, by the rules of the server, without a round trip. */
@Injectable()
export class WhatIf {
  private readonly _stored = signal<EvaluationModel | null>(null);
  private readonly _today = signal('');
  private readonly _trial = signal<Trial>(NOTHING);
  readonly stored = this._stored.asReadonly();
  readonly trial = this._trial.asReadonly();

  readonly model = computed(() => {
    const stored = this._stored();
    return stored && tried(stored, this._trial());
  });
  readonly comparison = computed(() => {
    const model = this.model();
    return model && compare(model, this._today());
  });
  /** as stored, to show what has moved */
  readonly storedComparison = computed(() => {
    const stored = this._stored();
    return stored && compare(stored, this._today());
  });
  readonly changeCount = computed(() => {
    const { viewpointWeights, criterionWeights, purchases, answers } = this._trial();
    const cells = Object.values(answers).reduce((sum, one) => sum + Object.keys(one).length, 0);
    return (
      Object.keys(viewpointWeights).length +
      Object.keys(criterionWeights).length +
      Object.keys(purchases).length +
      cells
    );
  });

  load(model: EvaluationModel, today: string): void {
    this._stored.set(model);
    this._today.set(today);
  }
  reset(): void {
    this._trial.set(NOTHING);
  }

  setWeight(kind: 'viewpointWeights' | 'criterionWeights', code: string, value: number): void {
    const weight = asWeight(value);
    const same = this._stored()?.settings[kind][code] === weight;
    this._trial.update((trial) => ({
      ...trial,
      [kind]: same ? without(trial[kind], code) : { ...trial[kind], [code]: weight },
    }));
  }

  togglePurchase(serviceId: string, purchase: Purchase): void {
    const isIt = (one: Purchase) => one.criterion === purchase.criterion && one.offerId === purchase.offerId;
    const now = this.model()?.candidates.find((one) => one.serviceId === serviceId)?.purchases ?? [];
    const next = now.some(isIt) ? now.filter((one) => !isIt(one)) : [...now, purchase];
    const stored = this._stored()?.candidates.find((one) => one.serviceId === serviceId)?.purchases ?? [];
    const same =
      stored.length === next.length &&
      stored.every((one) => next.some((other) => other.offerId === one.offerId && other.criterion === one.criterion));
    this._trial.update((trial) => ({
      ...trial,
      purchases: same ? without(trial.purchases, serviceId) : { ...trial.purchases, [serviceId]: next },
    }));
  }

  /** null: as stored again */
  setAnswer(serviceId: string, criterion: string, answer: Answer | null): void {
    this._trial.update((trial) => {
      const own = trial.answers[serviceId] ?? {};
      const next = answer ? { ...own, [criterion]: answer } : without(own, criterion);
      const answers =
        Object.keys(next).length === 0 ? without(trial.answers, serviceId) : { ...trial.answers, [serviceId]: next };
      return { ...trial, answers };
    });
  }

  /** The settings as tried, for the evaluation to take over. */
  settings(): Settings | null {
    return this.model()?.settings ?? null;
  }
}
