import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a code survives being read out and typed in. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 13 × 5 = 65 random bits and one check symbol. */
const RANDOM_SYMBOLS = 13;

/** Luhn's sum modulo 32: finds every single wrong symbol and nearly every swap of two neighbours. */
function checkSymbol(symbols: string): string {
  let sum = 0;
  Array.from(symbols)
    .reverse()
    .forEach((symbol, index) => {
      const value = SYMBOLS.indexOf(symbol) * (index % 2 === 0 ? 2 : 1);
      sum += Math.floor(value / SYMBOLS.length) + (value % SYMBOLS.length);
    });
  return SYMBOLS[(SYMBOLS.length - (sum % SYMBOLS.length)) % SYMBOLS.length] ?? '';
}

const grouped = (symbols: string): string => [symbols.slice(0, 5), symbols.slice(5, 10), symbols.slice(10)].join('-');

/** A new verification code, like 7QK4M-2XD91-8B0T. */
export function newReportCode(random: Uint8Array = randomBytes(RANDOM_SYMBOLS)): string {
  const symbols = Array.from(random.subarray(0, RANDOM_SYMBOLS), (byte) => SYMBOLS[byte % SYMBOLS.length] ?? '').join(
    '',
  );
  return grouped(symbols + checkSymbol(symbols));
}

/** The code as it is stored, from what somebody typed; null when it cannot be one. */
export function readReportCode(typed: string): string | null {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐–−ー]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (symbols.length !== RANDOM_SYMBOLS + 1 || Array.from(symbols).some((one) => !SYMBOLS.includes(one))) return null;
  const body = symbols.slice(0, -1);
  return checkSymbol(body) === symbols.slice(-1) ? grouped(symbols) : null;
}
