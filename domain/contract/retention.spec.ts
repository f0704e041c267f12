import { expect, it } from 'vitest';
import { deletableFrom, keepUntil } from './retention.js';

it.each([
  ['2026-03-31', 7, 4, '2033-05-31'],
  ['2026-04-01', 7, 4, '2034-05-31'],
  ['2026-11-24', 7, 4, '2034-05-31'],
  ['2026-11-24', 10, 4, '2037-05-31'],
  ['2024-02-29', 7, 4, '2031-05-31'],
  ['2026-11-24', 7, 1, '2034-02-28'],
])('ended on %s, %i years, fiscal year from month %i: kept until %s', (endedOn, years, startMonth, until) => {
  expect(keepUntil(endedOn, years as 7 | 10, startMonth)).toBe(until);
});

it('may be deleted from the day after', () => {
  expect(deletableFrom('2026-03-31', 7)).toBe('2033-06-01');
});
