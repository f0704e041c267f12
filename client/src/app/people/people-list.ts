import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { Person } from '#contract/people.js';
import { ROLES } from '#domain/access/roles.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { pagedList } from '../ui/paged-list';
import { SortHeader } from '../ui/sort-header';

const FALLBACK = 'name';

@Component({
  selector: 'sh-people-list',
  imports: [EmptyState, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader, RouterLink, SortHeader],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().people.heading">
      <small hint>{{ t().people.lead }}</small>
      @if (session.may('people.edit')) {
        <a actions matButton="filled" routerLink="/people/new">{{ t().people.add }}</a>
      }
    </sh-page-header>
    <div class="filters no-print">
      <mat-form-field>
        <mat-label>{{ t().shell.search }}</mat-label>
        <input #search matInput type="search" [value]="q() ?? ''" (input)="state.set({ q: search.value })" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().people.roles }}</mat-label>
        <select #wanted matNativeControl [value]="role() ?? ''" (change)="state.set({ role: wanted.value })">
          <option value="">{{ t().shell.all }}</option>
          @for (one of roles; track one) {
            <option [value]="one" [selected]="one === role()">{{ t().terms.roles[one] }}</option>
          }
        </select>
      </mat-form-field>
      <label
        ><input
          #old
          type="checkbox"
          [checked]="stopped() === 'true'"
          (change)="state.set({ stopped: old.checked ? 'true' : null })"
        />
        {{ t().people.stoppedOnly }}</label
      >
    </div>
    <sh-load-state [resource]="list.first" />
    @if (list.ready()) {
      @if (list.items().length === 0) {
        <sh-empty-state [heading]="t().people.nothingFound" [hint]="t().people.nothingFoundHint" />
      } @else {
        <div class="card flush">
          <table class="grid">
            <thead>
              <tr>
                @for (column of columns; track column) {
                  <th [attr.aria-sort]="ariaSort(column)">
                    <sh-sort-header [column]="column" [sort]="sort() ?? fallback" [fallback]="fallback">{{
                      column === 'lastSignInAt' ? t().people.lastSignIn : t().people[column]
                    }}</sh-sort-header>
                  </th>
                }
                <th>{{ t().people.roles }}</th>
                <th>{{ t().people.signsInBy }}</th>
                <th>{{ t().people.state }}</th>
              </tr>
            </thead>
            <tbody>
              @for (person of list.items(); track person.id) {
                <tr>
                  <td class="head">
                    <a [routerLink]="['/people', person.id]">{{ person.name }}</a>
                  </td>
                  <td [attr.data-label]="t().people.email">{{ person.email }}</td>
                  <td [attr.data-label]="t().people.lastSignIn">
                    {{ person.lastSignInAt === null ? t().people.never : formats.moment(person.lastSignInAt) }}
                  </td>
                  <td [attr.data-label]="t().people.roles">
                    <div class="chips">
                      @for (one of person.roles; track one) {
                        <span class="chip plain">{{ t().terms.roles[one] }}</span>
                      }
                    </div>
                  </td>
                  <td [attr.data-label]="t().people.signsInBy">{{ methods(person) }}</td>
                  <td [attr.data-label]="t().people.state">
                    @if (person.active) {
                      <span class="chip ok"><span aria-hidden="true">✓</span> {{ t().people.active }}</span>
                    } @else {
                      <span class="chip bad"><span aria-hidden="true">✕</span> {{ t().people.stopped }}</span>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <div class="foot">
          <span class="muted" role="status">{{ t().people.count(list.items().length, list.total()) }}</span>
          @if (list.hasMore()) {
            <button matButton="outlined" type="button" [disabled]="list.loadingMore()" (click)="list.more()">
              {{ t().shell.more }}
            </button>
          }
        </div>
      }
    }
  `,
  styleUrl: './people-list.scss',
})
export class PeopleList {
  readonly q = input<string>();
  readonly role = input<string>();
  readonly stopped = input<string>();
  readonly sort = input<string>();
  protected readonly session = inject(Session);
  protected readonly state = inject(ListState);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly roles = ROLES;
  protected readonly columns = ['name', 'email', 'lastSignInAt'] as const;
  protected readonly fallback = FALLBACK;
  protected readonly list = pagedList<Person>('/api/people', () => {
    const given = { q: this.q(), role: this.role(), stopped: this.stopped(), sort: this.sort() };
    const set = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
    return { ...Object.fromEntries(set), limit: 100 };
  });

  protected methods(person: Person): string {
    return person.signsInBy.map((one) => this.t().people.methods[one]).join(', ');
  }
  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    const sort = this.sort() ?? FALLBACK;
    return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : null;
  }
}
