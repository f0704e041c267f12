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
  ])('%s → %s', (text, key) => {
    expect(fold(text)).toBe(key);
    expect(fold(key)).toBe(key);
  });
});
