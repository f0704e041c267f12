import { expect, it } from 'vitest';
import { spanOf, standAfter } from './clock-time';

const HOUR = 3_600_000;

it.each([
  [0, [0, 0, 0]],
  [59_999, [0, 0, 0]],
  [90 * 60_000, [0, 1, 30]],
  [-6 * HOUR, [0, 6, 0]],
  [53 * HOUR + 60_000, [2, 5, 1]],
])('%i ms are %j', (ms, span) => {
  expect(spanOf(ms)).toEqual(span);
});

it.each([
  ['running', 2 * HOUR, HOUR, 'running', HOUR],
  ['running', HOUR, HOUR, 'running', 0],
  ['running', HOUR, HOUR + 1, 'overdue', -1],
  ['overdue', -HOUR, HOUR, 'overdue', -2 * HOUR],
  // what was done does not move on
  ['late', -HOUR, HOUR, 'late', -HOUR],
  ['prompt', null, HOUR, 'prompt', null],
] as const)('%s with %s ms left is, %i ms later, %s', (state, leftMs, elapsed, later, left) => {
  expect(standAfter({ state, leftMs }, elapsed)).toEqual({ state: later, leftMs: left });
});
