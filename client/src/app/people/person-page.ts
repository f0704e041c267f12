import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ChangePerson, Person } from '#contract/people.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';

/** A person who may sign in: what they are, and stopping them. */
@Component({
  selector: 'sh-person-page',
  imports: [LoadState, MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="person" />
    @if (person.hasValue()) {
      @let one = person.value();
      <sh-page-header [heading]="one.name" [crumb]="t().people.heading" crumbLink="/people">
        @if (!one.active) {
          <span chips class="chip bad"><span aria-hidden="true">✕</span> {{ t().people.stopped }}</span>
        }
        <div actions class="actions">
          @if (session.may('trail.read')) {
            <a matButton="outlined" routerLink="/trail" [queryParams]="{ subjectId: id() }">{{ t().people.history }}</a>
          }
          @if (session.may('people.edit')) {
            @if (!one.active) {
              <button matButton="outlined" type="button" (click)="setActive(one, true)">
                {{ t().people.restart }}
              </button>
            } @else if (!self()) {
              <button matButton="outlined" type="button" (click)="asking.set(true)">{{ t().people.stop }}…</button>
            }
            <a matButton="filled" [routerLink]="['/people', one.id, 'edit']">{{ t().shell.edit }}</a>
          }
        </div>
      </sh-page-header>
      @if (asking()) {
        <section class="card" [attr.aria-label]="t().people.stop">
          <p role="alert">{{ t().people.stopAsk(one.name) }}</p>
          <div class="actions">
            <button matButton="filled" type="button" (click)="setActive(one, false)">{{ t().people.stop }}</button>
            <button matButton type="button" (click)="asking.set(false)">{{ t().shell.cancel }}</button>
          </div>
        </section>
      }
      <section class="card">
        <dl>
          <dt>{{ t().people.email }}</dt>
          <dd>{{ one.email }}</dd>
          <dt>{{ t().people.roles }}</dt>
          <dd>
            @for (role of one.roles; track role) {
              <div>
                {{ t().terms.roles[role] }} <small class="muted">{{ t().people.roleHints[role] }}</small>
              </div>
            }
          </dd>
          <dt>{{ t().people.signsInBy }}</dt>
          <dd>{{ methods() || '―' }}</dd>
          <dt>{{ t().people.lastSignIn }}</dt>
          <dd>{{ one.lastSignInAt === null ? t().people.never : formats.moment(one.lastSignInAt) }}</dd>
        </dl>
        @if (self()) {
          <p class="muted">{{ t().people.yourself }}</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      max-width: 900px;
    }
    dl {
      display: grid;
      grid-template-columns: 130px 1fr;
      gap: 6px 12px;
      margin: 0;
    }
    dt {
      color: var(--text-2);
      font-size: 13px;
    }
    dd {
      margin: 0;
    }
    p {
      margin: 12px 0 0;
    }
    p[role='alert'] {
      margin: 0 0 8px;
    }
  `,
})
export class PersonPage {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly person = httpResource<Person>(() => `/api/people/${this.id()}`);
  protected readonly asking = signal(false);
  protected readonly self = computed(() => this.session.person()?.id === this.id());
  protected readonly methods = computed(() => {
    const { methods } = this.t().people;
    return this.person.hasValue()
      ? this.person
          .value()
          .signsInBy.map((one) => methods[one])
          .join('・')
      : '';
  });

  protected async setActive({ name, roles, version }: Person, active: boolean): Promise<void> {
    this.asking.set(false);
    try {
      const body: ChangePerson = { name, roles, active };
      const after = await this.api.send<Person>('PUT', `/api/people/${this.id()}`, body, version);
      this.person.set(after);
      const { people } = this.t();
      if (active) this.notices.done(people.restarted(name));
      else this.notices.undoable(people.stopDone(name), () => void this.setActive(after, true));
    } catch (error) {
      this.notices.problem(error);
      this.person.reload();
    }
  }
}
