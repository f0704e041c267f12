const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' });

/** What the wall clock shows in Tokyo, `2026-10-14T09:02`, as an input of type datetime-local takes it; '' for none. */
export const wallTime = (instant: string | number | null): string =>
  instant === null ? '' : clock.format(new Date(instant)).replace(' ', 'T');

/** The instant in UTC; null for what is no time. */
export function instantOf(wall: string): string | null {
  const instant = Date.parse(`${wall}+09:00`);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
