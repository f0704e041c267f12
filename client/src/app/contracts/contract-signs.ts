import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ContractSummary } from '#contract/contracts.js';
import { daysBetween } from '#domain/calendar/dates.js';
import type { ClauseResult } from '#domain/contract/clauses.js';
import type { ContractState } from '#domain/contract/lifecycle.js';
import { Session } from '../session/session';
import { Language } from '../text/language';

const STATES: Record<ContractState, string> = {
  draft: 'plain',
  active: 'ok',
  noticeWindow: 'warn',
  renewed: 'ok',
  ended: 'plain',
};
const RESULTS: Record<ClauseResult, { readonly sign: string; readonly style: string }> = {
  present: { sign: '○', style: 'ok' },
  partial: { sign: '△', style: 'warn' },
  missing: { sign: '×', style: 'bad' },
  notNeeded: { sign: '－', style: 'plain' },
  unchecked: { sign: '？', style: 'plain' },
};

/** Where a contract stands. */
@Component({
  selector: 'sh-contract-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ style() }}">{{ t().contracts.states[state()] }}</span>`,
})
export class ContractStateChip {
  readonly state = input.required<ContractState>();
  protected readonly t = inject(Language).text;
  protected readonly style = computed(() => STATES[this.state()]);
}

/** What was found about a clause, as a sign and a word. */
@Component({
  selector: 'sh-clause-result',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ t().contracts.results[result()] }}</span
  >`,
})
export class ClauseResultChip {
  readonly result = input.required<ClauseResult>();
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => RESULTS[this.result()]);
}

/** How the clauses of a contract stand, in one or two chips. */
@Component({
  selector: 'sh-clause-signs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let counts = contract().clauses;
    @if (gaps(); as text) {
      <span class="chip" [class.bad]="counts.missing > 0" [class.warn]="counts.missing === 0"
        ><span aria-hidden="true">{{ counts.missing > 0 ? '×' : '△' }}</span> {{ text }}</span
      >
    } @else if (counts.unchecked === 0) {
      <span class="chip ok"><span aria-hidden="true">○</span> {{ t().contracts.clausesFine }}</span>
    }
    @if (counts.unchecked > 0) {
      <span class="chip plain">{{ t().contracts.clausesUnchecked(counts.unchecked) }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class ClauseSigns {
  readonly contract = input.required<Pick<ContractSummary, 'clauses'>>();
  protected readonly t = inject(Language).text;
  protected readonly gaps = computed(() => {
    const { missing, partial } = this.contract().clauses;
    return this.t().contracts.clauseGaps(missing, partial);
  });
}

/** How long there is left to decide; nothing when nothing is to be decided. */
@Component({
  selector: 'sh-days-left',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (days(); as left) {
      @if (left.days < 0) {
        <span class="chip bad"><span aria-hidden="true">!</span> {{ t().contracts.overdueBy(-left.days) }}</span>
      } @else if (contract().state === 'noticeWindow') {
        <span class="chip warn">{{ t().contracts.daysLeft(left.days) }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class DaysLeft {
  readonly contract = input.required<Pick<ContractSummary, 'decideBy' | 'state'>>();
  private readonly today = inject(Session).today;
  protected readonly t = inject(Language).text;
  protected readonly days = computed(() => {
    const day = this.contract().decideBy;
    return day === null ? null : { days: daysBetween(this.today(), day) };
  });
}
