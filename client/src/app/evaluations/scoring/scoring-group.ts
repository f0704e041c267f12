import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Language } from '../../text/language';

/** The head of a viewpoint: its weight, how many answers are left, and a way to fold it. */
@Component({
  selector: 'sh-scoring-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'row' },
  template: `
    <div role="rowheader">
      <button type="button" [attr.aria-expanded]="open()" (click)="toggled.emit()">
        <span aria-hidden="true">{{ open() ? '▾' : '▸' }}</span>
        {{ title() }}
        <small
          >{{ t().terms.weight }} {{ weight() }} ·
          {{ left() === 0 ? t().scoring.allDone : t().scoring.left(left()) }}</small
        >
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      background: var(--surface-2);
      border-bottom: 1px solid var(--line);
      break-after: avoid;
    }
    [role='rowheader'] {
      position: sticky;
      left: 0;
      justify-self: start;
    }
    button {
      font: inherit;
      font-weight: 700;
      text-align: start;
      color: inherit;
      background: none;
      border: 0;
      cursor: pointer;
      padding: 4px 12px;
      min-height: 30px;
    }
    small {
      font-weight: 400;
      margin-inline-start: 4px;
    }
  `,
})
export class ScoringGroup {
  readonly title = input.required<string>();
  readonly weight = input.required<number>();
  /** cells without an answer */
  readonly left = input.required<number>();
  readonly open = input.required<boolean>();
  readonly toggled = output();
  protected readonly t = inject(Language).text;
}
