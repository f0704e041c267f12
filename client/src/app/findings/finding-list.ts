import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FindingSummary } from '#contract/findings.js';
import { SEVERITIES } from '#domain/audit/programme.js';
import { FINDING_STATES } from '#domain/finding/states.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { FindingSigns, FindingStateChip, SeverityChip } from './finding-chips';
import { FindingsHeader } from './findings-header';

@Component({
  selector: 'sh-finding-list',
  imports: [
    ChoiceFilter,
    FindingSigns,
    FindingsHeader,
    FindingStateChip,
    FlagFilter,
    ListCell,
    ListView,
    RouterLink,
    SearchFilter,
    SeverityChip,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-findings-header />
    <sh-list
      [list]="list"
      [empty]="t().findings.empty"
      [emptyHint]="t().findings.emptyHint"
      [nothingFound]="t().findings.nothingFound"
    >
      <sh-search-filter [hint]="t().findings.searchHint" />
      <sh-choice-filter name="open" [label]="t().findings.openOnly" [choices]="choices().open" />
      <sh-choice-filter name="state" [label]="t().findings.state" [choices]="choices().states" />
      <sh-choice-filter name="severity" [label]="t().findings.severity" [choices]="choices().severities" />
      <sh-choice-filter name="ownerId" [label]="t().findings.owner" [choices]="choices().mine" />
      <sh-flag-filter name="overdue" [label]="t().findings.overdueOnly" />
      <sh-flag-filter name="recurring" [label]="t().findings.recurringOnly" />
      @if (list.value('contractorId')) {
        <span class="chip plain">{{ t().findings.onlyContractor }}</span>
      }
      @if (list.value('auditId')) {
        <span class="chip plain">{{ t().findings.onlyAudit }}</span>
      }
      <ng-template shCell="title" [of]="list" let-one>
        <a [routerLink]="['/findings', one.id]">{{ one.number }} {{ one.title }}</a>
        <div class="signs"><sh-finding-signs [finding]="one" /></div>
      </ng-template>
      <ng-template shCell="severity" [of]="list" let-one>
        <sh-severity-chip [severity]="one.severity" />
      </ng-template>
      <ng-template shCell="state" [of]="list" let-one>
        <sh-finding-state [state]="one.state" />
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
  `,
})
export class FindingList {
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly choices = computed(() => {
    const { findings } = this.t();
    const me = this.session.person();
    return {
      open: [
        ['true', findings.open],
        ['false', findings.settled],
      ] as const,
      states: FINDING_STATES.map((state) => [state, findings.states[state]] as const),
      severities: SEVERITIES.map((severity) => [severity, findings.severities[severity]] as const),
      mine: me ? [[me.id, me.name] as const] : [],
    };
  });
  protected readonly list = new List<FindingSummary, FindingSummary>({
    url: '/api/findings',
    sort: 'dueOn',
    conditions: ['q', 'open', 'state', 'severity', 'contractorId', 'auditId', 'ownerId', 'overdue', 'recurring'],
    // what still asks something of somebody comes first
    defaults: { open: 'true' },
    file: () => this.t().findings.csvName,
    columns: () => {
      const { findings } = this.t();
      return [
        { key: 'number', head: findings.number, only: 'file', text: ({ number }) => number },
        { key: 'title', head: findings.title, sort: 'number', width: 260, text: ({ title }) => title },
        {
          key: 'contractor',
          head: findings.contractor,
          width: 140,
          text: ({ contractor }) => contractor.name,
          link: ({ contractor }) => ['/contractors', contractor.id],
        },
        {
          key: 'severity',
          head: findings.severity,
          sort: 'severity',
          text: ({ severity }) => findings.severities[severity],
        },
        { key: 'state', head: findings.state, text: ({ state }) => findings.states[state] },
        {
          key: 'dueOn',
          head: findings.dueOn,
          sort: 'dueOn',
          width: 150,
          text: ({ dueOn }) => (dueOn === null ? '' : this.formats.date(dueOn)),
          file: ({ dueOn }) => dueOn ?? '',
        },
        { key: 'owner', head: findings.owner, text: ({ owner }) => owner?.name ?? '' },
        { key: 'audit', head: findings.audit, text: ({ audit }) => audit?.number ?? '' },
        { key: 'question', head: findings.question, only: 'file', text: ({ question }) => question ?? '' },
        { key: 'foundOn', head: findings.foundOn, only: 'file', text: ({ foundOn }) => foundOn },
        {
          key: 'recurs',
          head: findings.recurrenceOf,
          only: 'file',
          text: ({ recurrenceOf }) => recurrenceOf?.number ?? '',
        },
      ];
    },
  });
}
