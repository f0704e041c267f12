import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FindingBoard } from '#contract/findings.js';
import { SEVERITIES } from '#domain/audit/programme.js';
import type { DueColumn } from '#domain/finding/board.js';
import type { FindingState } from '#domain/finding/states.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { FindingSigns, FindingStateChip, SeverityChip } from './finding-chips';
import { FindingsHeader } from './findings-header';

/** What is open, in columns by deadline or by state. */
@Component({
  selector: 'sh-finding-board',
  imports: [FindingSigns, FindingsHeader, FindingStateChip, LoadState, RouterLink, SeverityChip],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './finding-board.html',
  styleUrl: './finding-board.scss',
})
export class FindingBoardPage {
  /** the address */
  readonly by = input<string>();
  readonly severity = input<string>();
  readonly contractorId = input<string>();
  readonly ownerId = input<string>();
  readonly recurring = input<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly state = inject(ListState);
  protected readonly t = inject(Language).text;
  protected readonly severities = SEVERITIES;
  protected readonly byState = computed(() => this.by() === 'state');
  private readonly conditions = computed(() =>
    Object.fromEntries(
      Object.entries({
        severity: this.severity(),
        contractorId: this.contractorId(),
        ownerId: this.ownerId(),
        recurring: this.recurring(),
      }).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== ''),
    ),
  );
  protected readonly board = httpResource<FindingBoard>(() => ({
    url: '/api/findings/board',
    params: { by: this.byState() ? 'state' : 'due', ...this.conditions() },
  }));
  protected readonly columns = computed(() => {
    if (!this.board.hasValue()) return [];
    const { findings } = this.t();
    return this.board.value().columns.map(({ column, total, items }) => ({
      column,
      total,
      items,
      more: total - items.length,
      title: this.byState() ? findings.states[column as FindingState] : findings.columns[column as DueColumn],
      /** where the rest stands */
      query: {
        ...this.conditions(),
        ...(this.byState() ? { state: column } : column === 'overdue' ? { overdue: 'true' } : {}),
      },
    }));
  });
}
