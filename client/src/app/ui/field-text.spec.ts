import { expect, it } from 'vitest';
import { SCHEMA_RULES } from '#contract/problem.js';
import { en } from '../text/en';
import { ja } from '../text/ja';
import { errorText, refusedText } from './field-text';

it.each([
  [{ rule: 'maxLength', params: { max: 200 }, message: 'Too big' }, '200文字以内で入力してください。'],
  [{ rule: 'type', params: { expected: 'number' }, message: 'Invalid input' }, '数値を入力してください。'],
  [{ rule: 'emailTaken', message: 'emailTaken' }, 'このメールアドレスは既に使われています。'],
  [{ message: 'is odd' }, 'この欄を確認してください（is odd）。'],
] as const)('%o reads %s', (refused, text) => {
  expect(refusedText(ja, refused)).toBe(text);
});

it('has a sentence for every rule in both languages, with the numbers in it', () => {
  for (const rule of SCHEMA_RULES) {
    for (const text of [ja, en]) {
      const sentence = refusedText(text, { rule, params: { min: 1, max: 2, step: 3 }, message: 'never shown' });
      expect(sentence).not.toMatch(/undefined|never shown/);
    }
  }
});

it.each([
  [{ kind: 'required' }, '入力してください。'],
  [{ kind: 'maxLength', maxLength: 500 }, '500文字以内で入力してください。'],
  [{ kind: 'count' }, ja.fields.count],
  [
    { kind: 'server', refused: { rule: 'date', message: 'Invalid ISO date' } as const },
    '実在する日付を入力してください。',
  ],
])('an error of the form %o reads %s', (error, text) => {
  expect(errorText(ja, error)).toBe(text);
});
