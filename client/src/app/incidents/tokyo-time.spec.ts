import { expect, it } from 'vitest';
import { instantOf, wallTime } from './tokyo-time';

it.each([
  ['2026-10-14T15:30:00.000Z', '2026-10-15T00:30'],
  ['2026-12-31T14:59:00.000Z', '2026-12-31T23:59'],
  ['2028-02-28T15:00:00.000Z', '2028-02-29T00:00'],
])('%s is %s in Tokyo, and back', (instant, wall) => {
  expect(wallTime(instant)).toBe(wall);
  expect(instantOf(wall)).toBe(instant);
});

it.each(['', '2026-13-01T00:00', 'x'])('%j is no time', (wall) => {
  expect(instantOf(wall)).toBeNull();
});
