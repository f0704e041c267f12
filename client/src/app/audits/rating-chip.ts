import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Rating } from '#domain/audit/states.js';
import { Language } from '../text/language';

/** A shape beside every colour. */
export const RATING_SIGNS: Readonly<Record<Rating, readonly [sign: string, style: string]>> = {
  conform: ['✓', 'ok'],
  observation: ['△', 'plain'],
  minor: ['！', 'warn'],
  major: ['✕', 'bad'],
  critical: ['‼', 'bad'],
  na: ['―', 'plain'],
  unverified: ['？', 'plain'],
};

@Component({
  selector: 'sh-rating-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ sign()[1] }}" [class.open]="rating() === 'unverified'"
    ><span aria-hidden="true">{{ sign()[0] }}</span> {{ t().audits.ratings[rating()]
    }}<ng-container>{{ count() === null ? '' : ' ' + count() }}</ng-container></span
  >`,
  styles: `
    .open {
      background: var(--hatch);
      color: var(--text);
    }
  `,
})
export class RatingChip {
  readonly rating = input.required<Rating>();
  readonly count = input<number | null>(null);
  protected readonly t = inject(Language).text;
  protected readonly sign = computed(() => RATING_SIGNS[this.rating()]);
}
