import { compareFractions, type Fraction, fraction, negate, roundedTimes, subtract } from '../evaluation/fraction.js';
import { decimal, decimalsOf } from './decimal.js';

/** Milliseconds down of milliseconds that count. */
export interface Downtime {
  readonly downMs: number;
  readonly baseMs: number;
}

const LEAST_DECIMALS = 2;
/** One millisecond of a year is 3 · 10⁻⁹ per cent. */
const MOST_DECIMALS = 12;

/** The availability in per cent, exact; null of nothing. */
export function availabilityOf({ downMs, baseMs }: Downtime): Fraction | null {
  return baseMs === 0 ? null : fraction(100n * BigInt(baseMs - downMs), BigInt(baseMs));
}

function written(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  return `${scaled < 0n ? '−' : ''}${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`;
}

/**
 * The availability to be read, in per cent: rounded half up to two decimals, or to as many as the target has, and to more until it
 * can be told from the target and from 100 where it differs from them (99.8999 of 99.90 is not shown as 99.90). Null of nothing.
 */
export function shownAvailability(downtime: Downtime, target: string): string | null {
  const exact = availabilityOf(downtime);
  if (exact === null) return null;
  const landmarks = [decimal(target), decimal('100')].filter((one) => compareFractions(exact, one) !== 0);
  for (let decimals = Math.max(LEAST_DECIMALS, decimalsOf(target)); ; decimals++) {
    const scaled = roundedTimes(exact, decimals);
    const rounded = fraction(scaled, 10n ** BigInt(decimals));
    if (decimals >= MOST_DECIMALS || landmarks.every((one) => compareFractions(rounded, one) !== 0))
      return written(scaled, decimals);
  }
}

/** By how many points the availability is above the target, or below it with −, to two digits that are not 0 at least. Null of nothing. */
export function shownDifference(downtime: Downtime, target: string): string | null {
  const exact = availabilityOf(downtime);
  if (exact === null) return null;
  const difference = subtract(exact, decimal(target));
  const size = difference.numerator < 0n ? negate(difference) : difference;
  let decimals = LEAST_DECIMALS;
  while (size.numerator > 0n && decimals < MOST_DECIMALS && roundedTimes(size, decimals) < 10n) decimals++;
  return written(difference.numerator < 0n ? -roundedTimes(size, decimals) : roundedTimes(size, decimals), decimals);
}
