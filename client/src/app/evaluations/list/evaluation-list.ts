import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { EvaluationSummary } from '#contract/evaluations.js';
import { EVALUATION_STATES } from '#domain/evaluation/states.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { EmptyState } from '../../ui/empty-state';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { pagedList } from '../../ui/paged-list';
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
        <input #search matInput type="search" [value]="q() ?? ''" (input)="list.set({ q: search.value })" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().evaluations.state }}</mat-label>
        <select #wanted matNativeControl [value]="state() ?? ''" (change)="list.set({ state: wanted.value })">
          <option value="">{{ t().shell.all }}</option>
          @for (one of states; track one) {
            <option [value]="one" [selected]="one === state()">{{ t().terms.states[one] }}</option>
          }
        </select>
      </mat-form-field>
      <label
        ><input
          #old
          type="checkbox"
          [checked]="archived() === 'true'"
          (change)="list.set({ archived: old.checked ? 'true' : null })"
        />
        {{ t().evaluations.archivedOnly }}</label
      >
    </div>
    <sh-load-state [resource]="page.first" />
    @if (page.ready()) {
      @if (page.items().length === 0) {
        <sh-empty-state
          [heading]="filtered() ? t().evaluations.nothingFound : t().evaluations.empty"
          [hint]="filtered() ? '' : t().evaluations.emptyHint"
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
                <th>
                  <span class="visually-hidden">{{ t().evaluations.tabs.label }}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              @for (one of page.items(); track one.id) {
                <tr>
                  <td class="head">
                    <a [routerLink]="['/evaluations', one.id, 'comparison']">{{ one.title }}</a>
                    @if (one.fictitious) {
                      <span class="chip plain">{{ t().evaluations.fictitious }}</span>
                    }
                  </td>
                  <td [attr.data-label]="t().evaluations.state">
                    <span class="chip plain">{{ t().terms.states[one.state] }}</span>
                  </td>
                  <td class="num" [attr.data-label]="t().evaluations.candidates">{{ one.candidateCount }}</td>
                  <td [attr.data-label]="t().evaluations.progress">
                    <div class="progress">
                      <progress
                        [value]="one.answeredCount"
                        [max]="one.cellCount || 1"
                        [attr.aria-label]="t().evaluations.progress"
                      ></progress>
                      <span class="num">{{ one.answeredCount }} / {{ one.cellCount }}</span>
                    </div>
                  </td>
                  <td [attr.data-label]="t().evaluations.updated">{{ formats.date(one.updatedAt) }}</td>
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
        <div class="foot">
          <span class="muted" role="status">{{ t().evaluations.count(page.total()) }}</span>
          @if (page.hasMore()) {
            <button matButton="outlined" type="button" [disabled]="page.loadingMore()" (click)="page.more()">
              {{ t().shell.more }}
            </button>
          }
        </div>
      }
    }
  `,
  styleUrl: './evaluation-list.scss',
})
export class EvaluationList {
  readonly q = input<string>();
  readonly state = input<string>();
  readonly sort = input<string>();
  readonly archived = input<string>();
  protected readonly states = EVALUATION_STATES;
  protected readonly session = inject(Session);
  protected readonly list = inject(ListState);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly filtered = (): boolean => [this.q(), this.state(), this.archived()].some(Boolean);
  protected readonly page = pagedList<EvaluationSummary>('/api/evaluations', () => {
    const given = { q: this.q(), state: this.state(), archived: this.archived(), sort: this.sort() };
    const set = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
    return { ...Object.fromEntries(set), limit: 100 };
  });

  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    const sort = this.sort() ?? '-updatedAt';
    return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : null;
  }
}
