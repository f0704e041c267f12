import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Tier } from '#domain/vendor/tier.js';
import { Language } from '../text/language';

const LOOKS: Readonly<Record<Tier, string>> = { high: 'bad', medium: 'warn', low: 'plain' };

/** The tier in words, and whether open questions may still change it. */
@Component({
  selector: 'sh-tier-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look() }}" [title]="provisional() ? t().contractors.provisionalHint : ''"
    ><span class="visually-hidden">{{ t().contractors.columns.tier }}</span> {{ t().contractors.tiers[tier()] }}
    @if (provisional()) {
      <span class="provisional">{{ t().contractors.provisional }}</span>
    }
  </span>`,
  styles: `
    :host {
      display: inline-flex;
    }
    .provisional {
      font-weight: 500;
      border-inline-start: 1px solid currentColor;
      padding-inline-start: 5px;
    }
  `,
})
export class TierChip {
  readonly tier = input.required<Tier>();
  readonly provisional = input(false);
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => LOOKS[this.tier()]);
}
