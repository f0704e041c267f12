import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { Vendor } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { EmptyState } from '../../ui/empty-state';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { pagedList } from '../../ui/paged-list';
import { SortHeader } from '../../ui/sort-header';

@Component({
  selector: 'sh-vendor-list',
  imports: [EmptyState, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader, RouterLink, SortHeader],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().catalogue.vendors">
      <small hint>{{ t().catalogue.vendorsLead }}</small>
      @if (session.may('catalogue.edit')) {
        <a actions matButton="filled" routerLink="/catalogue/vendors/new">{{ t().catalogue.addVendor }}</a>
      }
    </sh-page-header>
    <div class="filters no-print">
      <mat-form-field class="search">
        <mat-label>{{ t().shell.search }}</mat-label>
        <input
          #search
          matInput
          type="search"
          [placeholder]="t().catalogue.searchVendors"
          [value]="q()"
          (input)="state.set({ q: search.value })"
        />
      </mat-form-field>
      <label
        ><input
          #old
          type="checkbox"
          [checked]="archived() === 'true'"
          (change)="state.set({ archived: old.checked ? 'true' : null })"
        />
        {{ t().catalogue.archivedOnly }}</label
      >
    </div>
    <sh-load-state [resource]="list.first" />
    @if (list.ready()) {
      @if (list.items().length === 0) {
        <sh-empty-state
          [heading]="filtered() ? t().catalogue.nothingFound : t().catalogue.emptyVendors"
          [hint]="filtered() ? t().catalogue.nothingFoundHint : t().catalogue.emptyVendorsHint"
        />
      } @else {
        <div class="card flush">
          <table class="grid">
            <thead>
              <tr>
                <th class="head" [attr.aria-sort]="ariaSort()">
                  <sh-sort-header column="yomi" [sort]="order()" fallback="yomi">{{
                    t().catalogue.columns.vendor
                  }}</sh-sort-header>
                </th>
                <th>{{ t().catalogue.columns.yomi }}</th>
                <th class="num">{{ t().catalogue.columns.serviceCount }}</th>
                <th>{{ t().catalogue.columns.homepage }}</th>
                <th>{{ t().catalogue.note }}</th>
              </tr>
            </thead>
            <tbody>
              @for (vendor of list.items(); track vendor.id) {
                <tr>
                  <td class="head">
                    <a [routerLink]="['/catalogue/vendors', vendor.id]">{{ vendor.name }}</a>
                  </td>
                  <td [attr.data-label]="t().catalogue.columns.yomi">{{ vendor.yomi || '―' }}</td>
                  <td class="num" [attr.data-label]="t().catalogue.columns.serviceCount">{{ vendor.serviceCount }}</td>
                  <td [attr.data-label]="t().catalogue.columns.homepage">
                    @if (vendor.homepage; as homepage) {
                      <a [href]="homepage" target="_blank" rel="noopener noreferrer">{{ homepage }} ↗</a>
                    } @else {
                      <small>{{ t().catalogue.notStated }}</small>
                    }
                  </td>
                  <td [attr.data-label]="t().catalogue.note">{{ vendor.note || '―' }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <div class="foot">
          <span class="muted" role="status">{{ t().catalogue.count(list.items().length, list.total()) }}</span>
          @if (list.hasMore()) {
            <button matButton="outlined" type="button" [disabled]="list.loadingMore()" (click)="list.more()">
              {{ t().shell.more }}
            </button>
          }
        </div>
      }
    }
  `,
  styleUrl: './vendor-list.scss',
})
export class VendorList {
  readonly q = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly sort = input<string>();
  readonly archived = input<string>();
  protected readonly session = inject(Session);
  protected readonly state = inject(ListState);
  protected readonly t = inject(Language).text;
  protected readonly order = computed(() => this.sort() ?? 'yomi');
  protected readonly filtered = computed(() => this.q() !== '' || this.archived() === 'true');
  protected readonly list = pagedList<Vendor>('/api/vendors', () => ({
    ...(this.q() ? { q: this.q() } : {}),
    ...(this.archived() === 'true' ? { archived: 'true' } : {}),
    sort: this.order(),
    limit: 100,
  }));

  protected ariaSort(): 'ascending' | 'descending' {
    return this.order().startsWith('-') ? 'descending' : 'ascending';
  }
}
