import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Sign } from '#domain/standing/rules.js';
import { Language } from '../text/language';

/** A shape beside every colour. */
export const SIGN_LOOKS: Readonly<Record<Sign, { readonly sign: string; readonly style: string }>> = {
  red: { sign: '✕', style: 'bad' },
  yellow: { sign: '!', style: 'warn' },
  unknown: { sign: '?', style: 'plain' },
  green: { sign: '✓', style: 'ok' },
};

/** How a contractor stands, as a sign and a word; `detail` says how many, for example. */
@Component({
  selector: 'sh-sign-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ word() }} {{ detail() }}</span
  >`,
})
export class SignChip {
  readonly sign = input.required<Sign>();
  readonly detail = input('');
  /** of one aspect, not of the contractor as a whole */
  readonly aspect = input(false);
  protected readonly t = inject(Language).text;
  protected readonly word = computed(() => {
    const { signs, aspectSigns } = this.t().standings;
    return (this.aspect() ? aspectSigns : signs)[this.sign()];
  });
  protected readonly look = computed(() => SIGN_LOOKS[this.sign()]);
}
