import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Level } from '#domain/checklist/checklist.js';
import type { Offer } from '#domain/evaluation/answer.js';
import { Language } from '../../text/language';

/** Asks for a priced option and the level reached with it. */
@Component({
  selector: 'sh-cell-option',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="box">
      <label
        >{{ t().scoring.optionName }} <input #name maxlength="200" [value]="called()" (input)="called.set(name.value)"
      /></label>
      <div class="three">
        <label
          >{{ t().scoring.optionMonthly }} <input #monthly type="number" min="0" step="1" inputmode="numeric"
        /></label>
        <label
          >{{ t().scoring.optionInitial }} <input #initial type="number" min="0" step="1" inputmode="numeric"
        /></label>
        <label
          >{{ t().scoring.optionLevel }}
          <select #reached>
            @for (level of levels(); track level) {
              <option [value]="level">{{ level }}</option>
            }
          </select></label
        >
      </div>
      <small>{{ t().scoring.optionPriceHint }}</small>
      <div>
        <button
          matButton="outlined"
          type="button"
          [disabled]="called().trim() === ''"
          (click)="add(monthly.value, initial.value, reached.value)"
        >
          {{ t().scoring.saveOptional }}
        </button>
      </div>
    </div>
  `,
  styles: `
    @use './fields';
    .three {
      display: grid;
      grid-template-columns: 1fr 1fr 84px;
      gap: 8px;
      margin-bottom: 4px;
    }
  `,
})
export class CellOption {
  /** what is reached without it; null: not known */
  readonly base = input.required<Level | null>();
  readonly added = output<Offer>();
  protected readonly t = inject(Language).text;
  protected readonly called = signal('');
  private readonly nameField = viewChild.required<ElementRef<HTMLElement>>('name');
  protected readonly levels = computed(() => ([1, 2, 3, 4] as const).filter((level) => level > (this.base() ?? 0)));

  focus(): void {
    this.nameField().nativeElement.focus();
  }
  protected add(monthly: string, initial: string, level: string): void {
    this.added.emit({
      id: `o${Date.now().toString(36)}`,
      name: this.called().trim(),
      monthlyYen: yen(monthly),
      initialYen: yen(initial),
      level: Number(level) as Level,
    });
  }
}

/** An empty field: the price is not known. */
const yen = (text: string): number | null => (text.trim() === '' ? null : Math.max(0, Math.round(Number(text))));
