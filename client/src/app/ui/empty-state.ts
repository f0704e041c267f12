import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing here yet: says why, and what to do first (the projected link or button). */
@Component({
  selector: 'sh-empty-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ heading() }}</h2>
    <p>{{ hint() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 4px;
      padding: 48px 16px;
      text-align: center;
      color: var(--text-2);
    }
    h2 {
      color: var(--text);
      margin: 0;
    }
    p {
      max-width: 46em;
      margin: 0 0 8px;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly hint = input('');
}
