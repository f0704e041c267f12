import { clockTime, isZone } from '#domain/sla/zone.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows, as an input of type datetime-local has it: `2026-10-14T09:02`, with `:ss` only where there are seconds. */
export function wallClock(instant: string | number, zone: string): string {
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', ...digits, hourCycle: 'h23' });
  formats.set(zone, format);
  const text = format.format(new Date(instant)).replace(' ', 'T');
  return text.endsWith(':00') ? text.slice(0, 16) : text;
}

/** The instant at which the clock of a zone shows that, as `clockTime` says it; null: no time. */
export function instantOf(wall: string, zone: string): string | null {
  const read = timeOf(wall, zone);
  return read && new Date(read.instant + read.seconds * 1000).toISOString();
}

/** Whether the clock is put forward over this time. */
export const isSkipped = (wall: string, zone: string): boolean => timeOf(wall, zone)?.skipped ?? false;

function timeOf(wall: string, zone: string): { instant: number; skipped: boolean; seconds: number } | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(wall) || Number.isNaN(Date.parse(`${wall}Z`)) || !isZone(zone))
    return null;
  const minute = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
  return { ...clockTime(wall.slice(0, 10), minute, zone), seconds: Number(wall.slice(17, 19)) };
}

/** `GMT+9` of a zone at an instant, for who reads times of another place. */
export function offsetName(instant: string | number, zone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' });
  return format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
