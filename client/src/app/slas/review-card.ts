import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SlaMonth } from '#contract/slas.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { SlaWords } from './sla-words';

/** The record of the month's review, and the months that have none. */
@Component({
  selector: 'sh-review-card',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.review;
    <section class="card" aria-labelledby="review">
      <h2 id="review">{{ text.heading }}</h2>
      @if (month().review; as review) {
        <p>
          <strong>{{ text.conclusions[review.conclusion] }}</strong>
          <small>{{ text.by(review.reviewedBy, formats.date(review.reviewedOn)) }}</small>
        </p>
        <p class="prose">{{ review.note }}</p>
        <ul>
          @for (action of review.actions; track $index) {
            <li>
              {{ action.text }}
              @if (action.dueOn; as day) {
                <small>{{ text.dueOn }} {{ formats.date(day) }}</small>
              }
            </li>
          }
        </ul>
      } @else {
        <p class="muted">{{ month().state === 'closed' ? text.none : text.afterClose }}</p>
      }
      @if (missing(); as months) {
        <p class="missing"><span aria-hidden="true">!</span> {{ text.missing(months) }}</p>
      }
      @if (mayEdit() && month().state === 'closed') {
        <button matButton="outlined" type="button" class="no-print" (click)="begin.emit()">
          {{ month().review ? text.edit : text.add }}
        </button>
      }
    </section>
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .prose {
      white-space: pre-line;
    }
    .prose:empty,
    ul:empty {
      display: none;
    }
    ul {
      margin: 0 0 8px;
      padding-inline-start: 18px;
    }
    .missing {
      color: var(--warn);
    }
  `,
})
export class ReviewCard {
  readonly month = input.required<SlaMonth>();
  readonly unreviewed = input.required<readonly string[]>();
  readonly mayEdit = input(false);
  readonly begin = output();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  private readonly words = inject(SlaWords);
  protected readonly missing = computed(() => this.words.months(this.unreviewed()));
}
