import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ListState } from './list-state';

/** The head of a sortable column: a button that turns the order round, kept in the address. */
@Component({
  selector: 'sh-sort-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button type="button" (click)="turn()">
    <ng-content /><span aria-hidden="true">{{ sign() }}</span>
  </button>`,
  styles: `
    button {
      font: inherit;
      color: inherit;
      background: none;
      border: 0;
      padding: 4px 0;
      cursor: pointer;
      text-align: inherit;
    }
    span {
      display: inline-block;
      width: 1.2em;
      text-align: center;
    }
    @media print {
      /* the head is repeated on every page, but not the buttons in it */
      button {
        display: contents;
      }
    }
  `,
})
export class SortHeader {
  readonly column = input.required<string>();
  /** the sort of the list now, and the one that is not written to the address */
  readonly sort = input.required<string>();
  readonly fallback = input.required<string>();
  private readonly state = inject(ListState);
  protected readonly sign = computed(() =>
    this.sort() === this.column() ? '▲' : this.sort() === `-${this.column()}` ? '▼' : '',
  );
  protected turn(): void {
    const next = this.sort() === this.column() ? `-${this.column()}` : this.column();
    this.state.set({ sort: next === this.fallback() ? null : next });
  }
}
