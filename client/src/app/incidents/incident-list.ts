import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { IncidentClock, IncidentSummary } from '#contract/incidents.js';
import { RISKS } from '#domain/checklist/checklist.js';
import { INCIDENT_SEVERITIES, INCIDENT_STATES } from '#domain/incident/states.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { PageHeader } from '../ui/page-header';
import { IncidentClockChip, IncidentSeverityChip, IncidentStateChip } from './incident-chips';

/** The clocks that somebody has to look at: those that run, and a notice that came late. */
const noted = ({ clocks, state }: IncidentSummary): IncidentClock[] =>
  clocks.filter(
    (one) =>
      (one.clock === 'contractNotice' && one.state === 'late') ||
      (state !== 'closed' && ['running', 'overdue', 'prompt'].includes(one.state)),
  );

@Component({
  selector: 'sh-incident-list',
  imports: [
    ChoiceFilter,
    FlagFilter,
    IncidentClockChip,
    IncidentSeverityChip,
    IncidentStateChip,
    ListCell,
    ListView,
    MatButton,
    PageHeader,
    RouterLink,
    SearchFilter,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().incidents.heading">
      <small hint>{{ t().incidents.lead }}</small>
      <div actions class="actions">
        @if (session.may('incidents.edit')) {
          <a matButton="filled" routerLink="/incidents/new">{{ t().incidents.add }}</a>
        }
      </div>
    </sh-page-header>
    <sh-list
      [list]="list"
      [empty]="t().incidents.empty"
      [emptyHint]="t().incidents.emptyHint"
      [nothingFound]="t().incidents.nothingFound"
    >
      <sh-search-filter [hint]="t().incidents.searchHint" />
      <sh-choice-filter name="open" [label]="t().incidents.openOnly" [choices]="choices().open" />
      <sh-choice-filter name="state" [label]="t().incidents.state" [choices]="choices().states" />
      <sh-choice-filter name="severity" [label]="t().incidents.severity" [choices]="choices().severities" />
      <sh-choice-filter name="risk" [label]="t().incidents.risk" [choices]="choices().risks" />
      <sh-flag-filter name="overdue" [label]="t().incidents.overdueOnly" />
      @if (list.value('contractorId')) {
        <span class="chip plain">{{ t().incidents.onlyContractor }}</span>
      }
      <ng-template shCell="title" [of]="list" let-one>
        <a [routerLink]="['/incidents', one.id]">{{ one.number }} {{ one.title }}</a>
      </ng-template>
      <ng-template shCell="severity" [of]="list" let-one>
        <sh-incident-severity [severity]="one.severity" />
      </ng-template>
      <ng-template shCell="state" [of]="list" let-one>
        <sh-incident-state [state]="one.state" />
      </ng-template>
      <ng-template shCell="clocks" [of]="list" let-one>
        <div class="chips">
          @for (clock of notedOf(one); track clock.clock) {
            <sh-incident-clock-chip [clock]="clock" />
          }
        </div>
      </ng-template>
    </sh-list>
  `,
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      padding: 2px 0;
    }
  `,
})
export class IncidentList {
  protected readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly notedOf = noted;
  protected readonly choices = computed(() => {
    const { incidents, terms } = this.t();
    return {
      open: [
        ['true', incidents.open],
        ['false', incidents.closed],
      ] as const,
      states: INCIDENT_STATES.map((state) => [state, incidents.states[state]] as const),
      severities: INCIDENT_SEVERITIES.map((severity) => [severity, incidents.severities[severity]] as const),
      risks: RISKS.map((risk) => [risk, terms.risks[risk]] as const),
    };
  });
  protected readonly list = new List<IncidentSummary, IncidentSummary>({
    url: '/api/incidents',
    sort: 'nextDueAt',
    conditions: ['q', 'open', 'state', 'severity', 'risk', 'contractorId', 'overdue'],
    // what still asks something of somebody comes first
    defaults: { open: 'true' },
    file: () => this.t().incidents.csvName,
    columns: () => {
      const { incidents, terms } = this.t();
      const clockText = (one: IncidentClock): string =>
        `${incidents.shortClocks[one.clock]} ${incidents.clockStates[one.state]}`;
      return [
        { key: 'number', head: incidents.number, only: 'file', text: ({ number }) => number },
        { key: 'title', head: incidents.title, sort: 'number', width: 240, text: ({ title }) => title },
        {
          key: 'contractor',
          head: incidents.contractor,
          width: 130,
          text: ({ contractor }) => contractor?.name ?? incidents.noContractor,
          link: ({ contractor }) => (contractor ? ['/contractors', contractor.id] : null),
        },
        {
          key: 'severity',
          head: incidents.severity,
          sort: 'severity',
          text: ({ severity }) => incidents.severities[severity],
        },
        { key: 'state', head: incidents.state, text: ({ state }) => incidents.states[state] },
        {
          key: 'clocks',
          head: incidents.next,
          sort: 'nextDueAt',
          width: 200,
          text: ({ clocks }) => clocks.map(clockText).join(incidents.separator),
        },
        {
          key: 'learnedAt',
          head: incidents.learnedAt,
          sort: 'learnedAt',
          text: ({ learnedAt }) => this.formats.date(learnedAt),
          file: ({ learnedAt }) => learnedAt,
        },
        { key: 'owner', head: incidents.owner, text: ({ owner }) => owner?.name ?? '' },
        {
          key: 'risks',
          head: incidents.risks,
          only: 'file',
          text: ({ risks }) => risks.map((risk) => terms.risks[risk]).join(incidents.separator),
        },
        { key: 'nextDueAt', head: incidents.next, only: 'file', text: ({ nextDueAt }) => nextDueAt ?? '' },
      ];
    },
  });
}
