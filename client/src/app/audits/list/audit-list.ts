import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditSummary, UnauditedCount } from '#contract/audits.js';
import { AUDIT_STATES } from '#domain/audit/states.js';
import { fiscalYearOf } from '#domain/calendar/dates.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { List } from '../../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../../ui/list-filters';
import { ListState } from '../../ui/list-state';
import { ListCell, ListView } from '../../ui/list-view';
import { PageHeader } from '../../ui/page-header';
import { STATE_STYLES } from '../audit-state';
import { RatingChip } from '../rating-chip';

@Component({
  selector: 'sh-audit-list',
  imports: [ChoiceFilter, FlagFilter, ListCell, ListView, MatButton, PageHeader, RatingChip, RouterLink, SearchFilter],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().audits.heading">
      <small hint>{{ t().audits.lead }}</small>
      @if (unaudited(); as sign) {
        <a chips class="chip {{ sign.style }}" routerLink="/contractors" [queryParams]="{ unaudited: 'true' }">{{
          sign.text
        }}</a>
      }
      <a actions matButton="outlined" routerLink="/audits/programme">{{ t().audits.programme }}</a>
      @if (session.may('audits.edit')) {
        <a actions matButton="filled" routerLink="/audits/new">{{ t().audits.add }}</a>
      }
    </sh-page-header>
    <sh-list
      [list]="list"
      [empty]="t().audits.empty"
      [emptyHint]="t().audits.emptyHint"
      [nothingFound]="t().audits.nothingFound"
    >
      <sh-search-filter [hint]="t().audits.searchFor" />
      <sh-choice-filter name="state" [label]="t().audits.columns.state" [choices]="states()" />
      <sh-choice-filter name="fiscalYear" [label]="t().audits.fiscalYear" [choices]="years()" />
      <sh-flag-filter name="overdue" [label]="t().audits.overdueOnly" />
      <ng-template shCell="state" [of]="list" let-one>
        <span class="chip {{ styleOf(one) }}">{{ t().audits.states[one.state] }}</span>
      </ng-template>
      <ng-template shCell="progress" [of]="list" let-one>
        <span class="ratings">
          {{ t().audits.rated(ratedOf(one), one.questionCount) }}
          @for (rating of heavy; track rating) {
            @if (one.rated[rating]; as count) {
              <sh-rating-chip [rating]="rating" [count]="count" />
            }
          }
        </span>
      </ng-template>
    </sh-list>
  `,
  styles: `
    .ratings {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      align-items: center;
    }
  `,
})
export class AuditList {
  protected readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly heavy = ['critical', 'major', 'minor'] as const;
  private readonly count = httpResource<UnauditedCount>(() => '/api/audits/unaudited');
  protected readonly unaudited = computed(() => {
    if (!this.count.hasValue()) return null;
    const { count } = this.count.value();
    const { audits } = this.t();
    return count > 0
      ? { text: `⚠ ${audits.unaudited(count)}`, style: 'warn' }
      : { text: `✓ ${audits.allAudited}`, style: 'ok' };
  });
  protected readonly states = computed(() =>
    AUDIT_STATES.map((state) => [state, this.t().audits.states[state]] as const),
  );
  protected readonly years = computed(() => {
    const now = fiscalYearOf(this.session.today());
    return [1, 0, -1, -2, -3].map((offset) => [String(now + offset), this.t().audits.year(now + offset)] as const);
  });
  protected readonly list = new List<AuditSummary, AuditSummary>({
    url: '/api/audits',
    sort: '-plannedOn',
    conditions: ['q', 'state', 'fiscalYear', 'overdue', 'auditorId', 'contractorId'],
    file: () => this.t().audits.csvName,
    columns: () => {
      const { audits } = this.t();
      const { columns } = audits;
      return [
        {
          key: 'number',
          head: columns.number,
          sort: 'number',
          width: 110,
          text: ({ number }) => number,
          link: ({ id }) => ['/audits', id],
        },
        { key: 'contractor', head: columns.contractor, width: 160, text: ({ contractor }) => contractor.name },
        {
          key: 'plannedOn',
          head: columns.plannedOn,
          sort: 'plannedOn',
          width: 150,
          text: (one) => this.formats.date(one.fieldworkOn ?? one.plannedOn),
          file: (one) => one.fieldworkOn ?? one.plannedOn,
        },
        { key: 'mode', head: columns.mode, text: ({ mode }) => audits.modes[mode] },
        { key: 'state', head: columns.state, text: ({ state }) => audits.states[state] },
        {
          key: 'auditors',
          head: columns.auditors,
          text: ({ auditors }) => auditors.map(({ name }) => name).join('、') || audits.nobody,
        },
        {
          key: 'progress',
          head: columns.progress,
          width: 150,
          text: (one) => audits.rated(this.ratedOf(one), one.questionCount),
        },
      ];
    },
  });

  protected ratedOf({ rated }: AuditSummary): number {
    return Object.values(rated).reduce((sum, count) => sum + count, 0);
  }
  protected styleOf({ state, plannedOn }: AuditSummary): string {
    const waits = state === 'planned' || state === 'announced' || state === 'answering';
    return waits && plannedOn < this.session.today() ? 'warn' : STATE_STYLES[state];
  }
}
