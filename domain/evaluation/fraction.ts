/** An exact rational number. The denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}
export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** numerator / denominator, the sign moved to the numerator. Throws RangeError for a denominator of 0. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator');
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The same number in lowest terms; 0 is 0 / 1. */
export function reduced({ numerator, denominator }: Fraction): Fraction {
  const divisor = gcd(numerator, denominator);
  return divisor === 0n ? ZERO : { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** a + b, in lowest terms. */
export function add(a: Fraction, b: Fraction): Fraction {
  return reduced({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  });
}
/** −a */
export const negate = (a: Fraction): Fraction => ({ numerator: -a.numerator, denominator: a.denominator });
/** a − b, in lowest terms. */
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));

/** negative, 0 or positive, as a − b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The double next to it, to within two units in the last place, whatever the size of numerator and denominator. */
export function toNumber(a: Fraction): number {
  const { numerator, denominator } = reduced(a);
  const magnitude = numerator < 0n ? -numerator : numerator;
  // 64 significant bits of quotient: more than a double holds
  const shift = Math.max(0, 64 + bitLength(denominator) - bitLength(magnitude));
  const quotient = Number((magnitude << BigInt(shift)) / denominator) / 2 ** shift;
  return numerator < 0n ? -quotient : quotient;
}
const bitLength = (value: bigint): number => value.toString(2).length;

/** a · 10^digits rounded half up (towards +∞) to a whole number. */
export function roundedTimes(a: Fraction, digits: number): bigint {
  const scaled = 2n * a.numerator * 10n ** BigInt(digits) + a.denominator;
  const divisor = 2n * a.denominator;
  const quotient = scaled / divisor;
  return scaled % divisor < 0n ? quotient - 1n : quotient;
}
