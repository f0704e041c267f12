import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Verdict } from '#domain/evaluation/comparison.js';
import { Language } from '../text/language';

const SIGNS: Record<Verdict, { sign: string; style: string }> = {
  eligible: { sign: '✓', style: 'ok' },
  eligibleWithWaiver: { sign: '✓', style: 'ok' },
  pending: { sign: '!', style: 'warn' },
  excluded: { sign: '✕', style: 'bad' },
};

/** A verdict as a sign and a word; `detail` says how many must-haves, or until when. */
@Component({
  selector: 'sh-verdict-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .chip {
      white-space: normal;
      line-height: 1.3;
      padding-block: 2px;
    }
  `,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ t().terms.verdicts[verdict()] }} {{ detail() }}</span
  >`,
})
export class VerdictChip {
  readonly verdict = input.required<Verdict>();
  readonly detail = input('');
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => SIGNS[this.verdict()]);
}
