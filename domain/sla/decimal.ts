import { type Fraction, fraction } from '../evaluation/fraction.js';

/** A percentage as it stands in a contract: up to ten decimals, from 0 to 100. */
export const PERCENT_FORM = /^(?:100(?:\.0{1,10})?|\d{1,2}(?:\.\d{1,10})?)$/;

/** The exact value of a decimal such as `99.95`. Throws RangeError for anything else. */
export function decimal(text: string): Fraction {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(text) ?? [];
  if (whole === '') throw new RangeError(`no decimal: ${text}`);
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

/** How many decimals are written: 2 for `99.90`. */
export const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;
