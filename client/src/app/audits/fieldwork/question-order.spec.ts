import { expect, it } from 'vitest';
import { neighbour } from './question-order';

it.each([
  [0, 1, 'c'],
  [2, 1, 'd'],
  [3, 1, 'c'],
  [0, -1, 'd'],
  [2, -1, 'd'],
] as const)('from %i by %i comes to %s', (from, step, expected) => {
  expect(neighbour(['a', 'b', 'c', 'd'], from, step, (one) => one > 'b')).toBe(expected);
});
it('comes to itself when it is the only one, and to none when there is none', () => {
  expect(neighbour(['a', 'b'], 1, 1, (one) => one === 'b')).toBe('b');
  expect(neighbour(['a', 'b'], 1, 1, () => false)).toBeNull();
});
