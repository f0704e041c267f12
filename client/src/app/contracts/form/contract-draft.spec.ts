import { expect, it } from 'vitest';
import { EMPTY_CONTRACT, termsOf, toSave, wholeOf } from './contract-draft';

it.each([
  ['', null],
  ['120,000', 120_000],
  ['１２０，０００', 120_000],
  ['¥30000000000', 30_000_000_000],
  ['12万', undefined],
  ['-1', undefined],
  ['1.5', undefined],
])('%o is %o', (typed, value) => {
  expect(wholeOf(typed)).toBe(value);
});

it('leaves out what is not stated', () => {
  expect(toSave(EMPTY_CONTRACT)).toMatchObject({ endsOn: null, noticePeriod: null, amount: null, parent: null });
});

it('takes no notice for no notice period, and none for a day', () => {
  expect(termsOf({ ...EMPTY_CONTRACT, noticePeriod: { count: '0', unit: 'days' } }).noticePeriod).toEqual({
    count: 0,
    unit: 'days',
  });
});
