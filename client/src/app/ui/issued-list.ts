import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { IssuedReport } from '#contract/reports.js';
import { Language } from '../text/language';
import { Downloads } from './downloads';
import { Formats } from './formats';
import { List } from './list';
import { ChoiceFilter } from './list-filters';
import { ListState } from './list-state';
import { ListCell, ListView } from './list-view';
import { Notices } from './notices';

const LANGUAGES = [
  ['ja', '日本語'],
  ['en', 'English'],
] as const;

/** The files that were issued from something: each can be had again as it was, and says whether it still holds. */
@Component({
  selector: 'sh-issued-list',
  imports: [ChoiceFilter, ListCell, ListView, MatButton, RouterLink],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="muted">{{ texts().lead }}</p>
    <sh-list [list]="list" [empty]="texts().empty" [emptyHint]="emptyHint()">
      <sh-choice-filter name="kind" [label]="t().verify.kind" [choices]="choices()" />
      <sh-choice-filter name="language" [label]="texts().language" [choices]="languages" />
      <ng-template shCell="code" [of]="list" let-report>
        <a [routerLink]="['/verify', report.code]">{{ report.code }}</a>
      </ng-template>
      <ng-template shCell="current" [of]="list" let-report>
        @if (report.isCurrent) {
          <span class="chip ok"><span aria-hidden="true">✓</span> {{ texts().current }}</span>
        } @else {
          <span class="chip warn"><span aria-hidden="true">!</span> {{ texts().outdated }}</span>
        }
      </ng-template>
      <ng-template shCell="again" [of]="list" let-report>
        <button
          matButton
          type="button"
          [disabled]="busy() !== ''"
          [attr.aria-label]="texts().againOf(report.code)"
          (click)="download(report)"
        >
          {{ busy() === report.id ? t().comparison.making : texts().again }}
        </button>
      </ng-template>
    </sh-list>
  `,
  styles: `
    p {
      margin: 0 0 12px;
    }
  `,
})
export class IssuedList {
  /** in the API: what they were issued from, like /api/audits/ID */
  readonly of = input.required<string>();
  readonly kinds = input.required<readonly IssuedReport['kind'][]>();
  /** what to do first */
  readonly emptyHint = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly texts = computed(() => this.t().issued);
  private readonly formats = inject(Formats);
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  protected readonly languages = LANGUAGES;
  protected readonly busy = signal('');
  protected readonly choices = computed(() => this.kinds().map((kind) => [kind, this.t().verify.kinds[kind]] as const));
  protected readonly list = new List<IssuedReport, IssuedReport>({
    url: () => `${this.of()}/reports`,
    sort: '-issuedAt',
    conditions: ['kind', 'language'],
    file: () => this.texts().csvName,
    columns: () => {
      const { verify } = this.t();
      const texts = this.texts();
      return [
        { key: 'kind', head: verify.kind, width: 150, text: ({ kind }) => verify.kinds[kind] },
        {
          key: 'language',
          head: texts.language,
          text: ({ language }) => LANGUAGES.find(([code]) => code === language)?.[1] ?? language,
        },
        {
          key: 'issuedAt',
          head: verify.issuedAt,
          sort: 'issuedAt',
          width: 200,
          text: ({ issuedAt }) => this.formats.moment(issuedAt),
          file: ({ issuedAt }) => issuedAt,
        },
        { key: 'issuedBy', head: texts.issuedBy, text: ({ issuedBy }) => issuedBy },
        { key: 'code', head: verify.code, width: 180, text: ({ code }) => code },
        { key: 'current', head: texts.state, text: ({ isCurrent }) => (isCurrent ? texts.current : texts.outdated) },
        { key: 'again', head: texts.again, only: 'page', width: 130, text: () => '' },
      ];
    },
  });

  protected async download({ id }: IssuedReport): Promise<void> {
    this.busy.set(id);
    try {
      this.notices.done(this.t().comparison.downloaded(await this.downloads.save(`${this.of()}/reports/${id}`)));
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set('');
    }
  }
}
