import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import type { Evaluation, EvaluationModelView } from '#contract/evaluations.js';
import { isOpen } from '#domain/evaluation/lifecycle.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { EvaluationHeader } from '../evaluation-header';
import { ComparisonCharts } from './comparison-charts';
import { ComparisonMatrix } from './comparison-matrix';
import { CoverageMap } from './coverage-map';
import { ExplanationCard } from './explanation';
import { NextQuestions } from './next-questions';
import { type FeeYears, rankingOrder } from './ranking';
import { RankingTable } from './ranking-table';
import { ReportButtons } from './report-buttons';
import { TakeOver } from './take-over';
import { WhatIf } from './what-if';
import { WhatIfPanel } from './what-if-panel';

/** The answer first, the reason second, the detail third. */
@Component({
  selector: 'sh-comparison-page',
  imports: [
    ComparisonCharts,
    ComparisonMatrix,
    CoverageMap,
    EvaluationHeader,
    ExplanationCard,
    LoadState,
    NextQuestions,
    RankingTable,
    ReportButtons,
    WhatIfPanel,
  ],
  providers: [ListState, WhatIf],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comparison-page.html',
  styleUrl: './comparison-page.scss',
})
export class ComparisonPage {
  readonly id = input.required<string>();
  readonly sort = input<string>();
  readonly years = input<string>();
  protected readonly state = inject(ListState);
  protected readonly whatIf = inject(WhatIf);
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  private readonly notices = inject(Notices);
  private readonly taking = inject(TakeOver);
  protected readonly busy = signal(false);
  protected readonly editing = signal(false);
  protected readonly allYears: readonly FeeYears[] = ['y1', 'y3', 'y5'];

  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
  protected readonly model = httpResource<EvaluationModelView>(() => `/api/evaluations/${this.id()}/model`);
  protected readonly feeYears = computed<FeeYears>(() => this.allYears.find((one) => one === this.years()) ?? 'y3');
  protected readonly mayTakeOver = computed(
    () => this.session.may('evaluations.edit') && isOpen(this.evaluation.value()?.state ?? 'approved'),
  );

  protected readonly headline = computed(() => {
    const services = this.whatIf.comparison()?.services ?? [];
    const [first, second] = rankingOrder(services, 'rank', 'y1').filter(({ rank }) => rank !== null);
    if (!first) {
      const shares = services.map(({ answeredShare }) => answeredShare ?? 0);
      const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
      return `${this.t().comparison.noWinner} ${this.t().comparison.answeredSoFar(this.formats.share(mean))}`;
    }
    if (!second) return '';
    const points = this.formats.score((first.lower ?? 0) - (second.lower ?? 0));
    return this.t().comparison.difference(first.name, second.name, points);
  });
  protected readonly assumptions = computed(() => {
    const { evaluations } = this.t();
    const on = this.whatIf.model()?.settings.assumptions;
    return on
      ? (['periodIsMonthly', 'initialIsZero', 'capacityIsMails'] as const)
          .filter((key) => on[key])
          .map((key) => evaluations[key])
      : [];
  });

  constructor() {
    effect(() => {
      if (this.model.hasValue()) this.whatIf.load(this.model.value(), this.session.today());
    });
  }

  protected async takeOver(): Promise<void> {
    const before = this.evaluation.value();
    if (!before) return;
    const withAnswers = Object.keys(this.whatIf.trial().answers).length > 0;
    this.busy.set(true);
    try {
      const after = await this.taking.run(before, this.whatIf);
      this.whatIf.reset();
      this.reload();
      if (withAnswers) this.notices.done(this.t().comparison.taken);
      else {
        this.notices.undoable(this.t().comparison.taken, () => {
          void this.undo(before, after.version);
        });
      }
    } catch (error) {
      this.notices.problem(error);
      this.evaluation.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private async undo(before: Evaluation, version: number): Promise<void> {
    try {
      await this.taking.restore(before, version);
      this.notices.done(this.t().comparison.undone);
    } catch (error) {
      this.notices.problem(error);
    }
    this.reload();
  }

  private reload(): void {
    this.evaluation.reload();
    this.model.reload();
  }
}
