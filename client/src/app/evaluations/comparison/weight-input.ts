import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MAX_WEIGHT } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';

/** A weight as a number, with a slider where there is room for one. What is no weight says why, and nothing changes. */
@Component({
  selector: 'sh-weight-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="label" [id]="id + '-label'">{{ label() }}</span>
    @if (was() !== value()) {
      <span class="was"
        ><span class="visually-hidden">{{ t().comparison.before }}</span> {{ was() }} →</span
      >
    }
    <input
      #box
      class="number"
      type="number"
      min="0"
      [max]="most"
      step="1"
      inputmode="numeric"
      [value]="value()"
      [attr.aria-labelledby]="id + '-label'"
      [attr.aria-invalid]="problem() ? true : null"
      [attr.aria-describedby]="problem() ? id + '-problem' : null"
      (input)="take(box.value)"
      (blur)="leave(box)"
    />
    @if (slider() > 0) {
      <input
        #range
        class="range"
        type="range"
        min="0"
        [max]="slider()"
        step="1"
        [value]="value()"
        [attr.aria-labelledby]="id + '-label'"
        (input)="take(range.value)"
      />
    }
    @if (problem()) {
      <small class="problem" role="alert" [id]="id + '-problem'">{{ problem() }}</small>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1fr auto 60px;
      gap: 0 8px;
      align-items: center;
      font-size: 13px;
      padding: 2px 0;
    }
    .label {
      min-width: 0;
      grid-column: 1;
    }
    .was {
      color: var(--accent);
      font-weight: 700;
      font-size: 12px;
      grid-column: 2;
    }
    .number {
      font: inherit;
      font-weight: 700;
      text-align: end;
      width: 60px;
      height: 26px;
      color: var(--text);
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      grid-column: 3;
    }
    .number[aria-invalid] {
      border-color: var(--bad);
    }
    .range {
      grid-column: 1 / 4;
      width: 100%;
      margin: 0;
      height: 24px;
      accent-color: var(--accent);
    }
    .problem {
      grid-column: 1 / 4;
      color: var(--bad);
    }
  `,
})
export class WeightInput {
  readonly label = input.required<string>();
  readonly value = input.required<number>();
  /** what the evaluation says */
  readonly was = input.required<number>();
  /** the right end of the slider; 0: a number is enough */
  readonly slider = input(0);
  readonly changed = output<number>();
  protected readonly t = inject(Language).text;
  protected readonly most = MAX_WEIGHT;
  private readonly refused = signal<'weightNegative' | 'weightNotWhole' | 'weightTooLarge' | null>(null);
  protected readonly problem = computed(() => {
    const refused = this.refused();
    return refused ? this.t().problems[refused] : '';
  });
  private static count = 0;
  protected readonly id = `weight-${++WeightInput.count}`;

  protected take(text: string): void {
    const weight = text.trim() === '' ? NaN : Number(text);
    this.refused.set(
      !Number.isInteger(weight)
        ? 'weightNotWhole'
        : weight < 0
          ? 'weightNegative'
          : weight > MAX_WEIGHT
            ? 'weightTooLarge'
            : null,
    );
    if (this.refused() === null && weight !== this.value()) this.changed.emit(weight);
  }
  /** What was refused gives way to the weight that holds. */
  protected leave(box: HTMLInputElement): void {
    if (this.refused() === null) return;
    this.refused.set(null);
    box.value = String(this.value());
  }
}
