import { type DestroyRef, type Signal, effect, signal, untracked } from '@angular/core';

/** How long a hand rests between two steps of a slider. */
const REST_MS = 120;

/** The last value of a signal once it has rested; the first one at once. */
export function settled<T>(source: Signal<T>, destroy: DestroyRef): Signal<T> {
  const rested = signal(untracked(source));
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const value = source();
    clearTimeout(timer);
    timer = setTimeout(() => {
      rested.set(value);
    }, REST_MS);
  });
  destroy.onDestroy(() => {
    clearTimeout(timer);
  });
  return rested.asReadonly();
}
