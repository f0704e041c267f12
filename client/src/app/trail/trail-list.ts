import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { PersonName } from '#contract/people.js';
import type { TrailEvent, TrailPage } from '#contract/trail.js';
import { PERMISSIONS } from '#domain/access/roles.js';
import { TRAIL_ACTIONS } from '#domain/trail/event.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { furtherPages } from '../ui/further-pages';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { SortHeader } from '../ui/sort-header';
import { fieldText, pageOf, valueText } from './change-text';

const FALLBACK = '-at';
const NO_CONDITION = { q: null, action: null, actorId: null, subjectId: null, from: null, to: null };

@Component({
  selector: 'sh-trail-list',
  imports: [EmptyState, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader, RouterLink, SortHeader],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trail-list.html',
  styleUrl: './trail-list.scss',
})
export class TrailList {
  readonly q = input<string>();
  readonly action = input<string>();
  readonly actorId = input<string>();
  readonly subjectId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly sort = input<string>();
  protected readonly state = inject(ListState);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly actions = TRAIL_ACTIONS;
  protected readonly fallback = FALLBACK;
  private readonly session = inject(Session);

  private readonly conditions = computed(() => {
    const given = {
      q: this.q(),
      action: this.action(),
      actorId: this.actorId(),
      subjectId: this.subjectId(),
      from: this.from(),
      to: this.to(),
    };
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
    );
  });
  protected readonly filtered = computed(() => Object.keys(this.conditions()).length > 0);
  private readonly parameters = computed(() => ({
    ...this.conditions(),
    ...(this.sort() ? { sort: this.sort() ?? '' } : {}),
    limit: 50,
  }));
  protected readonly page = httpResource<TrailPage>(() => ({ url: '/api/trail', params: this.parameters() }));
  protected readonly list = furtherPages<TrailEvent>('/api/trail', this.parameters, this.page);

  private readonly names = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  /** who can be chosen: everybody who is active, and whoever is chosen now */
  protected readonly people = computed(() => {
    const active = this.names.hasValue() ? this.names.value().items : [];
    const chosen = this.actorId();
    if (!chosen || active.some(({ id }) => id === chosen)) return active;
    const name = this.list.items().find(({ actor }) => actor.id === chosen)?.actor.name ?? chosen;
    return [{ id: chosen, name }, ...active];
  });

  protected readonly ariaSort = computed(() => ((this.sort() ?? FALLBACK) === 'at' ? 'ascending' : 'descending'));

  protected actionText(action: string): string {
    return (this.t().trail.actions as Record<string, string>)[action] ?? action;
  }
  protected linkOf({ subject }: TrailEvent): string | null {
    const page = pageOf(subject);
    const permission = PERMISSIONS.find((one) => one === page?.[1]);
    return page && permission && this.session.may(permission) ? page[0] : null;
  }
  protected field(path: string): string {
    return fieldText(path, this.t().trail.fields);
  }
  protected value(value: unknown): string {
    return valueText(value, this.t().shell);
  }
  protected clear(): void {
    this.state.set(NO_CONDITION);
  }
}
