import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Evaluation } from '#contract/evaluations.js';
import type { IssuedReport } from '#contract/reports.js';
import { Language } from '../../text/language';
import { Downloads } from '../../ui/downloads';
import { Formats } from '../../ui/formats';
import { List } from '../../ui/list';
import { ChoiceFilter } from '../../ui/list-filters';
import { ListState } from '../../ui/list-state';
import { ListCell, ListView } from '../../ui/list-view';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { EvaluationHeader } from '../evaluation-header';

const LANGUAGES = [
  ['ja', '日本語'],
  ['en', 'English'],
] as const;

/** The files that were issued from an evaluation: each can be had again as it was, and says whether it still holds. */
@Component({
  selector: 'sh-issued-reports',
  imports: [ChoiceFilter, EvaluationHeader, ListCell, ListView, LoadState, MatButton, RouterLink],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="evaluation" />
    @if (evaluation.value(); as one) {
      <sh-evaluation-header [evaluation]="one">
        <a matButton="outlined" [routerLink]="['/evaluations', one.id, 'comparison']">{{ texts().issue }}</a>
      </sh-evaluation-header>
      <p class="muted">{{ texts().lead }}</p>
      <sh-list [list]="list" [empty]="texts().empty" [emptyHint]="texts().emptyHint">
        <sh-choice-filter name="kind" [label]="t().verify.kind" [choices]="kinds()" />
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
    }
  `,
  styles: `
    p {
      margin: 0 0 12px;
    }
  `,
})
export class IssuedReports {
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly texts = computed(() => this.t().evaluations.issued);
  private readonly formats = inject(Formats);
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  protected readonly languages = LANGUAGES;
  protected readonly busy = signal('');
  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
  protected readonly kinds = computed(() => Object.entries(this.t().verify.kinds));
  protected readonly list = new List<IssuedReport, IssuedReport>({
    url: () => `/api/evaluations/${this.id()}/reports`,
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
      this.notices.done(
        this.t().comparison.downloaded(await this.downloads.save(`/api/evaluations/${this.id()}/reports/${id}`)),
      );
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set('');
    }
  }
}
