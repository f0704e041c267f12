import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, signal } from '@angular/core';
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
import { Api } from '../ui/api';
import { saveText, toCsv } from '../ui/csv';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { pagedList } from '../ui/paged-list';
import { SortHeader } from '../ui/sort-header';
import { fieldText, pageOf, valueText } from './change-text';

const FALLBACK = '-at';
const EXPORTED_AT_MOST = 10_000;
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
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly document = inject(DOCUMENT);

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
  protected readonly order = computed(() => this.sort() ?? FALLBACK);
  protected readonly list = pagedList<TrailEvent>('/api/trail', () => ({
    ...this.conditions(),
    sort: this.order(),
    limit: 50,
  }));
  protected readonly exporting = signal(false);

  private readonly names = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  /** who can be chosen: everybody who is active, and whoever is chosen now */
  protected readonly people = computed(() => {
    const active = this.names.hasValue() ? this.names.value().items : [];
    const chosen = this.actorId();
    if (!chosen || active.some(({ id }) => id === chosen)) return active;
    const name = this.list.items().find(({ actor }) => actor.id === chosen)?.actor.name ?? chosen;
    return [{ id: chosen, name }, ...active];
  });

  protected readonly ariaSort = computed(() => (this.order() === 'at' ? 'ascending' : 'descending'));
  /** what codes are called, by the field that holds them */
  private readonly codes = computed<Readonly<Record<string, Readonly<Record<string, string>>>>>(() => {
    const { terms, people } = this.t();
    return { roles: terms.roles, state: terms.states, grade: terms.grades, by: people.methods };
  });

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
  protected value(path: string, value: unknown): string {
    return valueText(value, this.t().shell, this.codes()[path] ?? {});
  }
  protected clear(): void {
    this.state.set(NO_CONDITION);
  }

  /** Everything that the conditions find, not only what has been shown. */
  protected async save(): Promise<void> {
    this.exporting.set(true);
    try {
      const events: TrailEvent[] = [];
      let cursor: string | null = null;
      do {
        const query: URLSearchParams = new URLSearchParams({ ...this.conditions(), sort: this.order(), limit: '200' });
        if (cursor !== null) query.set('cursor', cursor);
        const page: TrailPage = await this.api.get<TrailPage>(`/api/trail?${query.toString()}`);
        events.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null && events.length < EXPORTED_AT_MOST);
      if (cursor !== null) this.notices.done(this.t().trail.exportCut(EXPORTED_AT_MOST));
      const { trail } = this.t();
      const heads = [trail.at, trail.who, trail.action, trail.subject, trail.changes, trail.address];
      saveText(this.document, trail.csvName, toCsv([heads, ...events.map((event) => this.row(event))]));
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.exporting.set(false);
    }
  }

  private row({ at, actor, action, subject, changes, address }: TrailEvent): string[] {
    const texts = changes.map(
      ({ path, before, after }) => `${this.field(path)}: ${this.value(path, before)} → ${this.value(path, after)}`,
    );
    return [at, actor.name, this.actionText(action), subject.title, texts.join('\n'), address ?? ''];
  }
}
