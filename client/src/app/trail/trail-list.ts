import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonName } from '#contract/people.js';
import type { TrailEvent } from '#contract/trail.js';
import { PERMISSIONS } from '#domain/access/roles.js';
import { TRAIL_ACTIONS } from '#domain/trail/event.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, DayFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { PageHeader } from '../ui/page-header';
import { fieldText, pageOf, valueText } from './change-text';

@Component({
  selector: 'sh-trail-list',
  imports: [ChoiceFilter, DayFilter, ListCell, ListView, PageHeader, RouterLink, SearchFilter],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trail-list.html',
  styleUrl: './trail-list.scss',
})
export class TrailList {
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  private readonly session = inject(Session);

  protected readonly list = new List<TrailEvent, TrailEvent>({
    url: '/api/trail',
    sort: '-at',
    conditions: ['q', 'action', 'actorId', 'subjectId', 'from', 'to'],
    file: () => this.t().trail.csvName,
    columns: () => {
      const { trail } = this.t();
      return [
        {
          key: 'at',
          head: trail.at,
          sort: 'at',
          width: 210,
          text: ({ at }) => this.formats.moment(at),
          file: ({ at }) => at,
        },
        { key: 'who', head: trail.who, text: ({ actor }) => actor.name },
        { key: 'action', head: trail.action, text: ({ action }) => this.actionText(action) },
        { key: 'subject', head: trail.subject, width: 160, text: ({ subject }) => subject.title },
        { key: 'changes', head: trail.changes, width: 220, text: (event) => this.changesText(event) },
        { key: 'address', head: trail.address, text: ({ address }) => address ?? '' },
      ];
    },
  });
  protected readonly actions = computed(() => TRAIL_ACTIONS.map((one) => [one, this.t().trail.actions[one]] as const));

  private readonly names = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  /** who can be chosen: everybody who is active, and whoever is chosen now */
  protected readonly people = computed(() => {
    const active = (this.names.hasValue() ? this.names.value().items : []).map(({ id, name }) => [id, name] as const);
    const chosen = this.list.value('actorId');
    if (chosen === '' || active.some(([id]) => id === chosen)) return active;
    const name = this.list.rows().find(({ actor }) => actor.id === chosen)?.actor.name ?? chosen;
    return [[chosen, name] as const, ...active];
  });
  /** what codes are called, by the field that holds them */
  private readonly codes = computed<Readonly<Record<string, Readonly<Record<string, string>>>>>(() => {
    const { terms, people } = this.t();
    return { roles: terms.roles, state: terms.states, grade: terms.grades, by: people.methods };
  });

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

  private actionText(action: string): string {
    return (this.t().trail.actions as Record<string, string>)[action] ?? action;
  }
  private changesText({ changes }: TrailEvent): string {
    return changes
      .map(({ path, before, after }) => `${this.field(path)}: ${this.value(path, before)} → ${this.value(path, after)}`)
      .join('\n');
  }
}
