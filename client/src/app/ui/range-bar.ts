import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Formats } from './formats';

/** A score of 0–100 as a bar: what is certain is solid, what is still possible is hatched. */
@Component({
  selector: 'sh-range-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lower() !== null) {
      <span class="track" aria-hidden="true">
        <i class="certain" [class.pale]="pale()" [style.width.%]="lower()"></i>
        <i class="possible" [style.left.%]="lower()" [style.width.%]="(upper() ?? 0) - (lower() ?? 0)"></i>
      </span>
    }
    <span class="text"
      ><b>{{ texts().lower }}</b>
      @if (texts().upper) {
        <small>〜{{ texts().upper }}</small>
      }
    </span>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .track {
      position: relative;
      flex: 1;
      height: 18px;
      min-width: 72px;
      background: linear-gradient(90deg, var(--line) 1px, transparent 1px) 0 0/25% 100%;
      border-right: 1px solid var(--line);
      print-color-adjust: exact;
    }
    i {
      position: absolute;
      top: 4px;
      height: 10px;
    }
    .certain {
      left: 0;
      background: var(--accent);
      border-radius: 5px 0 0 5px;
    }
    .certain.pale {
      background: var(--text-3);
    }
    .possible {
      background: repeating-linear-gradient(45deg, var(--l2) 0 3px, transparent 3px 6px);
      border: 1px solid var(--l3);
      border-left: 0;
      border-radius: 0 5px 5px 0;
    }
    .possible[style*='width: 0%'] {
      display: none;
    }
    .text {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      min-width: 78px;
      text-align: end;
    }
  `,
})
export class RangeBar {
  readonly lower = input.required<number | null>();
  readonly upper = input.required<number | null>();
  /** an excluded service: shown, without the accent */
  readonly pale = input(false);
  private readonly formats = inject(Formats);

  protected readonly texts = computed(() => {
    const lower = this.lower();
    const upper = this.upper();
    if (lower === null || upper === null) return { lower: '―', upper: '' };
    const [from, to] = [this.formats.score(lower), this.formats.score(upper)];
    return { lower: from, upper: from === to ? '' : to };
  });
}
