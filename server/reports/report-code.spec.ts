import { expect, it } from 'vitest';
import { newReportCode, readReportCode } from './report-code.js';

const code = newReportCode(Uint8Array.from({ length: 13 }, (_, index) => index * 19));

it('reads a code back however it is typed', () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}$/);
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('0', 'o'), ` ${code}`]) {
    expect(readReportCode(typed)).toBe(code);
  }
});

it('finds every single wrong symbol', () => {
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '-') continue;
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (other !== code[at]) expect(readReportCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
    }
  }
});

it.each(['', 'x', 'U'.repeat(14), '../../etc/passwd', '0'.repeat(1000)])('%s is no code', (typed) => {
  expect(readReportCode(typed)).toBeNull();
});

it('never repeats itself', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newReportCode())).size).toBe(1000);
});
