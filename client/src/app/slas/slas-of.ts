import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SlaPage } from '#contract/slas.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { SlaVerdict } from './verdict';
import { SlaWords } from './sla-words';

/** The SLAs of a contractor, where that is shown: the last closed month, and what of it is to be claimed. */
@Component({
  selector: 'sh-slas-of',
  imports: [LoadState, RouterLink, SlaVerdict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
      @for (one of page.value().items; track one.id) {
        <p>
          <a [routerLink]="['/slas', one.id]">{{ one.title }}</a>
          @if (one.target) {
            <small>{{ t().slas.legend.target }} {{ words.percent(one.target) }}</small>
          }
          <span class="chips">
            @if (one.lastClosed; as last) {
              <sh-sla-verdict [result]="last" [named]="true" />
              <small>{{ words.availability(last.contractual, last.target) }}</small>
            } @else {
              <span class="chip plain">{{ t().slas.noFigure }}</span>
            }
            @if (one.credits.claimBy; as day) {
              <span class="chip warn"
                ><span aria-hidden="true">!</span> {{ t().slas.claimUntil(formats.date(day)) }}</span
              >
            }
            @if (one.endedOn) {
              <span class="chip plain">{{ t().slas.endedOn(formats.day(one.endedOn)) }}</span>
            }
          </span>
        </p>
      } @empty {
        <p class="muted">{{ t().slas.noneHere }}</p>
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
      gap: 4px 8px;
      align-items: center;
    }
  `,
})
export class SlasOf {
  readonly contractorId = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly words = inject(SlaWords);
  protected readonly page = httpResource<SlaPage>(() => ({
    url: '/api/slas',
    params: { contractorId: this.contractorId(), limit: 50 },
  }));
}
