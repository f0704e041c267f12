import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PricePlan } from '#contract/services.js';
import type { Fee } from '#domain/evaluation/comparison.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';

/** The first year's fee with the plan it comes from, or why it is not known. */
@Component({
  selector: 'sh-own-price',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (fee(); as known) {
      @if (known.y1 !== null) {
        <b class="num">{{ formats.fee(known.y1, known.lowerBound) }}</b>
        <small>{{ detail() }}</small>
      } @else {
        <span class="unknown">{{ t().terms.feeUnknown }}</span>
        <small>{{ detail() }}</small>
      }
    } @else {
      <small>{{ t().catalogue.noVolume }}</small>
    }
  `,
  styles: `
    :host {
      display: grid;
      min-width: 150px;
    }
    b {
      text-align: start;
    }
    .unknown {
      color: var(--warn);
    }
    small {
      font-size: 12px;
      line-height: 1.4;
    }
  `,
})
export class OwnPrice {
  readonly fee = input.required<Fee | null>();
  readonly plans = input.required<readonly PricePlan[]>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);

  protected readonly detail = computed(() => {
    const fee = this.fee();
    const { terms } = this.t();
    if (!fee) return '';
    if (fee.y1 === null) return fee.reasons.map((reason) => terms.feeReasons[reason]).join(' / ');
    const plan = this.plans().find(({ id }) => id === fee.planId);
    // where there is one plan only, its name says nothing new
    const name = this.plans().length > 1 ? (plan?.name ?? '') : '';
    return [name, terms.tax[fee.tax ?? 'unknown']].filter(Boolean).join(' · ');
  });
}
