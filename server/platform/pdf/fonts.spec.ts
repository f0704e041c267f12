import { expect, it } from 'vitest';
import { japaneseFont } from './fonts.js';

const font = japaneseFont('regular');
const advances = (text: string): number[] => font.layout(text).positions.map(({ xAdvance }) => xAdvance);

it.each(['フォーム', 'サーバー', '「配信」。', 'あ・い'])('sets %s solid', (text) => {
  expect(advances(text)).toEqual(Array.from(text, () => font.unitsPerEm));
});

it('kerns Latin letters', () => {
  expect(font.layout('AV').advanceWidth).toBeLessThan(font.layout('A').advanceWidth + font.layout('V').advanceWidth);
  expect(font.layout('AV').advanceWidth).toBeGreaterThan(font.layout('A').advanceWidth);
  expect(font.layout('To').advanceWidth).toBeLessThan(font.layout('T').advanceWidth + font.layout('o').advanceWidth);
});

it('gives back each sign as it was written, whichever came first', () => {
  const [radical, ideograph] = ['\u2f00', '\u4e00'];
  expect(font.layout(radical).glyphs[0]?.id).toBe(font.layout(ideograph).glyphs[0]?.id);
  for (const sign of [ideograph, radical, ideograph]) {
    expect(font.layout(sign).glyphs[0]?.codePoints).toEqual([sign.codePointAt(0)]);
  }
  expect(font.layout('𠮷髙').glyphs.every(({ id }) => id !== 0)).toBe(true);
});
