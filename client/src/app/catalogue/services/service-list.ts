import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ServiceSummary } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { List } from '../../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../../ui/list-filters';
import { ListState } from '../../ui/list-state';
import { ListCell, ListView } from '../../ui/list-view';
import { PageHeader } from '../../ui/page-header';
import { OwnPrice } from './own-price';
import { type PricedService, priceFor, readOwnVolume, sortByFee } from './own-volume';
import { OwnVolumeBar } from './own-volume-bar';

type Row = PricedService & { readonly id: string };

@Component({
  selector: 'sh-service-list',
  imports: [
    ChoiceFilter,
    FlagFilter,
    ListCell,
    ListView,
    MatButton,
    OwnPrice,
    OwnVolumeBar,
    PageHeader,
    RouterLink,
    SearchFilter,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './service-list.html',
  styleUrl: './service-list.scss',
})
export class ServiceList {
  readonly mails = input<string>();
  readonly addresses = input<string>();
  readonly assume = input<string>();
  protected readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly plansShown = 3;

  /** our volume goes with the person to the page of a service */
  protected readonly ownQuery = computed(() => ({
    mails: this.mails(),
    addresses: this.addresses(),
    assume: this.assume(),
  }));
  private readonly own = computed(() => readOwnVolume(this.mails(), this.addresses(), this.assume()));
  protected readonly choices = computed(() => {
    const { trial, priced, notPriced } = this.t().catalogue;
    return {
      trial: Object.entries(trial),
      priced: [['true', priced] as const, ['false', notPriced] as const],
    };
  });

  protected readonly list = new List<ServiceSummary, Row>({
    url: '/api/services',
    sort: 'yomi',
    conditions: ['q', 'freeTrial', 'priced', 'vendorId', 'archived'],
    file: () => this.t().catalogue.csvName,
    // the fee for our volume is known to the page only
    pageSorts: ['fee', '-fee'],
    rows: (items, sort) => {
      const priced = items.map((service) => priceFor(service, this.own()));
      const rows = /^-?fee$/.test(sort) ? sortByFee(priced, sort === '-fee') : priced;
      return rows.map((row) => ({ ...row, id: row.service.id }));
    },
    columns: () => {
      const { catalogue, terms } = this.t();
      const { columns } = catalogue;
      const trialOf = ({ freeTrial }: ServiceSummary) =>
        freeTrial === null ? catalogue.trialUnknown : catalogue.trial[freeTrial];
      return [
        { key: 'service', head: columns.service, sort: 'yomi', width: 200, text: ({ service }) => service.name },
        { key: 'yomi', head: columns.yomi, only: 'file', text: ({ service }) => service.yomi },
        {
          key: 'vendor',
          head: columns.vendor,
          sort: 'vendor',
          width: 130,
          text: ({ service }) => service.vendor?.name ?? '',
        },
        { key: 'type', head: columns.type, width: 110, text: ({ service }) => service.type },
        { key: 'trial', head: columns.trial, width: 116, text: ({ service }) => trialOf(service) },
        { key: 'functions', head: columns.functions, only: 'file', text: ({ service }) => service.functions },
        {
          key: 'price',
          head: columns.price,
          width: 240,
          text: ({ service }) => service.plans.map((plan) => plan.asWritten).join('\n'),
        },
        {
          key: 'fee',
          head: columns.yearly,
          sort: 'fee',
          text: ({ fee }) => (fee ? this.formats.fee(fee.y1, fee.lowerBound) : ''),
        },
        {
          key: 'note',
          head: catalogue.note,
          only: 'file',
          text: ({ fee }) => fee?.reasons.map((reason) => terms.feeReasons[reason]).join(' / ') ?? '',
        },
      ];
    },
  });
  protected readonly byFee = computed(() => /^-?fee$/.test(this.list.order()));
  protected readonly vendorName = computed(() => this.list.rows()[0]?.service.vendor?.name ?? '');
}
