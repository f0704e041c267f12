import { addDays, daysBetween } from '../calendar/dates.js';
import type { Zone } from './clocks.js';
import type { IncidentFacts, Instants } from './record.js';
import type { Instant } from './states.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EPOCH = '1970-01-01';

/** For the tests of this folder: Japan has had no daylight saving since 1951. */
export const TOKYO: Zone = {
  dayOf: (instant) => addDays(EPOCH, Math.floor((instant + 9 * HOUR) / DAY)),
  endOf: (day) => (daysBetween(EPOCH, day) + 1) * DAY - 9 * HOUR,
};

/** `11-01 09:00` in 2026 in Tokyo. */
export function at(text: string): Instant {
  const [day = '', time = ''] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return TOKYO.endOf(addDays(`2026-${day}`, -1)) + hours * HOUR + minutes * 60_000;
}

export const instants = (more: Partial<Instants> = {}): Instants => ({
  occurred: at('11-01 08:00'),
  detected: at('11-01 09:00'),
  learned: at('11-02 10:00'),
  told: null,
  contained: null,
  ...more,
});

/** A contractor's incident with 1,001 persons of which it should have told us within 24 hours. */
export const incident = (more: Partial<IncidentFacts> = {}): IncidentFacts => ({
  role: 'principal',
  byContractor: true,
  instants: instants(),
  noticeHours: 24,
  principalHours: null,
  reports: {},
  personalData: true,
  encrypted: false,
  thresholds: { sensitive: false, propertyDamage: false, improperPurpose: false },
  persons: { count: 'known', number: 1001 },
  ...more,
});
