import { describe, expect, it } from 'vitest';
import { add, compareFractions, fraction, reduced, roundedTimes, subtract, toNumber, ZERO } from './fraction.js';

describe('fractions', () => {
  it.each([
    [1n, 3n, 1 / 3],
    [-1n, 3n, -1 / 3],
    [1n, 3n * 10n ** 25n, 1 / 3e25],
    [10n ** 30n + 1n, 10n ** 28n, 100],
    [-(7n ** 40n), 3n * 7n ** 39n, -7 / 3],
    [0n, 5n, 0],
  ])('%d / %d as a double', (numerator, denominator, value) => {
    expect(toNumber(fraction(numerator, denominator))).toBeCloseTo(value, 12);
    if (value !== 0) expect(toNumber(fraction(numerator, denominator)) / value).toBeCloseTo(1, 14);
  });
  it('adds, subtracts and compares exactly', () => {
    const [third, sixth] = [fraction(1n, 3n), fraction(-1n, -6n)];
    expect(add(third, sixth)).toEqual({ numerator: 1n, denominator: 2n });
    expect(subtract(third, third)).toEqual(ZERO);
    expect([compareFractions(third, sixth), compareFractions(sixth, third), compareFractions(third, third)]).toEqual([
      1, -1, 0,
    ]);
    expect(reduced(fraction(-4n, 6n))).toEqual({ numerator: -2n, denominator: 3n });
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });
  it.each([
    [5n, 10n, 0, 1n],
    [-5n, 10n, 0, 0n],
    [-6n, 10n, 0, -1n],
    [1n, 3n, 6, 333_333n],
    [1_234_567n, 2_000_000n, 6, 617_284n],
    [1_234_565n, 10_000_000n, 6, 123_457n],
  ])('%d / %d rounded half up to %i decimals', (numerator, denominator, digits, times) => {
    expect(roundedTimes(fraction(numerator, denominator), digits)).toBe(times);
  });
});
