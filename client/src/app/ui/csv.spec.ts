import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('writes what Excel reads as text: a mark for UTF-8, quotes doubled, formulas made harmless', () => {
  expect(
    toCsv([
      ['名前', '備考'],
      ['=cmd()', '"髙"、\n𠮷'],
      ['-1', 'a,b'],
    ]),
  ).toBe('\ufeff名前,備考\r\n\'=cmd(),"""髙""、\n𠮷"\r\n\'-1,"a,b"\r\n');
});
