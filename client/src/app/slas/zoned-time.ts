/** What a wall clock in a zone shows, and back; texts like `2026-10-14T09:02`, as an input of type datetime-local has them. */
const parts = new Map<string, Intl.DateTimeFormat>();
const MINUTE = 60_000;

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = parts.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  parts.set(zone, made);
  return made;
}

/** `2026-10-14T09:02`, with `:ss` only where there are seconds. */
export function wallClock(instant: string | number, zone: string): string {
  const text = formatOf(zone).format(new Date(instant)).replace(' ', 'T');
  return text.endsWith(':00') ? text.slice(0, 16) : text;
}

/** The hour before the clock is put back stands for the first of the two; one that is skipped moves on by what was skipped. Null: no time. */
export function instantOf(wall: string, zone: string): string | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (wall === '' || Number.isNaN(asUtc)) return null;
  const offsetAt = (instant: number): number => Date.parse(`${wallClock(instant, zone)}Z`) - floor(instant);
  const before = asUtc - offsetAt(asUtc - 24 * 60 * MINUTE);
  const after = asUtc - offsetAt(asUtc + 24 * 60 * MINUTE);
  const found = [before, after].sort((a, b) => a - b).find((one) => one + offsetAt(one) === asUtc);
  return new Date(found ?? before).toISOString();
}
const floor = (instant: number): number => Math.floor(instant / 1000) * 1000;

/** `GMT+9` of a zone at an instant, for who reads times of another place. */
export function offsetName(instant: string | number, zone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' });
  return format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
