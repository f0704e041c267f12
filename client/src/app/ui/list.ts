import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { DOCUMENT, type Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { Language } from '../text/language';
import { Api } from './api';
import { saveText, toCsv } from './csv';
import { ListState } from './list-state';
import { Notices } from './notices';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  /** the cell in words, on the page as in the file; a template of the page may show it differently */
  text(row: R): string;
  /** how the file says it, when the page says it for the eye (a day with its weekday) */
  file?(row: R): string;
  /** where the row leads to; the first column usually does */
  link?(row: R): readonly string[] | null;
  /** the name of the sort on the server; without it the column cannot be sorted by */
  readonly sort?: string;
  readonly number?: boolean;
  /** the least width in pixels, where the words would be broken too small */
  readonly width?: number;
  /** `page`: has no head and is not in the file; `file`: only there */
  readonly only?: 'page' | 'file';
}

export interface ListOptions<T, R> {
  readonly url: string | (() => string);
  /** the order that the address does not name */
  readonly sort: string;
  /** the query parameters that narrow the list, under the same names in the address and in the API */
  readonly conditions: readonly string[];
  /** what a condition is when the address does not say */
  readonly defaults?: Readonly<Record<string, string>>;
  readonly columns: () => readonly Column<R>[];
  /** the name of the CSV file */
  readonly file: () => string;
  readonly count?: () => (shown: number, total: number) => string;
  /** rows made of the items, in an order that only the page knows when it is one of `pageSorts` */
  readonly rows?: (items: readonly T[], sort: string) => readonly R[];
  readonly pageSorts?: readonly string[];
}

const PAGE = 100;
const FILE_PAGE = 200;
const FILE_AT_MOST = 10_000;

/**
 * A list whose state is the address: conditions and order are query parameters, of which only what differs from the default is
 * written. It grows page by page; the rows shown stay while another search loads; the file holds all that the conditions find.
 * Made in a field initialiser of a component that provides `ListState`; shown by `sh-list`.
 */
export class List<T extends object, R extends { readonly id: string }> {
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly state = inject(ListState);
  private readonly document = inject(DOCUMENT);
  private readonly t = inject(Language).text;
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  /** the order that the address does not name */
  readonly fallback: string;
  readonly first: HttpResourceRef<Page<T> | undefined>;
  readonly rows: Signal<readonly R[]>;
  readonly columns: Signal<readonly Column<R>[]>;
  readonly count: Signal<string>;
  readonly total = computed(() => this.pages().at(-1)?.total ?? 0);
  readonly ready = computed(() => this.pages().length > 0);
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly loadingMore = signal(false);
  /** how many rows the file has so far, while it is made */
  readonly exporting = signal<number | null>(null);
  readonly order = computed(() => this.address().get('sort') ?? this.options.sort);
  /** narrowed beyond what it is by default */
  readonly filtered = computed(() =>
    this.options.conditions.some((name) => this.value(name) !== (this.options.defaults?.[name] ?? '')),
  );

  private readonly pages: Signal<readonly Page<T>[]> & { set(pages: readonly Page<T>[]): void };
  private readonly cursor = computed(() => this.pages().at(-1)?.nextCursor ?? null);
  private readonly query = computed(() => {
    const conditions = this.options.conditions.map((name) => [name, this.value(name)] as const);
    const sort = this.options.pageSorts?.includes(this.order()) ? this.options.sort : this.order();
    return { ...Object.fromEntries(conditions.filter(([, value]) => value !== '')), sort };
  });

  constructor(private readonly options: ListOptions<T, R>) {
    const { columns, count, rows } = options;
    this.fallback = options.sort;
    this.first = httpResource<Page<T>>(() => ({ url: this.url(), params: { ...this.query(), limit: PAGE } }));
    this.pages = linkedSignal<Page<T> | null, readonly Page<T>[]>({
      source: () => (this.first.hasValue() ? this.first.value() : null),
      computation: (page, previous) => (page ? [page] : this.first.error() ? [] : (previous?.value ?? [])),
    });
    // without rows of its own, a list shows its items
    const rowsOf = rows ?? ((items: readonly T[]) => items as unknown as readonly R[]);
    this.rows = computed(() =>
      rowsOf(
        this.pages().flatMap(({ items }) => items),
        this.order(),
      ),
    );
    this.columns = computed(() => columns());
    this.count = computed(() => (count?.() ?? this.t().lists.count)(this.rows().length, this.total()));
  }

  /** What a condition is now; '' when it does not narrow. */
  value(name: string): string {
    return this.address().get(name) ?? this.options.defaults?.[name] ?? '';
  }
  set(name: string, value: string): void {
    this.state.write({ [name]: value === (this.options.defaults?.[name] ?? '') ? null : value });
  }
  clear(): void {
    this.state.set(Object.fromEntries(this.options.conditions.map((name) => [name, null])));
  }

  async more(): Promise<void> {
    const from = this.pages();
    const cursor = this.cursor();
    if (cursor === null || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.page(cursor, PAGE);
      // another search may have begun meanwhile
      if (this.pages() === from) this.pages.set([...from, page]);
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.loadingMore.set(false);
    }
  }

  async export(): Promise<void> {
    if (this.exporting() !== null) return;
    this.exporting.set(0);
    try {
      const items: T[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<T> = await this.page(cursor, FILE_PAGE);
        items.push(...page.items);
        cursor = page.nextCursor;
        this.exporting.set(items.length);
      } while (cursor !== null && items.length < FILE_AT_MOST);
      if (cursor !== null) this.notices.done(this.t().lists.exportCut(items.length));
      const rows = this.options.rows?.(items, this.order()) ?? (items as unknown as readonly R[]);
      const columns = this.columns().filter(({ only }) => only !== 'page');
      const lines = rows.map((row) => columns.map((column) => column.file?.(row) ?? column.text(row)));
      saveText(this.document, this.options.file(), toCsv([columns.map(({ head }) => head), ...lines]));
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.exporting.set(null);
    }
  }

  private url(): string {
    const { url } = this.options;
    return typeof url === 'string' ? url : url();
  }
  private page(cursor: string | null, limit: number): Promise<Page<T>> {
    const query = new URLSearchParams({
      ...this.query(),
      limit: String(limit),
      ...(cursor === null ? {} : { cursor }),
    });
    return this.api.get<Page<T>>(`${this.url()}?${query.toString()}`);
  }
}
