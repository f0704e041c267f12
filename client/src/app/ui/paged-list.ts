import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { type Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { Api } from './api';
import { Notices } from './notices';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** A list that grows page by page; the rows shown stay while another search loads. */
export interface PagedList<T> {
  readonly first: HttpResourceRef<Page<T> | undefined>;
  readonly items: Signal<readonly T[]>;
  readonly total: Signal<number>;
  readonly ready: Signal<boolean>;
  readonly hasMore: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  more(): Promise<void>;
}

export function pagedList<T>(url: string, parameters: () => Readonly<Record<string, string | number>>): PagedList<T> {
  const api = inject(Api);
  const notices = inject(Notices);
  const first = httpResource<Page<T>>(() => ({ url, params: parameters() }));
  const pages = linkedSignal<Page<T> | null, readonly Page<T>[]>({
    source: () => (first.hasValue() ? first.value() : null),
    computation: (page, previous) => (page ? [page] : first.error() ? [] : (previous?.value ?? [])),
  });
  const cursor = computed(() => pages().at(-1)?.nextCursor ?? null);
  const loadingMore = signal(false);
  return {
    first,
    items: computed(() => pages().flatMap(({ items }) => items)),
    total: computed(() => pages().at(-1)?.total ?? 0),
    ready: computed(() => pages().length > 0),
    hasMore: computed(() => cursor() !== null),
    loadingMore,
    async more() {
      const from = pages();
      const next = cursor();
      if (next === null || loadingMore()) return;
      loadingMore.set(true);
      try {
        const query = new URLSearchParams(Object.entries({ ...parameters(), cursor: next }).map(([k, v]) => [k, v]));
        const page = await api.get<Page<T>>(`${url}?${query.toString()}`);
        // another search may have begun meanwhile
        if (pages() === from) pages.set([...from, page]);
      } catch (error) {
        notices.problem(error);
      } finally {
        loadingMore.set(false);
      }
    },
  };
}
