import { addDays, type BusinessDate, daysBetween, lastDayOf, type Month } from '../calendar/dates.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', ...digits, hourCycle: 'h23' });
  formats.set(zone, made);
  return made;
}

/** Whether the zone is one of the tz database. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    // an offset such as +09:00 is no place and knows no summer time
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

const DAY = 86_400_000;
/** Midnight of a day as UTC counts it. */
const midnight = (date: BusinessDate): number => daysBetween('1970-01-01', date) * DAY;

/** Milliseconds by which the clock of the zone is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const [date = '', time = ''] = formatOf(zone).format(second).split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return midnight(date) + ((hours * 60 + minutes) * 60 + seconds) * 1000 - second;
}

/**
 * The instant (integer ms UTC) at which the clock of a zone shows a minute of a day; 1440 is the midnight that ends it. The first of
 * two where the clock is put back; where it is put forward, a skipped time moves on by what was skipped, and `skipped` says so.
 */
export function clockTime(date: BusinessDate, minute: number, zone: string): { instant: number; skipped: boolean } {
  const wall = midnight(date) + minute * 60_000;
  const candidates = [-DAY, DAY].map((around) => wall - offsetAt(wall + around, zone));
  const shown = candidates.filter((instant) => instant + offsetAt(instant, zone) === wall);
  const skipped = shown.length === 0;
  return { instant: skipped ? (candidates[0] ?? wall) : Math.min(...shown), skipped };
}

/** The instant at which the clock of a zone shows a minute of a day, see `clockTime`. */
export const instantAt = (date: BusinessDate, minute: number, zone: string): number =>
  clockTime(date, minute, zone).instant;

/** The first instant of a month in a zone, and that of the next: half-open, integer ms UTC. */
export function monthBounds(month: Month, zone: string): { readonly start: number; readonly end: number } {
  return { start: instantAt(`${month}-01`, 0, zone), end: instantAt(addDays(lastDayOf(month), 1), 0, zone) };
}

/** The month that an instant lies in by the clock of a zone. */
export const monthAt = (instant: number, zone: string): Month => formatOf(zone).format(instant).slice(0, 7);

/** The month so many months later, or earlier when negative. */
export function shiftMonth(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** All months from one to another, both included; none when the last is before the first. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = shiftMonth(month, 1)) months.push(month);
  return months;
}
