/** An exact rational number. The denominator is positive; not reduced until it is read. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}
export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator');
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function reduced({ numerator, denominator }: Fraction): Fraction {
  const divisor = gcd(numerator, denominator);
  return divisor === 0n ? ZERO : { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return reduced({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  });
}
export const negate = (a: Fraction): Fraction => ({ numerator: -a.numerator, denominator: a.denominator });
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));

/** negative, 0 or positive, as a − b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest double (to within an ulp), also where numerator and denominator are beyond 2^53. */
export function toNumber(a: Fraction): number {
  const { numerator, denominator } = reduced(a);
  const whole = numerator / denominator;
  const rest = numerator % denominator;
  return Number(whole) + Number((rest * 10n ** 20n) / denominator) / 1e20;
}

/** a · 10^digits rounded half up (towards +∞) to a whole number. */
export function roundedTimes(a: Fraction, digits: number): bigint {
  const scaled = 2n * a.numerator * 10n ** BigInt(digits) + a.denominator;
  const divisor = 2n * a.denominator;
  const quotient = scaled / divisor;
  return scaled % divisor < 0n ? quotient - 1n : quotient;
}
