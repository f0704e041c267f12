import type { HttpResourceRef } from '@angular/common/http';
import { type Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { Api } from './api';
import { Notices } from './notices';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/**
 * What follows the first page of a list, asked for by a person; forgotten when the list is asked anew.
 * Call it where `inject` may be called.
 */
export function furtherPages<T>(
  url: string,
  parameters: Signal<Readonly<Record<string, string | number>>>,
  first: HttpResourceRef<Page<T> | undefined>,
) {
  const api = inject(Api);
  const notices = inject(Notices);
  const start = computed(() => (first.hasValue() ? first.value() : null));
  const further = linkedSignal<Page<T> | null, Page<T> | null>({ source: start, computation: () => null });
  const nextCursor = computed(() => (further() ?? start())?.nextCursor ?? null);
  const busy = signal(false);
  return {
    items: computed(() => [...(start()?.items ?? []), ...(further()?.items ?? [])]),
    total: computed(() => start()?.total ?? 0),
    hasMore: computed(() => nextCursor() !== null),
    busy: busy.asReadonly(),
    async load(): Promise<void> {
      const cursor = nextCursor();
      const list = start();
      if (cursor === null || busy()) return;
      busy.set(true);
      try {
        const query = new URLSearchParams({ ...parameters(), cursor });
        const page = await api.get<Page<T>>(`${url}?${query.toString()}`);
        // meanwhile the list may have been asked anew
        if (start() === list)
          further.update((before) => ({ ...page, items: [...(before?.items ?? []), ...page.items] }));
      } catch (error) {
        notices.problem(error);
      } finally {
        busy.set(false);
      }
    },
  };
}
