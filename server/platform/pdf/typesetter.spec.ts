import { expect, it } from 'vitest';
import { japaneseFont } from './fonts.js';
import { Typesetter } from './typesetter.js';

const typesetter = new Typesetter({ regular: japaneseFont('regular'), bold: japaneseFont('bold') });
/** widths in ems of ten points */
const lines = (text: string, ems: number, most?: number) => typesetter.lines(text, 'regular', 10, ems * 10, most);
const balanced = (text: string, ems: number, most?: number) => typesetter.balanced(text, 'regular', 10, ems * 10, most);

it.each([
  ['あいうえお', 3, ['あいう', 'えお']],
  ['あいう。え', 3, ['あい', 'う。え']],
  ['あい「うえ」', 3, ['あい', '「う', 'え」']],
  ['two words', 3, ['two', 'words']],
  ['一行\n二行', 5, ['一行', '二行']],
  ['', 5, ['']],
])('breaks %j at %i ems', (text, ems, expected) => {
  expect(lines(text, ems)).toEqual(expected);
});

it('shows that something was left out', () => {
  expect(lines('あいうえおかきくけこ', 3, 2)).toEqual(['あいう', 'えお…']);
});

it.each([
  ['サンプルA配信', 6, ['サンプル', 'A配信']],
  ['サンプルF自社設置', 7, ['サンプルF', '自社設置']],
  ['意図しない大量送信・スパム判定', 11, ['意図しない大量送信・', 'スパム判定']],
  ['WEBCAS e-mail', 6, ['WEBCAS', 'e-mail']],
  ['オートマーケ', 5, ['オート', 'マーケ']],
  ['ひと続き', 6, ['ひと続き']],
])('balances %s', (text, ems, expected) => {
  expect(balanced(text, ems)).toEqual(expected);
});

it('prints what the font lacks as the sign for it, and drops what is invisible', () => {
  expect(typesetter.printable('a\u202eb\ufe0f✕𠮷髙\u{1f4a9}\ud842')).toBe('ab×𠮷髙〓〓');
});

it('knows whether a text is whole', () => {
  const whole = (text: string, ems: number, most: number) => typesetter.whole(text, 'regular', 10, ems * 10, most);
  expect(whole('Mail Publisher', 6, 2)).toBe(true);
  expect(whole('Mail Publisher', 3, 2)).toBe(false);
  expect(whole('あいうえお', 3, 2)).toBe(true);
  expect(whole('あいうえお', 3, 1)).toBe(false);
});
