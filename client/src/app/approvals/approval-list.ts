import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Approval } from '#contract/approvals.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, FlagFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';

const SIGNS: Record<Approval['state'], string> = {
  requested: 'warn',
  approved: 'ok',
  rejected: 'bad',
  withdrawn: 'plain',
};

/** Where what an approval is about is looked at. */
const PLACES: Record<Approval['subject']['type'], (id: string) => readonly string[]> = {
  evaluation: (id) => ['/evaluations', id, 'comparison'],
  auditPlan: (id) => ['/audits/plans', id],
  audit: (id) => ['/audits', id],
  finding: (id) => ['/findings', id],
  contractor: (id) => ['/standings', id],
  sla: (id) => ['/slas', id],
};

/** What waits for a second person, and what was decided. */
@Component({
  selector: 'sh-approval-list',
  imports: [ChoiceFilter, FlagFilter, ListCell, ListView, MatButton, PageHeader, RouterLink],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().approvals.heading">
      <small hint>{{ t().approvals.lead }}</small>
    </sh-page-header>
    <sh-list [list]="list" [nothingFound]="t().approvals.empty">
      @if (wanted() === '') {
        <sh-choice-filter name="state" [label]="t().approvals.filter" [choices]="states()" [all]="false" />
        <sh-flag-filter name="mine" [label]="t().approvals.mine" />
      }
      <ng-template shCell="card" [of]="list" let-one>
        <article class="card" [attr.aria-labelledby]="'a-' + one.id">
          <header>
            <h2 [id]="'a-' + one.id" tabindex="-1">
              {{ t().approvals.kinds[one.kind] }}: {{ language.of(one.about) || one.subject.title }}
            </h2>
            <span class="chip {{ signs[one.state] }}">{{ t().approvals.states[one.state] }}</span>
          </header>
          <p class="muted">
            <a [routerLink]="places[one.subject.type](one.subject.id)">{{ one.subject.title }}</a>
            @if (one.criterion) {
              · {{ one.criterion }}
            }
            @if (one.lastDay) {
              · {{ t().approvals.until(formats.date(one.lastDay)) }}
            }
          </p>
          <blockquote>{{ one.reason }}</blockquote>
          <p class="muted">{{ t().approvals.requested(one.requestedBy.name, formats.moment(one.requestedAt)) }}</p>
          @if (one.decidedBy) {
            <p class="muted">
              {{ t().approvals.decided(one.decidedBy.name, formats.moment(one.decidedAt)) }} {{ one.decisionNote }}
            </p>
          }
          @if (one.mayDecide) {
            <label class="note">{{ t().approvals.note }} <textarea #note rows="2" maxlength="4000"></textarea></label>
            <div class="actions">
              <button matButton="filled" type="button" [disabled]="busy()" (click)="decide(one, 'approve', note.value)">
                {{ t().approvals.approve }}
              </button>
              <button
                matButton="outlined"
                type="button"
                [disabled]="busy()"
                (click)="decide(one, 'reject', note.value)"
              >
                {{ t().approvals.reject }}
              </button>
            </div>
          } @else if (one.state === 'requested' && one.requestedBy.id === session.person()?.id) {
            <div class="actions">
              <span class="muted">{{ t().approvals.own }}</span>
              <button matButton type="button" [disabled]="busy()" (click)="withdraw(one)">
                {{ t().approvals.withdraw }}
              </button>
            </div>
          }
        </article>
      </ng-template>
    </sh-list>
  `,
  styles: `
    textarea {
      font: inherit;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 4px 8px;
    }
    article {
      margin-bottom: 12px;
      max-width: 860px;
    }
    header {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      align-items: flex-start;
    }
    h2,
    p {
      margin: 0 0 4px;
    }
    blockquote {
      margin: 8px 0;
      padding: 6px 12px;
      border-inline-start: 3px solid var(--line-strong);
      white-space: pre-line;
    }
    .note {
      display: block;
      font-size: 12px;
      color: var(--text-2);
      margin: 8px 0;
    }
    textarea {
      display: block;
      width: 100%;
      font-size: 13px;
    }
  `,
})
export class ApprovalList {
  protected readonly signs = SIGNS;
  protected readonly places = PLACES;
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly busy = signal(false);
  protected readonly states = computed(() => Object.entries(this.t().approvals.states));
  protected readonly list = new List<Approval, Approval>({
    url: '/api/approvals',
    sort: '-requestedAt',
    conditions: ['state', 'mine', 'id'],
    // what waits comes first
    defaults: { state: 'requested' },
    file: () => this.t().approvals.csvName,
    columns: () => {
      const { approvals } = this.t();
      return [
        { key: 'kind', head: approvals.kind, text: ({ kind }) => approvals.kinds[kind] },
        { key: 'state', head: approvals.filter, text: ({ state }) => approvals.states[state] },
        { key: 'subject', head: approvals.subject, text: ({ subject }) => subject.title },
        { key: 'about', head: approvals.about, text: ({ about }) => this.language.of(about) },
        { key: 'reason', head: approvals.reason, text: ({ reason }) => reason },
        { key: 'lastDay', head: approvals.lastDay, text: ({ lastDay }) => lastDay ?? '' },
        { key: 'requestedBy', head: approvals.requestedBy, text: ({ requestedBy }) => requestedBy.name },
        { key: 'requestedAt', head: approvals.requestedAt, text: ({ requestedAt }) => requestedAt },
        { key: 'decidedBy', head: approvals.decidedBy, text: ({ decidedBy }) => decidedBy?.name ?? '' },
        { key: 'decidedAt', head: approvals.decidedAt, text: ({ decidedAt }) => decidedAt ?? '' },
        { key: 'note', head: approvals.decisionNote, text: ({ decisionNote }) => decisionNote },
      ];
    },
  });

  /** the one that a link leads to; '' when all are looked through */
  protected readonly wanted = computed(() => this.list.value('id'));

  constructor() {
    const page = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const injector = inject(Injector);
    const here = computed(() => this.list.rows().find(({ id }) => id === this.wanted())?.id);
    effect(() => {
      const id = here();
      if (id === undefined) return;
      afterNextRender(() => page.querySelector<HTMLElement>(`#a-${id}`)?.focus(), { injector });
    });
  }

  protected decide(approval: Approval, decision: 'approve' | 'reject', note: string): Promise<void> {
    const done = decision === 'approve' ? this.t().approvals.approved : this.t().approvals.rejected;
    return this.send(`/api/approvals/${approval.id}/decision`, { decision, note }, approval.version, done);
  }
  protected withdraw(approval: Approval): Promise<void> {
    return this.send(`/api/approvals/${approval.id}/withdraw`, {}, approval.version, this.t().approvals.withdrawn);
  }
  private async send(url: string, body: object, version: number, done: string): Promise<void> {
    this.busy.set(true);
    try {
      await this.api.send('POST', url, body, version);
      this.notices.done(done);
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(false);
      this.list.first.reload();
    }
  }
}
