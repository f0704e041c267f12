const WEIGHED = 12;
/** Thirteen digits, as people type them: full width, with spaces or hyphens, with the T of an invoice number before them. */
const NOISE = /[\s\-‐-―−ー]/gu;

export type CorporateNumberProblem =
  | { readonly problem: 'length'; readonly digits: number }
  | { readonly problem: 'characters' }
  /** `expected` is the first digit that would fit the other twelve */
  | { readonly problem: 'checkDigit'; readonly expected: number };

/**
 * The digit (1–9) that stands before twelve digits: 9 − (Σ Pₙ·Qₙ mod 9), Pₙ the n-th digit from the right, Qₙ 1 where n is odd and 2
 * where it is even. Source: Ordinance on the Designation of Corporate Numbers (法人番号の指定等に関する省令), article 2.
 */
export function corporateCheckDigit(twelveDigits: string): number {
  let sum = 0;
  for (let n = 1; n <= WEIGHED; n++) sum += Number(twelveDigits[WEIGHED - n] ?? '0') * (n % 2 === 1 ? 1 : 2);
  return 9 - (sum % 9);
}

/** Reads a corporate number (法人番号) as typed: thirteen plain digits whose first checks the others, or what is wrong with it. */
export function readCorporateNumber(text: string): { readonly number: string } | CorporateNumberProblem {
  const digits = text.normalize('NFKC').replace(NOISE, '').replace(/^T/iu, '');
  if (!/^[0-9]*$/.test(digits)) return { problem: 'characters' };
  if (digits.length !== WEIGHED + 1) return { problem: 'length', digits: digits.length };
  const expected = corporateCheckDigit(digits.slice(1));
  return Number(digits[0]) === expected ? { number: digits } : { problem: 'checkDigit', expected };
}
