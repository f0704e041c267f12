import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import type { Candidate } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { RangeBar } from '../../ui/range-bar';
import { SortHeader } from '../../ui/sort-header';
import { VerdictChip } from '../../ui/verdict-chip';
import { FEE_YEARS, type FeeYears, RANKING_SORTS, inOrder } from './ranking-order';
import { verdictDetail } from './verdict-detail';
import type { Move } from './what-if';

const placesMoved = (move: Move | undefined): number =>
  move === undefined || move.from === null || move.to === null ? 0 : move.from - move.to;

/** The ranking: a table that is a list of cards on a phone; every row says how certain it is. */
@Component({
  selector: 'sh-ranking-table',
  imports: [RangeBar, SortHeader, VerdictChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ranking-table.html',
  styleUrl: './ranking-table.scss',
})
export class RankingTable {
  readonly services = input.required<readonly ServiceResult[]>();
  readonly candidates = input.required<readonly Candidate[]>();
  readonly types = input.required<ReadonlyMap<string, string>>();
  readonly moves = input.required<readonly Move[]>();
  readonly today = input.required<string>();
  readonly sort = input('rank');
  readonly years = input<FeeYears>('y3');
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly state = inject(ListState);
  protected readonly allYears = FEE_YEARS;
  protected readonly allSorts = RANKING_SORTS;
  private readonly collator = computed(() => new Intl.Collator(this.language.code(), { numeric: true }));
  private readonly candidateOf = computed(() => new Map(this.candidates().map((one) => [one.serviceId, one])));
  private readonly moveOf = computed(() => new Map(this.moves().map((one) => [one.id, one])));

  protected readonly rows = computed(() => {
    const { comparison, terms } = this.t();
    return inOrder(this.services(), this.sort(), this.years(), this.collator()).map((one) => {
      const { rank, bracketRank, bestRank, worstRank, fee } = one;
      const move = this.moveOf().get(one.id);
      return {
        one,
        type: this.types().get(one.id) ?? '',
        rank: rank !== null ? String(rank) : bracketRank !== null ? `(${bracketRank})` : '―',
        // the place among eligible and pending together; said where the rank does not say it already
        spread:
          bestRank === null || worstRank === null || (bestRank === worstRank && bestRank === (rank ?? bracketRank))
            ? ''
            : comparison.spread(bestRank, worstRank),
        move: placesMoved(move),
        entered: move?.from === null ? comparison.entered : move?.to === null ? comparison.left : '',
        detail: verdictDetail(one, this.candidateOf().get(one.id), this.today(), comparison.detail),
        coverage: this.formats.shareRange(one.functionCoverage),
        load: this.formats.shareRange(one.loadReduction),
        fee: this.formats.fee(fee[this.years()], fee.lowerBound),
        otherFees: FEE_YEARS.filter((years) => years !== this.years()).map(
          (years) => `${comparison.years[years]} ${this.formats.fee(fee[years], fee.lowerBound)}`,
        ),
        why: fee.y1 === null ? fee.reasons.map((reason) => terms.feeReasons[reason]).join(comparison.separator) : '',
        tax: fee.y1 === null ? '' : terms.tax[fee.tax ?? 'unknown'],
        answered: this.formats.share(one.answeredShare),
      };
    });
  });

  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    return this.sort() === column ? 'ascending' : this.sort() === `-${column}` ? 'descending' : null;
  }
  protected sortBy(value: string): void {
    this.state.set({ sort: value === 'rank' ? null : value });
  }
}
