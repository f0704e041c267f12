import type { HttpResourceRef } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Language } from '../text/language';
import { ProblemText, problemOf } from './api';

/** Progress while a resource loads, and what went wrong with a way to try again. */
@Component({
  selector: 'sh-load-state',
  imports: [MatButton, MatProgressBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource().isLoading()) {
      <mat-progress-bar mode="indeterminate" [attr.aria-label]="t().shell.loading" />
    }
    @if (problem(); as text) {
      <div class="card" role="alert">
        <p>{{ text }}</p>
        <button matButton="outlined" type="button" (click)="resource().reload()">{{ t().shell.retry }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 4px;
    }
  `,
})
export class LoadState {
  readonly resource = input.required<HttpResourceRef<unknown>>();
  protected readonly t = inject(Language).text;
  private readonly problemText = inject(ProblemText);
  protected readonly problem = computed(() => {
    const error = this.resource().error();
    return error ? this.problemText.of(problemOf(error)) : '';
  });
}
