import { Injectable, computed, inject, signal } from '@angular/core';
import type { AnswerValue } from '#domain/evaluation/answer.js';
import { compare } from '#domain/evaluation/compare.js';
import type { Comparison, ServiceResult } from '#domain/evaluation/comparison.js';
import type { EvaluationModel, MustHave, Purchase } from '#domain/evaluation/model.js';
import { Session } from '../../session/session';
import { NOTHING_TRIED, type WhatIf, changeCount, pruned, triedCandidates, triedSettings } from './what-if-changes';

const NOTHING: EvaluationModel = {
  checklist: { version: '', title: { ja: '', en: '' }, viewpoints: [], criteria: [] },
  settings: {
    viewpointWeights: {},
    criterionWeights: {},
    mustHaves: {},
    volume: { mailsPerMonth: null, addresses: null },
    assumptions: { periodIsMonthly: false, initialIsZero: false, capacityIsMails: false },
    hourlyRateYen: null,
    effortHours: {},
  },
  candidates: [],
};

/** A rank as people order it: eligible by rank, then pending by bracket, then the rest. */
export const placeOf = (one: ServiceResult): number => one.rank ?? one.bracketRank ?? Number.POSITIVE_INFINITY;

export interface Move {
  readonly id: string;
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** The evaluation as it is, and as it would be: computed here from the same rules as on the server, nothing is stored. */
@Injectable()
export class WhatIfStore {
  private readonly session = inject(Session);
  private readonly _base = signal<EvaluationModel>(NOTHING);
  private readonly _tried = signal<WhatIf>(NOTHING_TRIED);
  readonly base = this._base.asReadonly();
  readonly tried = this._tried.asReadonly();

  readonly checklist = computed(() => this._base().checklist);
  readonly settings = computed(() => triedSettings(this._base().settings, this._tried()));
  private readonly answersTried = computed(
    () => ({ ...NOTHING_TRIED, answers: this._tried().answers, purchases: this._tried().purchases }),
    { equal: (a, b) => a.answers === b.answers && a.purchases === b.purchases },
  );
  /** the same array while only weights and must-haves move */
  readonly candidates = computed(() => triedCandidates(this._base().candidates, this.answersTried()));
  readonly model = computed<EvaluationModel>(() => ({
    checklist: this.checklist(),
    settings: this.settings(),
    candidates: this.candidates(),
  }));
  readonly baseComparison = computed<Comparison>(() => compare(this._base(), this.session.today()));
  readonly comparison = computed<Comparison>(() =>
    this.changes() === 0 ? this.baseComparison() : compare(this.model(), this.session.today()),
  );
  readonly changes = computed(() => changeCount(this._tried()));
  /** services whose place is another than in the evaluation */
  readonly moves = computed<readonly Move[]>(() => {
    if (this.changes() === 0) return [];
    const before = new Map(this.baseComparison().services.map((one) => [one.id, one.rank ?? one.bracketRank]));
    return this.comparison().services.flatMap(({ id, name, rank, bracketRank }) => {
      const [from, to] = [before.get(id) ?? null, rank ?? bracketRank];
      return from === to ? [] : [{ id, name, from, to }];
    });
  });
  /** every weight that counts is 0: there is no score */
  readonly nothingCounts = computed(
    () => this.candidates().length > 0 && this.comparison().services.every(({ lower }) => lower === null),
  );

  /** Another state of the evaluation; what was tried stays tried where it still differs. */
  show(model: EvaluationModel): void {
    this._tried.set(pruned(this._tried(), model));
    this._base.set(model);
  }
  setViewpointWeight(code: string, weight: number): void {
    const tried = this._tried();
    this.change({ viewpointWeights: { ...tried.viewpointWeights, [code]: weight } });
  }
  setCriterionWeight(code: string, weight: number): void {
    this.change({ criterionWeights: { ...this._tried().criterionWeights, [code]: weight } });
  }
  setMustHave(code: string, mustHave: MustHave | null): void {
    this.change({ mustHaves: { ...this._tried().mustHaves, [code]: mustHave } });
  }
  buy(serviceId: string, purchase: Purchase, bought: boolean): void {
    const now = this.candidates().find((one) => one.serviceId === serviceId)?.purchases ?? [];
    const others = now.filter((one) => one.criterion !== purchase.criterion || one.offerId !== purchase.offerId);
    this.change({
      purchases: { ...this._tried().purchases, [serviceId]: bought ? [...others, purchase] : others },
    });
  }
  setAnswer(serviceId: string, criterion: string, value: AnswerValue): void {
    const { answers } = this._tried();
    this.change({ answers: { ...answers, [serviceId]: { ...answers[serviceId], [criterion]: value } } });
  }
  /** Back to what the evaluation says about this cell. */
  resetAnswer(serviceId: string, criterion: string): void {
    const value = this._base().candidates.find((one) => one.serviceId === serviceId)?.answers[criterion]?.value;
    this.setAnswer(serviceId, criterion, value ?? { kind: 'unknown' });
  }
  reset(): void {
    this._tried.set(NOTHING_TRIED);
  }

  private change(part: Partial<WhatIf>): void {
    const next = pruned({ ...this._tried(), ...part }, this._base());
    // the parts that did not change keep their identity, so that nothing downstream computes again
    const before = this._tried();
    this._tried.set({
      ...next,
      ...(part.answers ? {} : { answers: before.answers }),
      ...(part.purchases ? {} : { purchases: before.purchases }),
    });
  }
}
