import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { Person, PersonPage } from '#contract/people.js';
import { ROLES } from '#domain/access/roles.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { furtherPages } from '../ui/further-pages';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
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
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
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
                  <td class="name">
                    <a [routerLink]="['/people', person.id]">{{ person.name }}</a>
                  </td>
                  <td>{{ person.email }}</td>
                  <td>{{ person.lastSignInAt === null ? t().people.never : formats.moment(person.lastSignInAt) }}</td>
                  <td>
                    <div class="chips">
                      @for (one of person.roles; track one) {
                        <span class="chip plain">{{ t().terms.roles[one] }}</span>
                      }
                    </div>
                  </td>
                  <td>{{ methods(person) }}</td>
                  <td>
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
        <div class="actions foot">
          <span class="muted" role="status">{{ t().people.count(list.items().length, list.total()) }}</span>
          @if (list.hasMore()) {
            <button matButton="outlined" type="button" [disabled]="list.busy()" (click)="list.load()">
              {{ t().shell.more }}
            </button>
          }
        </div>
      }
    }
  `,
  styles: `
    .filters {
      display: flex;
      gap: 16px;
      align-items: center;
      flex-wrap: wrap;
      margin-bottom: 8px;
    }
    .name {
      min-width: 120px;
      font-weight: 700;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .foot {
      margin-top: 8px;
    }
    td {
      min-width: 88px;
    }
  `,
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
  private readonly parameters = computed(() => {
    const given = { q: this.q(), role: this.role(), stopped: this.stopped(), sort: this.sort() };
    const set = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
    return { ...Object.fromEntries(set), limit: 100 };
  });
  protected readonly page = httpResource<PersonPage>(() => ({ url: '/api/people', params: this.parameters() }));
  protected readonly list = furtherPages<Person>('/api/people', this.parameters, this.page);

  protected methods(person: Person): string {
    return person.signsInBy.map((one) => this.t().people.methods[one]).join(', ');
  }
  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    const sort = this.sort() ?? FALLBACK;
    return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : null;
  }
}
