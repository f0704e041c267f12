import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { dayRows, type Span } from './day-rows';

/** What is drawn: counts, counts until its exclusion is decided, does not count. */
export type OutageLook = 'counted' | 'asked' | 'excluded';

const SHOWN_DAYS = 10;
const HOURS = [0, 6, 12, 18, 24] as const;

/** The days with outages from midnight to midnight, overlaps below each other; the table beside it says the same in words. */
@Component({
  selector: 'sh-outage-days',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length > 0) {
      <div class="days" role="img" [attr.aria-label]="label()">
        <span class="hours" aria-hidden="true">
          @for (hour of hours; track hour) {
            <span [style.left.%]="(100 * hour) / 24">{{ hour }}</span>
          }
        </span>
        @for (row of shown(); track row.day) {
          <span class="day">{{ formats.day(row.day).slice(5) }}</span>
          <span class="bar" [style.height.px]="12 * row.lanes + 6">
            @for (piece of row.pieces; track $index) {
              <i
                class="{{ piece.look }}"
                [style.left.%]="piece.at"
                [style.width.%]="piece.width"
                [style.top.px]="12 * piece.lane + 4"
              ></i>
            }
          </span>
        }
      </div>
      <ul class="legend" aria-hidden="true">
        @for (look of looks; track look) {
          <li><i class="{{ look }}"></i> {{ t().slas.looks[look] }}</li>
        }
      </ul>
      @if (rows().length > shown().length) {
        <p class="muted">{{ t().slas.moreDays(rows().length - shown().length) }}</p>
      }
    }
  `,
  styles: `
    .days {
      display: grid;
      grid-template-columns: 44px minmax(0, 1fr);
      gap: 4px 8px;
      align-items: center;
      font-size: 12px;
      color: var(--text-2);
    }
    .hours {
      grid-column: 2;
      position: relative;
      height: 16px;
    }
    .hours span {
      position: absolute;
      white-space: nowrap;
      transform: translateX(-50%);
    }
    .hours span:first-child {
      transform: none;
    }
    .hours span:last-child {
      transform: translateX(-100%);
    }
    .bar {
      position: relative;
      background:
        linear-gradient(90deg, var(--line) 1px, transparent 1px) 0 0/25% 100%,
        var(--surface-2);
      border-inline-end: 1px solid var(--line);
      overflow: hidden;
      print-color-adjust: exact;
    }
    i {
      border-radius: 2px;
      min-width: 3px;
      height: 10px;
      print-color-adjust: exact;
    }
    .bar i {
      position: absolute;
    }
    .counted {
      background: var(--bad);
    }
    .asked {
      background: repeating-linear-gradient(45deg, var(--warn) 0 3px, var(--warn-weak) 3px 6px);
      box-shadow: inset 0 0 0 1px var(--warn);
    }
    .excluded {
      background: var(--surface);
      box-shadow: inset 0 0 0 1.5px var(--text-3);
    }
    .legend {
      list-style: none;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 14px;
      margin: 8px 0 0;
      padding: 0;
      font-size: 12px;
      color: var(--text-2);
    }
    .legend i {
      display: inline-block;
      width: 16px;
    }
    p {
      margin: 6px 0 0;
    }
  `,
})
export class OutageDays {
  readonly spans = input.required<readonly Span<OutageLook>[]>();
  readonly zone = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly hours = HOURS;
  protected readonly looks = ['counted', 'asked', 'excluded'] as const;
  protected readonly rows = computed(() => dayRows(this.spans(), this.zone()));
  protected readonly shown = computed(() => this.rows().slice(0, SHOWN_DAYS));
  protected readonly label = computed(() =>
    this.t().slas.daysLabel(this.rows().map(({ day, pieces }) => `${this.formats.day(day)} (${pieces.length})`)),
  );
}
