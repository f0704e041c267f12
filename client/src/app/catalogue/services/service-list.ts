import { DOCUMENT } from '@angular/core';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { ServiceSummary } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { saveText, toCsv } from '../../ui/csv';
import { EmptyState } from '../../ui/empty-state';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { pagedList } from '../../ui/paged-list';
import { SortHeader } from '../../ui/sort-header';
import { OwnPrice } from './own-price';
import { priceFor, readOwnVolume, sortByFee } from './own-volume';
import { OwnVolumeBar } from './own-volume-bar';

const PLANS_SHOWN = 3;

@Component({
  selector: 'sh-service-list',
  imports: [
    EmptyState,
    LoadState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    OwnPrice,
    OwnVolumeBar,
    PageHeader,
    RouterLink,
    SortHeader,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './service-list.html',
  styleUrl: './service-list.scss',
})
export class ServiceList {
  readonly q = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly sort = input<string>();
  readonly freeTrial = input<string>();
  readonly priced = input<string>();
  readonly vendorId = input<string>();
  readonly archived = input<string>();
  readonly mails = input<string>();
  readonly addresses = input<string>();
  readonly assume = input<string>();
  protected readonly session = inject(Session);
  protected readonly state = inject(ListState);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly document = inject(DOCUMENT);

  private readonly filters = computed(() => {
    const given = {
      q: this.q(),
      freeTrial: this.freeTrial(),
      priced: this.priced(),
      vendorId: this.vendorId(),
      archived: this.archived(),
    };
    return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]));
  });
  protected readonly filtered = computed(() => Object.keys(this.filters()).length > 0);
  protected readonly order = computed(() => this.sort() ?? 'yomi');
  protected readonly byFee = computed(() => /^-?fee$/.test(this.order()));
  protected readonly list = pagedList<ServiceSummary>('/api/services', () => ({
    ...this.filters(),
    // the fee for our volume is known to the page only
    sort: this.byFee() ? 'yomi' : this.order(),
    limit: 100,
  }));
  /** our volume goes with the person to the page of a service */
  protected readonly ownQuery = computed(() => ({
    mails: this.mails(),
    addresses: this.addresses(),
    assume: this.assume(),
  }));
  private readonly own = computed(() => readOwnVolume(this.mails(), this.addresses(), this.assume()));
  protected readonly rows = computed(() => {
    const priced = this.list.items().map((service) => priceFor(service, this.own()));
    const rows = this.byFee() ? sortByFee(priced, this.order() === '-fee') : priced;
    return rows.map((row) => ({
      ...row,
      plans: row.service.plans.slice(0, PLANS_SHOWN),
      pickPlan: row.fee?.reasons.includes('capacityNotStated') ?? false,
      further: Math.max(0, row.service.plans.length - PLANS_SHOWN),
    }));
  });
  protected readonly vendorName = computed(() => this.list.items()[0]?.vendor?.name ?? '');

  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    return this.order() === column ? 'ascending' : this.order() === `-${column}` ? 'descending' : null;
  }
  protected clear(): void {
    this.state.set({ q: null, freeTrial: null, priced: null, vendorId: null, archived: null });
  }
  protected trialOf(service: ServiceSummary): string {
    const { catalogue } = this.t();
    return service.freeTrial === null ? catalogue.trialUnknown : catalogue.trial[service.freeTrial];
  }

  protected save(): void {
    const { catalogue, terms } = this.t();
    const { columns } = catalogue;
    const rows = this.rows().map(({ service, fee }) => [
      service.name,
      service.yomi,
      service.vendor?.name ?? '',
      service.type,
      this.trialOf(service),
      service.functions,
      service.plans.map((plan) => plan.asWritten).join('\n'),
      fee ? this.formats.fee(fee.y1, fee.lowerBound) : '',
      fee?.reasons.map((reason) => terms.feeReasons[reason]).join(' / ') ?? '',
    ]);
    const heads = [
      columns.service,
      columns.yomi,
      columns.vendor,
      columns.type,
      columns.trial,
      columns.functions,
      columns.price,
      columns.yearly,
      catalogue.note,
    ];
    saveText(this.document, catalogue.csvName, toCsv([heads, ...rows]));
  }
}
