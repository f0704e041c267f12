import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContractSummary } from '#contract/contracts.js';
import type { PersonName } from '#contract/people.js';
import { may } from '#domain/access/roles.js';
import { CONTRACT_KINDS, CONTRACT_STATES } from '#domain/contract/lifecycle.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { ClauseSigns, ContractStateChip, DaysLeft } from './contract-signs';
import { ContractWords } from './contract-words';
import { ContractsHeader } from './contracts-header';

@Component({
  selector: 'sh-contract-list',
  imports: [
    ChoiceFilter,
    ClauseSigns,
    ContractsHeader,
    ContractStateChip,
    DaysLeft,
    FlagFilter,
    ListCell,
    ListView,
    RouterLink,
    SearchFilter,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contracts;
    <sh-contracts-header />
    <sh-list [list]="list" [empty]="text.empty" [emptyHint]="text.emptyHint">
      <sh-search-filter [hint]="text.search" />
      <sh-choice-filter name="state" [label]="text.state" [choices]="choices().states" />
      <sh-choice-filter name="kind" [label]="text.kind" [choices]="choices().kinds" />
      <sh-choice-filter name="ownerId" [label]="text.owner" [choices]="choices().owners" />
      <sh-flag-filter name="gaps" [label]="text.gapsOnly" />
      @if (list.value('contractorId')) {
        <span class="chip plain">{{ text.onlyContractor }}</span>
      }
      <ng-template shCell="decideBy" [of]="list" let-one>
        <div>
          {{ one.decideBy ? formats.date(one.decideBy) : '―' }}
          <sh-days-left [contract]="one" />
        </div>
      </ng-template>
      <ng-template shCell="title" [of]="list" let-one>
        <a [routerLink]="['/contracts', one.id]">{{ one.title }}</a>
        <small class="kind">{{ text.kinds[one.kind] }}</small>
      </ng-template>
      <ng-template shCell="endsOn" [of]="list" let-one>
        <div>
          {{ one.endsOn ? formats.date(one.endsOn) : text.noEnd }}
          <small class="kind">{{ one.endsOn ? words.renewal(one) : '' }}</small>
        </div>
      </ng-template>
      <ng-template shCell="state" [of]="list" let-one><sh-contract-state [state]="one.state" /></ng-template>
      <ng-template shCell="clauses" [of]="list" let-one><sh-clause-signs [contract]="one" /></ng-template>
    </sh-list>
  `,
  styles: `
    .kind {
      display: block;
    }
  `,
})
export class ContractList {
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly words = inject(ContractWords);
  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  protected readonly choices = computed(() => {
    const { states, stateFilter, kinds } = this.t().contracts;
    const people = this.people.hasValue() ? this.people.value().items : [];
    return {
      states: [
        ['running', stateFilter.running] as const,
        ...CONTRACT_STATES.map((state) => [state, states[state]] as const),
        ['archived', stateFilter.archived] as const,
      ],
      kinds: CONTRACT_KINDS.map((kind) => [kind, kinds[kind]] as const),
      owners: people.filter(({ roles }) => may(roles, 'contracts.edit')).map(({ id, name }) => [id, name] as const),
    };
  });

  protected readonly list = new List<ContractSummary, ContractSummary>({
    url: '/api/contracts',
    sort: 'decideBy',
    conditions: ['q', 'state', 'kind', 'ownerId', 'gaps', 'contractorId', 'serviceId'],
    // what is in force comes first
    defaults: { state: 'running' },
    file: () => this.t().contracts.csvName,
    columns: () => {
      const text = this.t().contracts;
      return [
        { key: 'number', head: text.number, only: 'file', text: ({ number }) => number },
        {
          key: 'title',
          head: text.title,
          sort: 'title',
          width: 220,
          text: ({ title }) => title,
        },
        {
          key: 'contractor',
          head: text.contractor,
          width: 160,
          text: ({ contractor }) => contractor.name,
          link: ({ contractor }) => ['/contractors', contractor.id],
        },
        { key: 'kind', head: text.kind, only: 'file', text: ({ kind }) => text.kinds[kind] },
        { key: 'state', head: text.state, text: ({ state }) => text.states[state] },
        {
          key: 'decideBy',
          head: text.decideBy,
          sort: 'decideBy',
          width: 150,
          text: ({ decideBy }) => decideBy ?? '',
        },
        {
          key: 'endsOn',
          head: text.endsOn,
          sort: 'endsOn',
          width: 150,
          text: ({ endsOn }) => (endsOn === null ? text.noEnd : this.formats.date(endsOn)),
          file: ({ endsOn }) => endsOn ?? '',
        },
        { key: 'renewal', head: text.renewal, only: 'file', text: (one) => this.words.renewal(one) },
        { key: 'noticeOn', head: text.noticeOn, only: 'file', text: ({ noticeOn }) => noticeOn ?? '' },
        { key: 'amount', head: text.amount, only: 'file', text: ({ amount }) => this.words.amount(amount) },
        {
          key: 'clauses',
          head: text.clauses,
          width: 120,
          text: ({ clauses }) =>
            [
              text.clauseCounts(clauses.present, clauses.total),
              text.clauseGaps(clauses.missing, clauses.partial),
              clauses.unchecked > 0 ? text.clausesUnchecked(clauses.unchecked) : '',
            ]
              .filter((one) => one !== '')
              .join(' / '),
        },
        { key: 'owner', head: text.owner, text: ({ owner }) => owner?.name ?? '' },
      ];
    },
  });
}
