import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PricePlan } from '#contract/services.js';
import { feeOf } from '#domain/cost/fee.js';
import type { Fee } from '#domain/evaluation/comparison.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { OwnPrice } from './own-price';
import { type OwnVolume, feeOfPlan } from './own-volume';

/** The plans as the source states them, and beside it what was read out of that. */
@Component({
  selector: 'sh-service-plans',
  imports: [OwnPrice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (plans().length === 0) {
      <p class="muted">{{ t().catalogue.noPlans }}</p>
    } @else {
      <div class="scroll" tabindex="0" role="region" [attr.aria-label]="t().catalogue.plans">
        <table class="grid">
          <thead>
            <tr>
              <th>{{ t().catalogue.plan.name }}</th>
              <th>{{ t().catalogue.plan.asWritten }}</th>
              <th class="num">{{ t().catalogue.plan.amount }}</th>
              <th class="num">{{ t().catalogue.plan.initial }}</th>
              <th>{{ t().catalogue.plan.capacity }}</th>
              <th>{{ t().catalogue.plan.tax }}</th>
              @if (own().given) {
                <th>{{ t().catalogue.columns.yearly }}</th>
              }
              <th class="note">{{ t().catalogue.plan.note }}</th>
            </tr>
          </thead>
          <tbody>
            @for (plan of plans(); track plan.id) {
              <tr>
                <td class="head">
                  {{ plan.name }} <small>{{ t().catalogue.kinds[plan.kind] }}</small>
                </td>
                <td class="written" [attr.data-label]="t().catalogue.plan.asWritten">{{ plan.asWritten || '―' }}</td>
                <td class="num" [attr.data-label]="t().catalogue.plan.amount">
                  <span
                    >{{ yen(plan.amountYen, plan.lowerBound) }} <small>{{ period(plan) }}</small></span
                  >
                </td>
                <td class="num" [attr.data-label]="t().catalogue.plan.initial">
                  {{ yen(plan.initialYen, plan.initialLowerBound) }}
                </td>
                <td class="short" [attr.data-label]="t().catalogue.plan.capacity">{{ capacity(plan) }}</td>
                <td class="short" [attr.data-label]="t().catalogue.plan.tax">
                  {{ plan.tax ? t().terms.tax[plan.tax] : t().catalogue.notStated }}
                </td>
                @if (own().given) {
                  <td [attr.data-label]="t().catalogue.columns.yearly">
                    <div>
                      <sh-own-price [fee]="feeOf(plan)" [plans]="[plan]" />
                      @if (plan.id === fitting()) {
                        <span class="chip ok">✓ {{ t().catalogue.fitting }}</span>
                      }
                    </div>
                  </td>
                }
                <td
                  class="note"
                  [class.none]="!plan.suspect && !plan.openCosts && !plan.note"
                  [attr.data-label]="t().catalogue.plan.note"
                >
                  <div>
                    @if (plan.suspect) {
                      <span class="chip warn">{{ t().catalogue.suspect }}</span>
                    }
                    @if (plan.openCosts) {
                      <span class="chip warn">{{ t().catalogue.openCosts }}</span>
                    }
                    <small>{{ plan.note }}</small>
                  </div>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styleUrl: './service-plans.scss',
})
export class ServicePlans {
  readonly plans = input.required<readonly PricePlan[]>();
  readonly own = input.required<OwnVolume>();
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);

  /** the plan that is chosen without a person: the cheapest whose stated capacity holds our volume */
  protected readonly fitting = computed(() => {
    const { volume, assumptions } = this.own();
    return feeOf(this.plans(), null, volume, assumptions).planId;
  });

  protected feeOf(plan: PricePlan): Fee | null {
    return feeOfPlan(plan, this.own());
  }
  protected yen(amount: number | null, lowerBound: boolean): string {
    return amount === null ? this.t().catalogue.notStated : `${lowerBound ? '≥ ' : ''}${this.formats.yen(amount)}`;
  }
  protected period({ amountYen, kind, period }: PricePlan): string {
    const { catalogue, terms } = this.t();
    if (amountYen === null || kind === 'free') return '';
    return period ? catalogue.periods[period] : `(${terms.feeReasons.periodNotStated})`;
  }
  protected capacity({ capacity }: PricePlan): string {
    const { catalogue } = this.t();
    if (!capacity) return catalogue.notStated;
    const unit = capacity.unit ? catalogue.units[capacity.unit] : catalogue.unitUnknown;
    return `${this.formats.number(capacity.count, 0)} ${unit}`;
  }
}
