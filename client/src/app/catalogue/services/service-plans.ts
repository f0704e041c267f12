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
              <th>{{ t().catalogue.plan.note }}</th>
            </tr>
          </thead>
          <tbody>
            @for (plan of plans(); track plan.id) {
              <tr>
                <td class="name">
                  {{ plan.name }} <small>{{ t().catalogue.kinds[plan.kind] }}</small>
                </td>
                <td>{{ plan.asWritten || '―' }}</td>
                <td class="num">
                  {{ yen(plan.amountYen, plan.lowerBound) }} <small>{{ period(plan) }}</small>
                </td>
                <td class="num">{{ yen(plan.initialYen, plan.initialLowerBound) }}</td>
                <td>{{ capacity(plan) }}</td>
                <td>{{ plan.tax ? t().terms.tax[plan.tax] : t().catalogue.notStated }}</td>
                @if (own().given) {
                  <td>
                    <sh-own-price [fee]="feeOf(plan)" [plans]="[plan]" />
                    @if (plan.id === fitting()) {
                      <span class="chip ok">✓ {{ t().catalogue.fitting }}</span>
                    }
                  </td>
                }
                <td>
                  @if (plan.suspect) {
                    <span class="chip warn">{{ t().catalogue.suspect }}</span>
                  }
                  @if (plan.openCosts) {
                    <span class="chip warn">{{ t().catalogue.openCosts }}</span>
                  }
                  <small>{{ plan.note }}</small>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    .scroll {
      overflow: auto;
    }
    table {
      min-width: 860px;
    }
    th,
    td {
      vertical-align: top;
      overflow-wrap: break-word;
    }
    .name {
      font-weight: 700;
      min-width: 120px;
    }
    small {
      font-weight: 400;
    }
  `,
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
