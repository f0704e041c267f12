import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CertificateSummary } from '#contract/certificates.js';
import { CERTIFICATE_STATES } from '#domain/certificate/lifecycle.js';
import { certificateTitle, SCHEME_FACTS, SCHEMES } from '#domain/certificate/schemes.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { PageHeader } from '../ui/page-header';
import { CertificateSigns, CertificateStateChip } from './certificate-chips';

@Component({
  selector: 'sh-certificate-list',
  imports: [
    CertificateSigns,
    CertificateStateChip,
    ChoiceFilter,
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
    @let text = t().certificates;
    <sh-page-header [heading]="text.heading">
      <small hint>{{ text.lead }}</small>
      @if (session.may('certificates.edit')) {
        <a actions matButton="filled" routerLink="/certificates/new">{{ text.add }}</a>
      }
    </sh-page-header>
    <sh-list [list]="list" [empty]="text.empty" [emptyHint]="text.emptyHint" [nothingFound]="text.nothingFound">
      <sh-search-filter [hint]="text.searchHint" />
      <sh-choice-filter name="state" [label]="text.state" [choices]="choices().states" />
      <sh-choice-filter name="scheme" [label]="text.scheme" [choices]="choices().schemes" />
      <sh-choice-filter name="current" [label]="text.current" [choices]="choices().current" />
      @if (list.value('contractorId')) {
        <span class="chip plain">{{ text.onlyContractor }}</span>
      }
      <ng-template shCell="title" [of]="list" let-one>
        <a [routerLink]="['/certificates', one.id]">{{ titleOf(one) }}</a>
        <div class="signs"><sh-certificate-signs [certificate]="one" /></div>
      </ng-template>
      <ng-template shCell="state" [of]="list" let-one>
        <sh-certificate-state [certificate]="one" />
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
export class CertificateList {
  protected readonly session = inject(Session);
  private readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly choices = computed(() => {
    const { certificates } = this.t();
    return {
      states: CERTIFICATE_STATES.map((state) => [state, certificates.states[state]] as const),
      schemes: SCHEMES.map((scheme) => [scheme, this.language.of(SCHEME_FACTS[scheme].title)] as const),
      current: [
        ['true', certificates.currentOnly],
        ['false', certificates.pastOnly],
      ] as const,
    };
  });
  protected readonly list = new List<CertificateSummary, CertificateSummary>({
    url: '/api/certificates',
    sort: 'validUntil',
    conditions: ['q', 'state', 'scheme', 'current', 'contractorId'],
    // what was renewed or withdrawn asks nothing of anybody
    defaults: { current: 'true' },
    file: () => this.t().certificates.csvName,
    columns: () => {
      const { certificates: text } = this.t();
      return [
        { key: 'title', head: text.title, sort: 'scheme', width: 220, text: (one) => this.titleOf(one) },
        {
          key: 'contractor',
          head: text.contractor,
          width: 150,
          text: ({ contractor }) => contractor.name,
          link: ({ contractor }) => ['/contractors', contractor.id],
        },
        { key: 'state', head: text.state, width: 110, text: ({ state }) => text.states[state] },
        {
          key: 'validUntil',
          head: text.validUntil,
          sort: 'validUntil',
          width: 140,
          text: ({ validUntil }) => (validUntil === null ? '' : this.formats.date(validUntil)),
          file: ({ validUntil }) => validUntil ?? '',
        },
        { key: 'body', head: text.body, text: ({ body }) => body },
        { key: 'issuedOn', head: text.issuedOn, only: 'file', text: ({ issuedOn }) => issuedOn ?? '' },
        { key: 'periodTo', head: text.periodTo, only: 'file', text: ({ periodTo }) => periodTo ?? '' },
        {
          key: 'gap',
          head: text.gap,
          only: 'file',
          text: ({ gapDays }) => (gapDays === null ? '' : text.gapDays(gapDays)),
        },
        {
          key: 'opinion',
          head: text.opinion,
          only: 'file',
          text: ({ opinion }) => (opinion === null ? '' : text.opinions[opinion]),
        },
        {
          key: 'exceptions',
          head: text.exceptions,
          only: 'file',
          text: ({ hasExceptions }) => (hasExceptions ? text.hasExceptions : ''),
        },
      ];
    },
  });

  protected titleOf(one: CertificateSummary): string {
    return certificateTitle(one, this.language.code());
  }
}
