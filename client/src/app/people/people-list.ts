import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Person } from '#contract/people.js';
import { ROLES } from '#domain/access/roles.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { PageHeader } from '../ui/page-header';

@Component({
  selector: 'sh-people-list',
  imports: [ChoiceFilter, FlagFilter, ListCell, ListView, MatButton, PageHeader, RouterLink, SearchFilter],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().people.heading">
      <small hint>{{ t().people.lead }}</small>
      @if (session.may('people.edit')) {
        <a actions matButton="filled" routerLink="/people/new">{{ t().people.add }}</a>
      }
    </sh-page-header>
    <sh-list [list]="list" [nothingFound]="t().people.nothingFound">
      <sh-search-filter />
      <sh-choice-filter name="role" [label]="t().people.roles" [choices]="roles()" />
      <sh-flag-filter name="stopped" [label]="t().people.stoppedOnly" />
      <ng-template shCell="roles" [of]="list" let-person>
        <div class="chips">
          @for (role of person.roles; track role) {
            <span class="chip plain">{{ t().terms.roles[role] }}</span>
          }
        </div>
      </ng-template>
      <ng-template shCell="state" [of]="list" let-person>
        @if (person.active) {
          <span class="chip ok"><span aria-hidden="true">✓</span> {{ t().people.active }}</span>
        } @else {
          <span class="chip bad"><span aria-hidden="true">✕</span> {{ t().people.stopped }}</span>
        }
      </ng-template>
    </sh-list>
  `,
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class PeopleList {
  protected readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly roles = computed(() => ROLES.map((role) => [role, this.t().terms.roles[role]] as const));
  protected readonly list = new List<Person, Person>({
    url: '/api/people',
    sort: 'name',
    conditions: ['q', 'role', 'stopped'],
    file: () => this.t().people.csvName,
    count: () => this.t().people.count,
    columns: () => {
      const { people, terms } = this.t();
      return [
        {
          key: 'name',
          head: people.name,
          sort: 'name',
          width: 140,
          text: ({ name }) => name,
          link: ({ id }) => ['/people', id],
        },
        { key: 'email', head: people.email, sort: 'email', text: ({ email }) => email },
        {
          key: 'lastSignIn',
          head: people.lastSignIn,
          sort: 'lastSignInAt',
          text: ({ lastSignInAt: at }) => (at === null ? people.never : this.formats.moment(at)),
          file: ({ lastSignInAt }) => lastSignInAt ?? '',
        },
        { key: 'roles', head: people.roles, text: ({ roles }) => roles.map((role) => terms.roles[role]).join(', ') },
        {
          key: 'signsInBy',
          head: people.signsInBy,
          text: ({ signsInBy }) => signsInBy.map((one) => people.methods[one]).join(', '),
        },
        { key: 'state', head: people.state, text: ({ active }) => (active ? people.active : people.stopped) },
      ];
    },
  });
}
