import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SlaMonthResult } from '#contract/slas.js';
import { SlaWords } from './sla-words';

/** Met or breached, as a sign and a word, with the month where it is not said beside it. */
@Component({
  selector: 'sh-sla-verdict',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ month() }} {{ look().text }}</span
  >`,
})
export class SlaVerdict {
  readonly result = input.required<SlaMonthResult>();
  readonly named = input(false);
  private readonly words = inject(SlaWords);
  protected readonly month = computed(() => (this.named() ? this.words.month(this.result().month) : ''));
  protected readonly look = computed(() => {
    const result = this.result();
    return this.words.verdict(result, result.countedUntil < result.end);
  });
}
