import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Vendor } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { List } from '../../ui/list';
import { FlagFilter, SearchFilter } from '../../ui/list-filters';
import { ListState } from '../../ui/list-state';
import { ListCell, ListView } from '../../ui/list-view';
import { PageHeader } from '../../ui/page-header';

@Component({
  selector: 'sh-vendor-list',
  imports: [FlagFilter, ListCell, ListView, MatButton, PageHeader, RouterLink, SearchFilter],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().catalogue.vendors">
      <small hint>{{ t().catalogue.vendorsLead }}</small>
      @if (session.may('catalogue.edit')) {
        <a actions matButton="filled" routerLink="/catalogue/vendors/new">{{ t().catalogue.addVendor }}</a>
      }
    </sh-page-header>
    <sh-list [list]="list" [empty]="t().catalogue.emptyVendors" [emptyHint]="t().catalogue.emptyVendorsHint">
      <sh-search-filter [hint]="t().catalogue.searchVendors" />
      <sh-flag-filter name="archived" [label]="t().lists.archivedOnly" />
      <ng-template shCell="homepage" [of]="list" let-vendor>
        @if (vendor.homepage; as homepage) {
          <a [href]="homepage" target="_blank" rel="noopener noreferrer">{{ homepage }} ↗</a>
        } @else {
          <small>{{ t().catalogue.notStated }}</small>
        }
      </ng-template>
    </sh-list>
  `,
})
export class VendorList {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  protected readonly list = new List<Vendor, Vendor>({
    url: '/api/vendors',
    sort: 'yomi',
    conditions: ['q', 'archived'],
    file: () => this.t().catalogue.vendorsCsv,
    columns: () => {
      const { columns, note } = this.t().catalogue;
      return [
        {
          key: 'name',
          head: columns.vendor,
          sort: 'yomi',
          width: 200,
          text: ({ name }) => name,
          link: ({ id }) => ['/catalogue/vendors', id],
        },
        { key: 'yomi', head: columns.yomi, text: ({ yomi }) => yomi },
        { key: 'services', head: columns.serviceCount, number: true, text: ({ serviceCount }) => String(serviceCount) },
        { key: 'homepage', head: columns.homepage, text: ({ homepage }) => homepage ?? '' },
        { key: 'note', head: note, text: (vendor) => vendor.note },
      ];
    },
  });
}
