import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { EvaluationPage } from '#contract/evaluations.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { EmptyState } from '../../ui/empty-state';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { SortHeader } from '../../ui/sort-header';

@Component({
  selector: 'sh-evaluation-list',
  imports: [EmptyState, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader, RouterLink, SortHeader],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().evaluations.heading">
      <small hint>{{ t().evaluations.lead }}</small>
      @if (session.may('evaluations.edit')) {
        <a actions matButton="filled" routerLink="/evaluations/new">{{ t().evaluations.add }}</a>
      }
    </sh-page-header>
    <div class="filters no-print">
      <mat-form-field>
        <mat-label>{{ t().shell.search }}</mat-label>
        <input #search matInput type="search" [value]="q()" (input)="state.set({ q: search.value })" />
      </mat-form-field>
      <label
        ><input
          #old
          type="checkbox"
          [checked]="archived() === 'true'"
          (change)="state.set({ archived: old.checked ? 'true' : null })"
        />
        {{ t().evaluations.archivedOnly }}</label
      >
    </div>
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
      @if (page.value().items.length === 0) {
        <sh-empty-state
          [heading]="q() ? t().evaluations.nothingFound : t().evaluations.empty"
          [hint]="q() ? '' : t().evaluations.emptyHint"
        />
      } @else {
        <div class="card flush">
          <table class="grid">
            <thead>
              <tr>
                <th [attr.aria-sort]="ariaSort('title')">
                  <sh-sort-header column="title" [sort]="sort() ?? '-updatedAt'" fallback="-updatedAt">{{
                    t().evaluations.title
                  }}</sh-sort-header>
                </th>
                <th>{{ t().evaluations.state }}</th>
                <th class="num">{{ t().evaluations.candidates }}</th>
                <th>{{ t().evaluations.progress }}</th>
                <th [attr.aria-sort]="ariaSort('updatedAt')">
                  <sh-sort-header column="updatedAt" [sort]="sort() ?? '-updatedAt'" fallback="-updatedAt">{{
                    t().evaluations.updated
                  }}</sh-sort-header>
                </th>
                <th></th>
              </tr>
            </thead>
            <tbody>
              @for (one of page.value().items; track one.id) {
                <tr>
                  <td class="title">
                    <a [routerLink]="['/evaluations', one.id, 'comparison']">{{ one.title }}</a>
                    @if (one.fictitious) {
                      <span class="chip plain">{{ t().evaluations.fictitious }}</span>
                    }
                  </td>
                  <td>
                    <span class="chip plain">{{ t().terms.states[one.state] }}</span>
                  </td>
                  <td class="num">{{ one.candidateCount }}</td>
                  <td>
                    <div class="progress">
                      <progress
                        [value]="one.answeredCount"
                        [max]="one.cellCount || 1"
                        [attr.aria-label]="t().evaluations.progress"
                      ></progress>
                      <span class="num">{{ one.answeredCount }} / {{ one.cellCount }}</span>
                    </div>
                  </td>
                  <td>{{ formats.date(one.updatedAt) }}</td>
                  <td class="links">
                    @if (session.may('evaluations.score')) {
                      <a [routerLink]="['/evaluations', one.id, 'scoring']">{{ t().evaluations.tabs.scoring }}</a>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <p class="muted" role="status">{{ t().evaluations.count(page.value().total) }}</p>
      }
    }
  `,
  styles: `
    .filters {
      display: flex;
      gap: 16px;
      align-items: center;
      flex-wrap: wrap;
      margin-bottom: 8px;
    }
    .title {
      min-width: 240px;
    }
    .title a {
      font-weight: 700;
      margin-inline-end: 6px;
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
  readonly q = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly sort = input<string>();
  readonly archived = input<string>();
  protected readonly session = inject(Session);
  protected readonly state = inject(ListState);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly parameters = computed(() => ({
    ...(this.q() ? { q: this.q() } : {}),
    ...(this.sort() ? { sort: this.sort() ?? '' } : {}),
    ...(this.archived() ? { archived: this.archived() ?? '' } : {}),
    limit: 200,
  }));
  protected readonly page = httpResource<EvaluationPage>(() => ({
    url: '/api/evaluations',
    params: this.parameters(),
  }));

  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    const sort = this.sort() ?? '-updatedAt';
    return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : null;
  }
}
