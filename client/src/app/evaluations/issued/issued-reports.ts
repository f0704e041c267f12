import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Evaluation } from '#contract/evaluations.js';
import { IssuedList } from '../../ui/issued-list';
import { Language } from '../../text/language';
import { LoadState } from '../../ui/load-state';
import { EvaluationHeader } from '../evaluation-header';

/** The files that were issued from an evaluation. */
@Component({
  selector: 'sh-issued-reports',
  imports: [EvaluationHeader, IssuedList, LoadState, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="evaluation" />
    @if (evaluation.value(); as one) {
      <sh-evaluation-header [evaluation]="one">
        <a matButton="outlined" [routerLink]="['/evaluations', one.id, 'comparison']">{{
          t().evaluations.issued.issue
        }}</a>
      </sh-evaluation-header>
      <sh-issued-list
        [of]="'/api/evaluations/' + one.id"
        [kinds]="['xlsx', 'pdf', 'checkSheet']"
        [emptyHint]="t().evaluations.issued.emptyHint"
      />
    }
  `,
})
export class IssuedReports {
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
}
