import { Injectable, computed, inject, signal } from '@angular/core';
import type { Evaluation } from '#contract/evaluations.js';
import { Language } from '../../text/language';
import { type ApiProblem, ProblemText, problemOf } from '../../ui/api';
import type { Difference } from '../../ui/conflict-dialog';
import { Notices } from '../../ui/notices';
import { EvaluationWriter, type ReplacedAnswer, type TakenOver } from './evaluation-writer';
import { WhatIfStore } from './what-if';

/** The way from what was tried into the evaluation, with its conflicts and the way back. */
@Injectable()
export class TakeOver {
  private readonly store = inject(WhatIfStore);
  private readonly writer = inject(EvaluationWriter);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  private readonly language = inject(Language);
  private readonly _busy = signal(false);
  private readonly newer = signal<Evaluation | null>(null);
  private readonly _problem = signal<ApiProblem | null>(null);
  readonly busy = this._busy.asReadonly();
  readonly problem = computed(() => {
    const problem = this._problem();
    return problem ? this.problemText.of(problem) : '';
  });
  readonly conflict = computed(() => this.newer() !== null);

  /** What was tried beside what somebody else has stored meanwhile. */
  readonly differences = computed<readonly Difference[]>(() => {
    const newer = this.newer();
    if (!newer) return [];
    const { comparison, terms } = this.language.text();
    const { viewpoints, criteria } = this.store.checklist();
    const titles = new Map([...viewpoints, ...criteria].map(({ code, title }) => [code, this.language.of(title)]));
    const tried = this.store.tried();
    const weight = (code: string, mine: number, theirs: number | undefined): Difference => ({
      label: `${titles.get(code) ?? code} (${terms.weight})`,
      mine: String(mine),
      newer: String(theirs ?? 0),
    });
    const yesNo = (yes: boolean): string => (yes ? terms.mustHave : comparison.notMust);
    return [
      ...Object.entries(tried.viewpointWeights).map(([code, mine]) =>
        weight(code, mine, newer.settings.viewpointWeights[code]),
      ),
      ...Object.entries(tried.criterionWeights).map(([code, mine]) =>
        weight(code, mine, newer.settings.criterionWeights[code]),
      ),
      ...Object.entries(tried.mustHaves).map(([code, mine]) => ({
        label: titles.get(code) ?? code,
        mine: yesNo(mine !== null),
        newer: yesNo(newer.settings.mustHaves[code] !== undefined),
      })),
      ...Object.entries(tried.purchases).map(([id, mine]) => {
        const candidate = newer.candidates.find(({ serviceId }) => serviceId === id);
        const names = (all: readonly { readonly offerId: string }[]): string =>
          all.map(({ offerId }) => offerId).join(comparison.separator);
        return {
          label: `${candidate?.name ?? id} (${comparison.offers})`,
          mine: names(mine),
          newer: names(candidate?.purchases ?? []),
        };
      }),
    ];
  });

  /** Settings first, then the answers one by one; `changed` is called when anything was written. */
  async take(evaluation: Evaluation, changed: () => void): Promise<void> {
    this._busy.set(true);
    this._problem.set(null);
    const { tried, settings, candidates } = this.store;
    const answers = Object.entries(tried().answers).flatMap(([serviceId, row]) =>
      Object.entries(row).map(([criterion, value]) => ({ serviceId, criterion, value })),
    );
    const replaced: ReplacedAnswer[] = [];
    let after: Evaluation | null = null;
    try {
      const stored = answers.length > 0 ? (await this.writer.answersOf(evaluation.id)).items : [];
      after = await this.writer.settings(evaluation, settings(), candidates());
      for (const { serviceId, criterion, value } of answers) {
        const before = stored.find((one) => one.serviceId === serviceId && one.criterion === criterion) ?? {
          serviceId,
          criterion,
          value: { kind: 'unknown' as const },
          grade: null,
          evidence: null,
          certificate: null,
          version: 0,
          updatedAt: null,
          updatedBy: null,
        };
        replaced.push(await this.writer.answer(evaluation.id, before, value));
      }
    } catch (error) {
      const problem = problemOf(error);
      // an answer that somebody else has changed is named on reload: it stays among what is tried
      if (problem.code === 'stale' && after === null) this.newer.set(problem.current as Evaluation);
      else this._problem.set(problem);
    } finally {
      this._busy.set(false);
    }
    if (after === null) return;
    changed();
    const taken: TakenOver = { before: evaluation, after, answers: replaced };
    this.notices.undoable(this.language.text().comparison.takenOver(answers.length - replaced.length), () => {
      void this.back(taken, changed);
    });
  }
  dismiss(): void {
    this.newer.set(null);
  }

  private async back(taken: TakenOver, changed: () => void): Promise<void> {
    this._busy.set(true);
    try {
      // answers first: an offer can only be bought again when its answer is back
      for (const one of [...taken.answers].reverse()) await this.writer.answerBack(taken.before.id, one);
      await this.writer.settingsBack(taken);
      this.notices.done(this.language.text().comparison.takenBack);
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this._busy.set(false);
      changed();
    }
  }
}
