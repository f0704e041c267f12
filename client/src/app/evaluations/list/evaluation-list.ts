import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EvaluationSummary } from '#contract/evaluations.js';
import { EVALUATION_STATES } from '#domain/evaluation/states.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { List } from '../../ui/list';
import { ChoiceFilter, FlagFilter, SearchFilter } from '../../ui/list-filters';
import { ListState } from '../../ui/list-state';
import { ListCell, ListView } from '../../ui/list-view';
import { PageHeader } from '../../ui/page-header';

@Component({
  selector: 'sh-evaluation-list',
  imports: [ChoiceFilter, FlagFilter, ListCell, ListView, MatButton, PageHeader, RouterLink, SearchFilter],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().evaluations.heading">
      <small hint>{{ t().evaluations.lead }}</small>
      @if (session.may('evaluations.edit')) {
        <a actions matButton="filled" routerLink="/evaluations/new">{{ t().evaluations.add }}</a>
      }
    </sh-page-header>
    <sh-list
      [list]="list"
      [empty]="t().evaluations.empty"
      [emptyHint]="t().evaluations.emptyHint"
      [nothingFound]="t().evaluations.nothingFound"
    >
      <sh-search-filter />
      <sh-choice-filter name="state" [label]="t().evaluations.state" [choices]="states()" />
      <sh-flag-filter name="archived" [label]="t().lists.archivedOnly" />
      <ng-template shCell="title" [of]="list" let-one>
        <a [routerLink]="['/evaluations', one.id, 'comparison']">{{ one.title }}</a>
        @if (one.fictitious) {
          <span class="chip plain">{{ t().evaluations.fictitious }}</span>
        }
      </ng-template>
      <ng-template shCell="state" [of]="list" let-one>
        <span class="chip plain">{{ t().terms.states[one.state] }}</span>
      </ng-template>
      <ng-template shCell="progress" [of]="list" let-one>
        <div class="progress">
          <progress
            [value]="one.answeredCount"
            [max]="one.cellCount || 1"
            [attr.aria-label]="t().evaluations.progress"
          ></progress>
          <span class="num">{{ one.answeredCount }} / {{ one.cellCount }}</span>
        </div>
      </ng-template>
      <ng-template shCell="scoring" [of]="list" let-one>
        @if (session.may('evaluations.score')) {
          <a [routerLink]="['/evaluations', one.id, 'scoring']">{{ t().evaluations.tabs.scoring }}</a>
        }
      </ng-template>
    </sh-list>
  `,
  styles: `
    .chip {
      margin-inline-start: 6px;
    }
    .chip:first-child {
      margin: 0;
    }
    .progress {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    progress {
      width: 90px;
      accent-color: var(--accent);
    }
  `,
})
export class EvaluationList {
  protected readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly states = computed(() =>
    EVALUATION_STATES.map((one) => [one, this.t().terms.states[one]] as const),
  );
  protected readonly list = new List<EvaluationSummary, EvaluationSummary>({
    url: '/api/evaluations',
    sort: '-updatedAt',
    conditions: ['q', 'state', 'archived'],
    file: () => this.t().evaluations.csvName,
    columns: () => {
      const { evaluations, terms } = this.t();
      return [
        { key: 'title', head: evaluations.title, sort: 'title', width: 240, text: ({ title }) => title },
        { key: 'state', head: evaluations.state, text: ({ state }) => terms.states[state] },
        {
          key: 'candidates',
          head: evaluations.candidates,
          number: true,
          text: ({ candidateCount }) => String(candidateCount),
        },
        {
          key: 'progress',
          head: evaluations.progress,
          text: ({ answeredCount, cellCount }) => `${answeredCount} / ${cellCount}`,
        },
        {
          key: 'updatedAt',
          head: evaluations.updated,
          sort: 'updatedAt',
          text: ({ updatedAt }) => this.formats.date(updatedAt),
          file: ({ updatedAt }) => updatedAt,
        },
        { key: 'scoring', head: evaluations.tabs.label, only: 'page', text: () => '' },
      ];
    },
  });
}
