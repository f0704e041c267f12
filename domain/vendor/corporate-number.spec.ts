import { describe, expect, it } from 'vitest';
import { corporateCheckDigit, readCorporateNumber } from './corporate-number.js';

describe('a corporate number', () => {
  // published numbers: the National Tax Agency, the Digital Agency, and a company
  it.each(['7000012050002', '8000012010038', '1180301018771'])('%s is right as published', (number) => {
    expect(readCorporateNumber(number)).toEqual({ number });
  });

  it.each([
    ['７００００１２０５０００２', '7000012050002'],
    [' 7000-0120-50002 ', '7000012050002'],
    ['7000−0120−50002', '7000012050002'],
    ['T7000012050002', '7000012050002'],
    ['Ｔ７００００１２０５０００２', '7000012050002'],
  ])('is read from %s', (typed, number) => {
    expect(readCorporateNumber(typed)).toEqual({ number });
  });

  it.each([
    ['8000012050002', { problem: 'checkDigit', expected: 7 }],
    ['7000012050003', { problem: 'checkDigit', expected: 6 }],
    ['0000012050002', { problem: 'checkDigit', expected: 7 }],
    ['700001205000', { problem: 'length', digits: 12 }],
    ['70000120500022', { problem: 'length', digits: 14 }],
    ['', { problem: 'length', digits: 0 }],
    ['700001205000a', { problem: 'characters' }],
    ['七〇〇〇', { problem: 'characters' }],
  ])('%s is refused, saying why', (typed, problem) => {
    expect(readCorporateNumber(typed)).toEqual(problem);
  });

  it('notices every single wrong digit, except 0 for 9, which weigh the same', () => {
    const number = '7000012050002';
    for (let at = 0; at < number.length; at++) {
      for (let digit = 0; digit <= 9; digit++) {
        const typed = number.slice(0, at) + String(digit) + number.slice(at + 1);
        const same = typed === number || (at > 0 && Math.abs(digit - Number(number[at])) === 9);
        expect('number' in readCorporateNumber(typed), typed).toBe(same);
      }
    }
  });

  it('has a first digit of 1 to 9', () => {
    expect(corporateCheckDigit('000000000000')).toBe(9);
    expect(corporateCheckDigit('000000000008')).toBe(1);
  });
});
