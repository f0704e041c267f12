import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { RangeBar } from '../../ui/range-bar';
import { SortHeader } from '../../ui/sort-header';
import { VerdictChip } from '../../ui/verdict-chip';
import { type FeeYears, feeNote, rankingOrder, rankText, verdictDetail } from './ranking';

@Component({
  selector: 'sh-ranking-table',
  imports: [RangeBar, SortHeader, VerdictChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ranking-table.html',
  styleUrl: './ranking-table.scss',
})
export class RankingTable {
  readonly services = input.required<readonly ServiceResult[]>();
  readonly stored = input.required<readonly ServiceResult[]>();
  readonly model = input.required<EvaluationModel>();
  readonly sort = input.required<string>();
  readonly years = input.required<FeeYears>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);

  protected readonly rows = computed(() => {
    const before = new Map(this.stored().map((one) => [one.id, one.rank]));
    return rankingOrder(this.services(), this.sort(), this.years()).map((one) => ({
      one,
      rank: rankText(one),
      moved: this.moved(before.get(one.id) ?? null, one.rank),
      detail: verdictDetail(one, this.model(), this.t(), this.formats),
      fee: this.formats.fee(one.fee[this.years()], one.fee.lowerBound),
      feeNote: feeNote(one, this.t()),
    }));
  });

  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    return this.sort() === column ? 'ascending' : this.sort() === `-${column}` ? 'descending' : null;
  }
  private moved(before: number | null, now: number | null): string {
    if (before === null || now === null || before === now) return '';
    const { up, down } = this.t().comparison.moved;
    return now < before ? up(before - now) : down(now - before);
  }
}
