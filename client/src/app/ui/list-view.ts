import type { HttpResourceRef } from '@angular/common/http';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  Directive,
  TemplateRef,
  computed,
  contentChildren,
  inject,
  input,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Language } from '../text/language';
import { EmptyState } from './empty-state';
import type { Column } from './list';
import { LoadState } from './load-state';
import { SortHeader } from './sort-header';

/** How a page shows a column when words are not enough; `card` shows the whole row, and there is no table. */
@Directive({ selector: 'ng-template[shCell]' })
export class ListCell<R> {
  readonly shCell = input.required<string>();
  /** the list, by which the template knows its rows */
  readonly of = input.required<{ rows(): readonly R[] }>();
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);

  static ngTemplateContextGuard<R>(cell: ListCell<R>, context: unknown): context is { $implicit: R } {
    return cell instanceof ListCell && context !== null;
  }
}

/** A `List`, whatever its rows are. */
interface ShownList {
  readonly first: HttpResourceRef<unknown>;
  rows(): readonly { readonly id: string }[];
  columns(): readonly Column<unknown>[];
  count(): string;
  ready(): boolean;
  hasMore(): boolean;
  loadingMore(): boolean;
  exporting(): number | null;
  filtered(): boolean;
  order(): string;
  readonly fallback: string;
  value(name: string): string;
  set(name: string, value: string): void;
  clear(): void;
  more(): Promise<void>;
  export(): Promise<void>;
}

/** The one look of a list: filters (projected), table or cards, more, and everything as a file. Arrows move from row to row. */
@Component({
  selector: 'sh-list',
  imports: [EmptyState, LoadState, MatButton, NgTemplateOutlet, RouterLink, SortHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-view.html',
  styleUrl: './list-view.scss',
  host: { '(keydown)': 'step($event)' },
})
export class ListView {
  readonly list = input.required<ShownList>();
  /** what is said when there is nothing at all */
  readonly empty = input('');
  readonly emptyHint = input('');
  /** what is said when the conditions find nothing */
  readonly nothingFound = input<string>();
  protected readonly t = inject(Language).text;
  private readonly cells = contentChildren(ListCell);
  private readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.shCell(), cell.template])));
  protected readonly columns = computed(() =>
    this.list()
      .columns()
      .filter(({ only }) => only !== 'file')
      .map((column) => ({ ...column, column, template: this.templates().get(column.key) })),
  );
  protected readonly card = computed(() => this.templates().get('card'));
  protected readonly says = computed(() => {
    const { lists } = this.t();
    return this.list().filtered() || this.empty() === ''
      ? { heading: this.nothingFound() ?? lists.nothingFound, hint: lists.nothingFoundHint }
      : { heading: this.empty(), hint: this.emptyHint() };
  });

  protected direction(column: string): 'ascending' | 'descending' | null {
    const order = this.list().order();
    return order === column ? 'ascending' : order === `-${column}` ? 'descending' : null;
  }

  /** Up and down go to the same place of the neighbouring row. */
  protected step(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest('tbody tr');
    if (!row || !['ArrowDown', 'ArrowUp'].includes(event.key) || target.matches('input, select, textarea')) return;
    const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
    const column = [...row.children].findIndex((cell) => cell.contains(target));
    const place = 'a, button, summary';
    const goal = next?.children[column]?.querySelector<HTMLElement>(place) ?? next?.querySelector<HTMLElement>(place);
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  }
}
