import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './folding.js';

describe('fold', () => {
  it.each([
    ['ＡＢＣ メール', 'abcメ-ル'],
    ['めーる', 'メ-ル'],
    ['ﾒｰﾙ', 'メ-ル'],
    ['メ〜ル', 'メ-ル'],
    ['株式会社ラクス', 'ラクス'],
    ['(株)ラクス', 'ラクス'],
    ['㈱ラクス', 'ラクス'],
    ['髙橋﨑', '高橋崎'],
    ['𠮷野', '吉野'],
    ['a‐b−c–d', 'a-b-c-d'],
    ['ラクス　株式 会社', 'ラクス'],
    ['株(株)式会社ユミルリンク', 'ユミルリンク'],
    ['（有）いすゞ', 'イスヾ'],
    ['ﾊﾞｲｵ', 'バイオ'],
    ['配配メール', '配配メ-ル'],
    ['', ''],
  ])('%s → %s', (text, key) => {
    expect(fold(text)).toBe(key);
    expect(fold(key)).toBe(key);
  });
  it('is its own key, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
