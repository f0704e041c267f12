import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Mail, MailPage, MailState, RetriedMails } from '#contract/notifications.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';

const STATES: readonly MailState[] = ['waiting', 'sent', 'failed'];
const SIGNS: Record<MailState, { sign: string; style: string }> = {
  waiting: { sign: '…', style: 'warn' },
  sent: { sign: '✓', style: 'ok' },
  failed: { sign: '✕', style: 'bad' },
};

/** The mails of the portal: what has left, what waits and why, and a way to try again. */
@Component({
  selector: 'sh-mail-list',
  imports: [ChoiceFilter, ListCell, ListView, MatButton, PageHeader, SearchFilter],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().mails.heading">
      <small hint>{{ t().mails.lead }}</small>
      @if (session.may('mails.edit')) {
        <button actions matButton="outlined" type="button" [disabled]="busy()" (click)="retryAll()">
          {{ t().mails.retryAll }}
        </button>
      }
    </sh-page-header>
    @if (noDelivery()) {
      <p class="card note" role="status">{{ t().mails.noDelivery }}</p>
    }
    <sh-list [list]="list" [empty]="t().mails.empty" [emptyHint]="t().mails.emptyHint">
      <sh-search-filter [hint]="t().mails.searchHint" />
      <sh-choice-filter name="state" [label]="t().mails.state" [choices]="states()" />
      <ng-template shCell="state" [of]="list" let-mail>
        <span class="chip {{ signs[mail.state].style }}"
          ><span aria-hidden="true">{{ signs[mail.state].sign }}</span> {{ t().mails.states[mail.state] }}</span
        >
      </ng-template>
      <ng-template shCell="subject" [of]="list" let-mail>
        {{ mail.subject }}
        @if (mail.lastError) {
          <small class="error">{{ t().mails.lastError(mail.lastError) }}</small>
        }
      </ng-template>
      <ng-template shCell="retry" [of]="list" let-mail>
        @if (mail.state !== 'sent' && session.may('mails.edit')) {
          <button
            matButton
            type="button"
            [disabled]="busy()"
            [attr.aria-label]="t().mails.retryOf(mail.subject)"
            (click)="retry(mail)"
          >
            {{ t().mails.retry }}
          </button>
        }
      </ng-template>
    </sh-list>
  `,
  styles: `
    .note {
      margin: 0 0 12px;
      border-inline-start: 4px solid var(--warn);
    }
    .error {
      display: block;
    }
  `,
})
export class MailList {
  protected readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly signs = SIGNS;
  protected readonly busy = signal(false);
  protected readonly states = computed(() => STATES.map((state) => [state, this.t().mails.states[state]] as const));
  protected readonly list = new List<Mail, Mail>({
    url: '/api/mails',
    sort: '-createdAt',
    conditions: ['q', 'state'],
    file: () => this.t().mails.csvName,
    columns: () => {
      const { mails } = this.t();
      return [
        { key: 'subject', head: mails.subject, width: 260, text: ({ subject }) => subject },
        { key: 'to', head: mails.to, text: ({ to }) => `${to.name} <${to.address}>` },
        { key: 'state', head: mails.state, text: ({ state }) => mails.states[state] },
        {
          key: 'createdAt',
          head: mails.createdAt,
          sort: 'createdAt',
          width: 150,
          text: ({ createdAt }) => this.formats.moment(createdAt),
          file: ({ createdAt }) => createdAt,
        },
        {
          key: 'next',
          head: mails.next,
          width: 150,
          text: ({ state, sentAt, nextAttemptAt, attempts }) =>
            state === 'sent'
              ? this.formats.moment(sentAt)
              : mails.attempts(attempts, nextAttemptAt === null ? null : this.formats.moment(nextAttemptAt)),
        },
        { key: 'error', head: mails.error, only: 'file', text: ({ lastError }) => lastError ?? '' },
        { key: 'retry', head: mails.retry, only: 'page', text: () => '' },
      ];
    },
  });
  /** the portal has not been told of a mail server */
  protected readonly noDelivery = computed(
    () => this.list.first.hasValue() && !(this.list.first.value() as MailPage).delivery,
  );

  protected retry(mail: Mail): Promise<void> {
    return this.send(async () => {
      await this.api.send('POST', `/api/mails/${mail.id}/retry`, {});
      return this.t().mails.retried(1);
    });
  }
  protected retryAll(): Promise<void> {
    return this.send(async () => {
      const { count } = await this.api.send<RetriedMails>('POST', '/api/mails/retries', {});
      return this.t().mails.retried(count);
    });
  }
  private async send(work: () => Promise<string>): Promise<void> {
    this.busy.set(true);
    try {
      this.notices.done(await work());
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(false);
      this.list.first.reload();
    }
  }
}
