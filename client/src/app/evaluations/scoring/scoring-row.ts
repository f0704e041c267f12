import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Evaluation } from '#contract/evaluations.js';
import type { MustHave } from '#domain/evaluation/model.js';
import { mustHaveState } from '#domain/evaluation/verdict.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { LevelChip } from '../../ui/level-chip';
import { asAnswer, cellKey, shown } from './answer-cell';
import { AnswerStore } from './answer-store';

type Candidate = Evaluation['candidates'][number];

/** Whether an answer as it stands leaves its must-have unmet. */
export function fails(
  store: AnswerStore,
  candidate: Candidate,
  criterion: string,
  must: MustHave | null,
  waived: ReadonlySet<string>,
  today: string,
): boolean {
  if (!must || waived.has(cellKey(candidate.serviceId, criterion))) return false;
  const bought = candidate.purchases.filter((one) => one.criterion === criterion).map(({ offerId }) => offerId);
  return mustHaveState(asAnswer(store.draft(candidate.serviceId, criterion)), bought, must, today) !== null;
}

/** One criterion of the grid. A component of its own: an answer entered elsewhere leaves its cells alone. */
@Component({
  selector: 'sh-scoring-row',
  imports: [LevelChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'row', '[class.wide]': 'columns().length > 12' },
  template: `
    <div role="rowheader" class="first">
      @if (must()) {
        <span class="chip bad">{{ t().terms.mustHave }}</span>
      }
      <span>{{ title() }}</span>
    </div>
    @for (cell of cells(); track cell.serviceId) {
      <div
        role="gridcell"
        [class.waits]="cell.waits"
        [class.stuck]="cell.trouble || cell.lapsed"
        [attr.data-cell]="index() + '-' + $index"
        [attr.tabindex]="active() === $index ? 0 : -1"
        [attr.aria-selected]="active() === $index"
      >
        <sh-level-chip [value]="cell.value" [unmet]="cell.unmet" />
        @if (cell.lapsed) {
          <span class="lapsed" [attr.title]="t().scoring.lapsed"
            ><span aria-hidden="true">↓</span><span class="visually-hidden">{{ t().scoring.lapsed }}</span></span
          >
        }
        @if (cell.trouble) {
          <span class="trouble" [attr.title]="t().scoring.toDecide"
            ><span aria-hidden="true">!</span><span class="visually-hidden">{{ t().scoring.toDecide }}</span></span
          >
        }
      </div>
    }
  `,
  styleUrl: './scoring-row.scss',
})
export class ScoringRow {
  readonly index = input.required<number>();
  readonly criterion = input.required<string>();
  readonly title = input.required<string>();
  readonly must = input.required<MustHave | null>();
  readonly columns = input.required<readonly Candidate[]>();
  readonly waived = input.required<ReadonlySet<string>>();
  /** the column of this row that the keyboard is in; -1: another row */
  readonly active = input.required<number>();
  private readonly session = inject(Session);
  private readonly store = inject(AnswerStore);
  protected readonly t = inject(Language).text;

  protected readonly cells = computed(() =>
    this.columns().map((candidate) => {
      const cell = this.store.cell(candidate.serviceId, this.criterion())();
      return {
        serviceId: candidate.serviceId,
        value: shown(cell).value,
        waits: cell.mine !== null,
        trouble: cell.trouble !== null,
        lapsed: shown(cell).certificate?.lapsed ?? false,
        unmet: fails(this.store, candidate, this.criterion(), this.must(), this.waived(), this.session.today()),
      };
    }),
  );
}
