import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberText, rangeText, roundExactly, roundHalfUp } from './display.js';
import { fraction, toNumber } from './fraction.js';

describe('numbers as they are shown', () => {
  it.each([
    [84.25, 1, 84.3],
    [84.35, 1, 84.4],
    [84.349_999_999, 1, 84.3],
    [0.049_999_999_99, 1, 0],
    [1.005, 2, 1.01],
    [2.449_999, 1, 2.4],
    [99.95, 1, 100],
    [-0.05, 1, 0],
    [-0.06, 1, -0.1],
    [0, 1, 0],
    [1e9 + 0.25, 1, 1e9 + 0.3],
  ])('%f to %i decimals is %f', (value, digits, shown) => {
    expect(roundHalfUp(value, digits)).toBe(shown);
  });
  it('rounds the double of a fraction like the fraction itself, halves included', () => {
    const halves = fc.integer({ min: 0, max: 2000 }).map((twentieths) => fraction(BigInt(twentieths), 20n));
    const any = fc
      .tuple(fc.bigInt({ min: 0n, max: 100_000n }), fc.bigInt({ min: 1000n, max: 60_000n }))
      .map(([numerator, denominator]) => fraction(numerator, denominator));
    fc.assert(
      fc.property(fc.oneof(halves, any), (exact) => {
        expect(roundHalfUp(toNumber(exact), 1)).toBe(roundExactly(exact, 1));
      }),
    );
  });
  it.each([
    [{ lower: 40, upper: 86.666_666 }, '40.0–86.7'],
    [{ lower: 62.01, upper: 62.04 }, '62.0'],
    [{ lower: null, upper: null }, '―'],
  ])('%o reads %s', (range, text) => {
    expect(rangeText(range)).toBe(text);
  });
  it('keeps the decimals of a whole number', () => {
    expect([numberText(100), numberText(0.125, 2), numberText(null)]).toEqual(['100.0', '0.13', '―']);
  });
});
