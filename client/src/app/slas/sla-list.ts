import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SlaMonthResult, SlaSummary } from '#contract/slas.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { PageHeader } from '../ui/page-header';
import { Closings } from './closings';
import { SlaVerdict } from './verdict';
import { SlaWords } from './sla-words';

@Component({
  selector: 'sh-sla-list',
  imports: [
    ChoiceFilter,
    Closings,
    FlagFilter,
    ListCell,
    ListView,
    MatButton,
    PageHeader,
    RouterLink,
    SearchFilter,
    SlaVerdict,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().slas.heading">
      <small hint>{{ t().slas.lead }}</small>
      <div actions class="actions">
        @if (session.may('slas.edit')) {
          <a matButton="filled" routerLink="/slas/new">{{ t().slas.add }}</a>
        }
      </div>
    </sh-page-header>
    @if (session.may('slas.edit')) {
      <sh-sla-closings (closed)="list.first.reload()" />
    }
    <sh-list
      [list]="list"
      [empty]="t().slas.empty"
      [emptyHint]="t().slas.emptyHint"
      [nothingFound]="t().slas.nothingFound"
    >
      <sh-search-filter [hint]="t().slas.searchHint" />
      <sh-choice-filter name="ended" [label]="t().slas.filters.state" [choices]="states()" />
      <sh-flag-filter name="breached" [label]="t().slas.filters.breached" />
      <sh-flag-filter name="unclaimed" [label]="t().slas.filters.claims" />
      @if (list.value('contractorId')) {
        <span class="chip plain">{{ t().slas.onlyContractor }}</span>
      }
      <ng-template shCell="title" [of]="list" let-one>
        <a [routerLink]="['/slas', one.id]">{{ one.title }}</a>
        <div class="signs">
          @if (one.downSince) {
            <span class="chip bad"
              ><span aria-hidden="true">!</span> {{ t().slas.downSince(formats.moment(one.downSince)) }}</span
            >
          }
          @if (one.endedOn) {
            <span class="chip plain">{{ t().slas.endedOn(formats.day(one.endedOn)) }}</span>
          }
        </div>
      </ng-template>
      <ng-template shCell="verdict" [of]="list" let-one>
        @if (one.lastClosed; as last) {
          <sh-sla-verdict [result]="last" [named]="true" />
        } @else {
          ―
        }
        @if (one.running?.met === false) {
          <div class="signs"><sh-sla-verdict [result]="one.running!" [named]="true" /></div>
        }
      </ng-template>
      <ng-template shCell="contractual" [of]="list" let-one>
        @if (one.lastClosed; as last) {
          {{ words.availability(last.contractual, last.target) }}
          <div>
            <small>{{ t().slas.columns.raw }} {{ words.availability(last.raw, last.target) }}</small>
          </div>
        } @else {
          ―
        }
      </ng-template>
      <ng-template shCell="budget" [of]="list" let-one>
        @if (one.running; as running) {
          <span [class.over]="running.budget.leftMs < 0">{{ words.minutes(running.budget.leftMs) }}</span>
        } @else {
          ―
        }
      </ng-template>
      <ng-template shCell="claimBy" [of]="list" let-one>
        @if (one.credits.claimBy; as day) {
          {{ formats.date(day) }}
          @if (day < session.today()) {
            <span class="chip bad"><span aria-hidden="true">!</span> {{ t().slas.credit.late }}</span>
          }
        } @else {
          ―
        }
      </ng-template>
    </sh-list>
  `,
  styles: `
    .signs {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-top: 2px;
    }
    .signs:empty {
      display: none;
    }
    .over {
      color: var(--bad);
      font-weight: 700;
    }
  `,
})
export class SlaList {
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(SlaWords);
  protected readonly t = inject(Language).text;
  protected readonly states = computed(() => {
    const { states } = this.t().slas;
    return [['false', states.running] as const, ['true', states.ended] as const];
  });
  protected readonly list = new List<SlaSummary, SlaSummary>({
    url: '/api/slas',
    sort: 'title',
    conditions: ['q', 'ended', 'breached', 'unclaimed', 'contractorId'],
    defaults: { ended: 'false' },
    file: () => this.t().slas.csvName,
    columns: () => {
      const { columns } = this.t().slas;
      const figure = (last: SlaMonthResult | null, which: 'raw' | 'contractual'): string =>
        last ? this.words.availability(last[which], last.target) : '';
      return [
        { key: 'title', head: columns.title, sort: 'title', width: 200, text: ({ title }) => title },
        {
          key: 'contractor',
          head: columns.contractor,
          sort: 'contractor',
          width: 140,
          text: ({ contractor }) => contractor.name,
          link: ({ contractor }) => ['/contractors', contractor.id],
        },
        {
          key: 'target',
          head: columns.target,
          number: true,
          text: ({ target }) => (target === null ? '' : this.words.percent(target)),
        },
        {
          key: 'verdict',
          head: columns.lastMonth,
          width: 150,
          text: ({ lastClosed }) =>
            lastClosed
              ? this.t().slas.inMonth(this.words.month(lastClosed.month), this.words.verdict(lastClosed, false).text)
              : '',
        },
        {
          key: 'contractual',
          head: columns.contractual,
          number: true,
          text: ({ lastClosed }) => figure(lastClosed, 'contractual'),
        },
        { key: 'raw', head: columns.raw, only: 'file', text: ({ lastClosed }) => figure(lastClosed, 'raw') },
        {
          key: 'budget',
          head: columns.budget,
          number: true,
          text: ({ running }) => (running ? this.words.minutes(running.budget.leftMs) : ''),
        },
        {
          key: 'credits',
          head: columns.credits,
          number: true,
          text: ({ credits }) =>
            credits.due === 0
              ? ''
              : credits.yen === null
                ? this.t().slas.outageCount(credits.due)
                : this.formats.yen(credits.yen),
        },
        {
          key: 'claimBy',
          head: columns.claimBy,
          sort: 'claimBy',
          text: ({ credits }) => (credits.claimBy === null ? '' : this.formats.date(credits.claimBy)),
          file: ({ credits }) => credits.claimBy ?? '',
        },
      ];
    },
  });
}
