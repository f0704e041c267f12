import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContractBoard } from '#contract/contracts.js';
import { CONTRACT_KINDS } from '#domain/contract/lifecycle.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { ClauseSigns, DaysLeft } from './contract-signs';
import { ContractWords } from './contract-words';
import { ContractsHeader } from './contracts-header';

/** A year of contracts, month by month: by when to decide, or when they end. */
@Component({
  selector: 'sh-contract-board',
  imports: [ClauseSigns, ContractsHeader, DaysLeft, LoadState, RouterLink],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contract-board.html',
  styleUrl: './contract-board.scss',
})
export class ContractBoardPage {
  /** the address */
  readonly by = input<string>();
  readonly kind = input<string>();
  readonly ownerId = input<string>();
  readonly contractorId = input<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(ContractWords);
  protected readonly state = inject(ListState);
  protected readonly t = inject(Language).text;
  protected readonly kinds = CONTRACT_KINDS;
  protected readonly byEnd = computed(() => this.by() === 'end');
  private readonly conditions = computed(() =>
    Object.fromEntries(
      Object.entries({ kind: this.kind(), ownerId: this.ownerId(), contractorId: this.contractorId() }).filter(
        (one): one is [string, string] => one[1] !== undefined && one[1] !== '',
      ),
    ),
  );
  protected readonly board = httpResource<ContractBoard>(() => ({
    url: '/api/contracts/board',
    params: { by: this.byEnd() ? 'end' : 'decision', ...this.conditions() },
  }));
  protected readonly columns = computed(() => {
    if (!this.board.hasValue()) return [];
    return this.board
      .value()
      .columns.filter(({ column, total }) => column !== 'overdue' || total > 0)
      .map((column) => ({
        ...column,
        more: column.total - column.items.length,
        title: this.titleOf(column.column),
        /** where the rest stands, in the order of the board */
        query: { ...this.conditions(), ...(this.byEnd() ? { sort: 'endsOn' } : {}) },
      }));
  });

  private titleOf(column: string): string {
    const { overdueColumn, laterColumn, month } = this.t().contracts;
    if (column === 'overdue') return overdueColumn;
    return column === 'later' ? laterColumn : month(column.slice(0, 4), column.slice(5));
  }
}
