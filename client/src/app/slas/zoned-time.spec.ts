import { describe, expect, it } from 'vitest';
import { instantOf, offsetName, wallClock } from './zoned-time';

describe('a time as the clock of a zone shows it', () => {
  it.each([
    ['Asia/Tokyo', '2026-10-14T09:02', '2026-10-14T00:02:00.000Z'],
    ['Asia/Tokyo', '2024-02-29T00:00', '2024-02-28T15:00:00.000Z'],
    ['Asia/Tokyo', '2026-10-14T09:02:30', '2026-10-14T00:02:30.000Z'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    // twice: the first is meant
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-07-01T00:00', '2026-07-01T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-07-01T00:00', '2026-06-30T18:15:00.000Z'],
  ])('%s %s', (zone, wall, instant) => {
    expect(instantOf(wall, zone)).toBe(instant);
    expect(wallClock(instant, zone)).toBe(wall);
  });

  it('moves on by what a change of the clock has skipped', () => {
    expect(wallClock(instantOf('2026-03-29T02:30', 'Europe/Berlin') ?? '', 'Europe/Berlin')).toBe('2026-03-29T03:30');
  });

  it.each(['', 'soon', '2026-13-01T00:00'])('%s is no time', (wall) => {
    expect(instantOf(wall, 'Asia/Tokyo')).toBeNull();
  });

  it('names the distance from UTC', () => {
    expect(offsetName('2026-07-01T00:00:00Z', 'Asia/Tokyo', 'en')).toBe('GMT+9');
  });
});
