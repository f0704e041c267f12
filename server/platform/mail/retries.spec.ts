import { expect, it } from 'vitest';
import { MOST_ATTEMPTS, nextAttempt } from './retries.js';

const NOW = new Date('2026-11-24T00:00:00Z');

it.each([
  [1, '2026-11-24T00:01:00.000Z'],
  [2, '2026-11-24T00:02:00.000Z'],
  [8, '2026-11-24T02:08:00.000Z'],
  [9, '2026-11-24T04:00:00.000Z'],
  [MOST_ATTEMPTS - 1, '2026-11-24T04:00:00.000Z'],
])('after %i attempts the next is at %s', (attempts, expected) => {
  expect(nextAttempt(attempts, NOW)?.toISOString()).toBe(expected);
});

it('gives up after about two days', () => {
  let now = NOW;
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt(attempts, now);
    if (next === null) break;
    now = next;
  }
  const days = (now.getTime() - NOW.getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(1.5);
  expect(days).toBeLessThan(2.5);
});
