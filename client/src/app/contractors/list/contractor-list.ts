import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { ContractorPage, ContractorSummary } from '#contract/contractors.js';
import type { PersonName } from '#contract/people.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Downloads } from '../../ui/downloads';
import { List } from '../../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../../ui/list-filters';
import { ListState } from '../../ui/list-state';
import { ListCell, ListView } from '../../ui/list-view';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { stateOf } from '../contractor-state';
import { LastAudit } from '../last-audit';
import { TierChip } from '../tier-chip';

const CONDITIONS = ['q', 'tier', 'personalData', 'state', 'ownerId', 'unaudited'];

@Component({
  selector: 'sh-contractor-list',
  imports: [
    ChoiceFilter,
    FlagFilter,
    LastAudit,
    ListCell,
    ListView,
    MatButton,
    PageHeader,
    RouterLink,
    SearchFilter,
    TierChip,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contractors;
    <sh-page-header [heading]="text.heading">
      <small hint>{{ text.lead }}</small>
      <div actions class="actions">
        <button matButton="outlined" type="button" (click)="save()">{{ text.saveXlsx }}</button>
        @if (session.may('contractors.edit')) {
          <a matButton="outlined" routerLink="/contractors/import">{{ text.import }}</a>
          <a matButton="filled" routerLink="/contractors/new">{{ text.add }}</a>
        }
      </div>
    </sh-page-header>
    @if (unaudited(); as count) {
      <p class="banner" role="status">
        <span class="chip bad" aria-hidden="true">!</span>
        {{ text.unauditedBanner(count) }}
        <a routerLink="/contractors" [queryParams]="{ unaudited: 'true', sort: 'lastAuditedOn' }">{{
          text.showThem
        }}</a>
      </p>
    }
    <sh-list [list]="list" [empty]="text.empty" [emptyHint]="text.emptyHint">
      <sh-search-filter [hint]="text.search" />
      <sh-choice-filter name="tier" [label]="text.columns.tier" [choices]="choices().tiers" />
      <sh-choice-filter name="personalData" [label]="text.columns.personalData" [choices]="choices().data" />
      <sh-choice-filter name="state" [label]="text.columns.state" [choices]="choices().states" />
      <sh-choice-filter name="ownerId" [label]="text.columns.owners" [choices]="choices().owners" />
      <sh-flag-filter name="unaudited" [label]="text.unauditedOnly" />
      <ng-template shCell="tier" [of]="list" let-one>
        @if (one.engagements.length > 0) {
          <sh-tier-chip [tier]="one.tier" [provisional]="one.tierProvisional" />
        } @else {
          ―
        }
      </ng-template>
      <ng-template shCell="lastAuditedOn" [of]="list" let-one>
        <div><sh-last-audit [contractor]="one" /></div>
      </ng-template>
      <ng-template shCell="engagements" [of]="list" let-one>
        <div>
          {{ one.engagements[0]?.title ?? '―' }}
          @if (one.engagements.length > 1) {
            <small>{{ text.more(one.engagements.length - 1) }}</small>
          }
        </div>
      </ng-template>
      <ng-template shCell="state" [of]="list" let-one>
        <span class="chip" [class.ok]="one.running" [class.plain]="!one.running">{{ text.states[stateOf(one)] }}</span>
      </ng-template>
    </sh-list>
  `,
  styles: `
    .banner {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      margin: 0 0 12px;
      padding: 8px 12px;
      border: 1px solid var(--bad);
      border-radius: 8px;
      background: var(--surface);
    }
  `,
})
export class ContractorList {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  protected readonly stateOf = stateOf;
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  private readonly language = inject(Language);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  private readonly overdue = httpResource<ContractorPage>(() => ({
    url: '/api/contractors',
    params: { unaudited: true, limit: 1 },
  }));
  protected readonly unaudited = computed(() => (this.overdue.hasValue() ? this.overdue.value().total : 0));

  protected readonly choices = computed(() => {
    const { tiers, personalData, stateFilter } = this.t().contractors;
    const people = this.people.hasValue() ? this.people.value().items : [];
    return {
      tiers: Object.entries(tiers),
      data: Object.entries(personalData),
      states: Object.entries(stateFilter),
      owners: people.map(({ id, name }) => [id, name] as const),
    };
  });

  protected readonly list = new List<ContractorSummary, ContractorSummary>({
    url: '/api/contractors',
    sort: 'yomi',
    conditions: CONDITIONS,
    file: () => this.t().contractors.csvName,
    columns: () => {
      const text = this.t().contractors;
      const { columns } = text;
      return [
        {
          key: 'name',
          head: columns.name,
          sort: 'yomi',
          width: 200,
          text: ({ name }) => name,
          link: ({ id }) => ['/contractors', id],
        },
        { key: 'yomi', head: columns.yomi, only: 'file', text: ({ yomi }) => yomi },
        { key: 'number', head: columns.corporateNumber, only: 'file', text: (one) => one.corporateNumber ?? '' },
        {
          key: 'tier',
          head: columns.tier,
          sort: 'tier',
          text: ({ tier, tierProvisional, engagements }) =>
            engagements.length === 0 ? '' : text.tiers[tier] + (tierProvisional ? ` ${text.provisional}` : ''),
        },
        {
          key: 'lastAuditedOn',
          head: columns.lastAuditedOn,
          sort: 'lastAuditedOn',
          width: 150,
          text: ({ lastAuditedOn }) => lastAuditedOn ?? '',
        },
        {
          key: 'engagements',
          head: columns.engagements,
          width: 180,
          text: ({ engagements }) => engagements.map(({ title }) => title).join('\n'),
        },
        {
          key: 'personalData',
          head: columns.personalData,
          text: ({ personalData, engagements }) => (engagements.length > 0 ? text.personalData[personalData] : ''),
        },
        { key: 'owners', head: columns.owners, text: ({ owners }) => owners.map(({ name }) => name).join('、') },
        { key: 'state', head: columns.state, text: (one) => text.states[stateOf(one)] },
      ];
    },
  });

  /** The whole filtered list in the form that an import reads. */
  protected async save(): Promise<void> {
    const address = this.address();
    const given = [...CONDITIONS, 'sort'].flatMap((name) => {
      const value = address.get(name);
      return value === null ? [] : [[name, value]];
    });
    const query = new URLSearchParams([...given, ['language', this.language.code()]]);
    try {
      await this.downloads.save(`/api/contractors.xlsx?${query.toString()}`);
    } catch (error) {
      this.notices.problem(error);
    }
  }
}
