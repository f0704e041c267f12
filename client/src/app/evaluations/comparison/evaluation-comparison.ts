import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AnswerList, Evaluation, EvaluationModelView } from '#contract/evaluations.js';
import { LEVELS, type Level } from '#domain/checklist/checklist.js';
import type { AnswerValue } from '#domain/evaluation/answer.js';
import { isOpen } from '#domain/evaluation/lifecycle.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { EmptyState } from '../../ui/empty-state';
import { LevelChip } from '../../ui/level-chip';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { ReportDownloads } from '../../ui/report-downloads';
import { EvaluationHeader } from '../evaluation-header';
import { CellPanel } from './cell-panel';
import { ComparisonAnswer } from './comparison-answer';
import { ComparisonCharts } from './comparison-charts';
import { CoverageMap } from './coverage-map';
import { EvaluationWriter } from './evaluation-writer';
import { type CellAt, LevelMatrix } from './level-matrix';
import { NextQuestions } from './next-questions';
import { FEE_YEARS } from './ranking-order';
import { RankingTable } from './ranking-table';
import { settled } from './settled';
import { TakeOver } from './take-over';
import { TwoServices } from './two-services';
import { WhatIfStore } from './what-if';
import { WhatIfPanel } from './what-if-panel';

/** Below this share of answers a picture only shows that nothing is known. */
const READABLE_SHARE = 0.2;
const COLUMNS_ON_PAPER = 12;

/** The comparison of an evaluation: the answer first, the reason second, the detail third; all of it computed here. */
@Component({
  selector: 'sh-evaluation-comparison',
  imports: [
    CellPanel,
    ComparisonAnswer,
    ComparisonCharts,
    ConflictDialog,
    CoverageMap,
    EmptyState,
    EvaluationHeader,
    LevelChip,
    LevelMatrix,
    LoadState,
    MatButton,
    NextQuestions,
    RankingTable,
    ReportDownloads,
    RouterLink,
    TwoServices,
    WhatIfPanel,
  ],
  providers: [EvaluationWriter, ListState, TakeOver, WhatIfStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '(window:beforeprint)': 'printing.set(true)',
    '(window:afterprint)': 'printing.set(false)',
  },
  templateUrl: './evaluation-comparison.html',
  styleUrl: './evaluation-comparison.scss',
})
export class EvaluationComparison {
  readonly id = input.required<string>();
  // what the address says
  readonly sort = input<string>();
  readonly years = input<string>();
  readonly radar = input<string>();
  readonly pair = input<string>();
  readonly ask = input<string>();
  readonly must = input<string>();
  readonly diff = input<string>();

  protected readonly files = computed(() => {
    const { files } = this.t().comparison;
    const at = `/api/evaluations/${this.id()}`;
    return [
      { url: `${at}/comparison.xlsx`, label: files.xlsx },
      { url: `${at}/comparison.pdf`, label: files.pdf },
      { url: `${at}/check-sheet.xlsx`, label: files.sheet },
    ];
  });
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly store = inject(WhatIfStore);
  protected readonly taking = inject(TakeOver);
  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
  protected readonly model = httpResource<EvaluationModelView>(() => `/api/evaluations/${this.id()}/model`);
  /** evidence is asked for when somebody looks at a cell */
  private readonly wanted = signal(false);
  protected readonly answers = httpResource<AnswerList>(() =>
    this.wanted() ? `/api/evaluations/${this.id()}/answers` : undefined,
  );

  protected readonly feeYears = computed(() => FEE_YEARS.find((one) => one === this.years()) ?? 'y3');
  protected readonly ready = computed(
    () => this.evaluation.hasValue() && this.model.hasValue() && this.store.base().candidates.length > 0,
  );
  protected readonly empty = computed(() => this.model.hasValue() && this.model.value().candidates.length === 0);
  protected readonly live = this.store.comparison;
  /** The rest of the page follows when the hand rests, so that the ranking can answer within the frame. */
  protected readonly calm = settled(this.store.comparison, inject(DestroyRef));
  protected readonly calmModel = settled(this.store.model, inject(DestroyRef));
  protected readonly types = computed(
    () =>
      new Map(
        this.evaluation.hasValue() ? this.evaluation.value().candidates.map((one) => [one.serviceId, one.type]) : [],
      ),
  );
  /** Judged by what is stored, so that nothing on the page changes its place while one tries something. */
  protected readonly readable = computed(() =>
    this.store.baseComparison().services.some(({ answeredShare }) => (answeredShare ?? 0) >= READABLE_SHARE),
  );
  protected readonly drawAnyway = signal(false);
  protected readonly mayChange = computed(
    () =>
      this.session.may('evaluations.edit') &&
      this.evaluation.hasValue() &&
      isOpen(this.evaluation.value().state) &&
      !this.evaluation.value().archived,
  );

  /** readings that the numbers rest on: said beside them, on screen and on paper */
  protected readonly assumptions = computed(() => {
    const { evaluations } = this.t();
    const { assumptions } = this.store.settings();
    return (['periodIsMonthly', 'initialIsZero', 'capacityIsMails'] as const)
      .filter((key) => assumptions[key])
      .map((key) => evaluations[key]);
  });

  private readonly pinned = signal<CellAt | null>(null);
  private readonly hovered = signal<CellAt | null>(null);
  protected readonly cell = computed(() => this.pinned() ?? this.hovered());
  protected readonly storedAnswer = computed(() => {
    const cell = this.cell();
    const items = this.answers.hasValue() ? this.answers.value().items : [];
    return items.find((one) => one.serviceId === cell?.serviceId && one.criterion === cell.criterion) ?? null;
  });

  protected readonly printing = signal(false);
  /** On paper the matrix comes in pieces that fit its width. */
  protected readonly matrixParts = computed(() => {
    const candidates = this.store.candidates();
    if (!this.printing()) return [candidates];
    return Array.from({ length: Math.ceil(candidates.length / COLUMNS_ON_PAPER) }, (_, index) =>
      candidates.slice(index * COLUMNS_ON_PAPER, (index + 1) * COLUMNS_ON_PAPER),
    );
  });
  protected readonly legend = computed(() => {
    const { terms, comparison } = this.t();
    const known = (level: Level): AnswerValue => ({ kind: 'known', level });
    return [
      ...LEVELS.map((level) => ({ value: known(level), unmet: false, text: terms.levels[level] ?? '' })),
      { value: { kind: 'unknown' } as const, unmet: false, text: terms.unknown },
      {
        value: { kind: 'notApplicable', reason: '', approved: true } as const,
        unmet: false,
        text: terms.notApplicable,
      },
      { value: { kind: 'optional', base: 2, offers: [] } as const, unmet: false, text: comparison.withOption },
      { value: known(1), unmet: true, text: comparison.unmet },
    ];
  });

  constructor() {
    effect(() => {
      if (!this.model.hasValue()) return;
      const model = this.model.value();
      untracked(() => {
        this.store.show(model);
      });
    });
  }

  protected look(cell: CellAt, pin: boolean): void {
    this.wanted.set(true);
    (pin ? this.pinned : this.hovered).set(cell);
  }
  protected unpin(): void {
    this.pinned.set(null);
  }
  protected reload(): void {
    this.evaluation.reload();
    this.model.reload();
    if (this.wanted()) this.answers.reload();
  }
  protected async takeOver(): Promise<void> {
    if (!this.evaluation.hasValue()) return;
    await this.taking.take(this.evaluation.value(), () => {
      this.reload();
    });
  }
  protected keepMine(): void {
    this.taking.dismiss();
    this.reload();
  }
  protected takeNewer(): void {
    this.taking.dismiss();
    this.store.reset();
    this.reload();
  }
}
