import type { Range } from './comparison.js';
import { type Fraction, roundedTimes } from './fraction.js';

/** Decimals of a score, a share in percent and points on screen, in the XLSX and in the PDF. */
export const SHOWN_DIGITS = 1;

/**
 * A double rounded half up (towards +∞) to so many decimals, the way results are shown. A half that binary cannot hold still
 * goes up (84.35 → 84.4): the slack of 64 units in the last place is above the error of a score, which sums without
 * cancellation, and far below anything that is shown. Source: design, section 5, score.
 */
export function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  return Math.floor(scaled + 0.5 + (Math.abs(scaled) + 1) * 2 ** -46) / scale;
}

/** An exact number rounded half up (towards +∞) to so many decimals; for where a half must not depend on doubles at all. */
export function roundExactly(value: Fraction, digits: number): number {
  return Number(roundedTimes(value, digits)) / 10 ** digits;
}

/** A number as it is shown, always with its decimals: `68.8`, `100.0`; `―` where there is none. The same in every language. */
export function numberText(value: number | null, digits = SHOWN_DIGITS): string {
  return value === null ? '―' : roundHalfUp(value, digits).toFixed(digits);
}

/** A range as it is shown: one number where both ends read the same, else `40.0–86.7`; `―` where there is none. */
export function rangeText({ lower, upper }: Range, digits = SHOWN_DIGITS): string {
  const [from, to] = [numberText(lower, digits), numberText(upper, digits)];
  return from === to ? from : `${from}–${to}`;
}
