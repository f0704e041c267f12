import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditPage } from '#contract/audits.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { STATE_STYLES } from './audit-state';
import { RatingChip } from './rating-chip';

/** The audits of a contractor, newest first, where the contractor is shown. */
@Component({
  selector: 'sh-audits-of',
  imports: [LoadState, RatingChip, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
      @for (one of page.value().items; track one.id) {
        <p>
          <a [routerLink]="['/audits', one.id]"
            >{{ one.number }} {{ formats.day(one.fieldworkOn ?? one.plannedOn) }} {{ t().audits.modes[one.mode] }}</a
          >
          <span class="chips">
            <span class="chip {{ styles[one.state] }}">{{ t().audits.states[one.state] }}</span>
            @for (rating of heavy; track rating) {
              @if (one.rated[rating]; as count) {
                <sh-rating-chip [rating]="rating" [count]="count" />
              }
            }
          </span>
        </p>
      } @empty {
        <p class="muted">{{ t().audits.sheet.noPrevious }}</p>
      }
    }
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class AuditsOf {
  readonly contractorId = input.required<string>();
  protected readonly styles = STATE_STYLES;
  protected readonly heavy = ['critical', 'major', 'minor'] as const;
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly page = httpResource<AuditPage>(() => ({
    url: '/api/audits',
    params: { contractorId: this.contractorId(), sort: '-plannedOn', limit: 12 },
  }));
}
