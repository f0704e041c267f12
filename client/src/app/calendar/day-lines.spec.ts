import { expect, it } from 'vitest';
import { readDayLines } from './day-lines';

it.each([
  ['2026-08-13 夏季休業', '2026-08-13', '夏季休業'],
  ['2026/8/13,夏季休業', '2026-08-13', '夏季休業'],
  ['２０２６年８月１３日　夏季休業', '2026-08-13', '夏季休業'],
  ['2026.8.13\t夏季休業 前半', '2026-08-13', '夏季休業 前半'],
  ['12-29 年末年始', '12-29', '年末年始'],
  ['5月1日', '05-01', '会社休日'],
  ['  2026-08-14  ', '2026-08-14', '会社休日'],
])('%j is %s, %s', (line, day, name) => {
  expect(readDayLines(line, '会社休日')).toEqual({ days: [{ day, name, line: 1 }], unread: [] });
});

it('says which lines it could not read, and passes over blank ones', () => {
  const text = '2026-08-13 夏季休業\r\n\r\n夏季休業 2026-08-14\n2026-8 夏\n2026-08-15夏';
  const { days, unread } = readDayLines(text, 'x');
  expect(days.map(({ line }) => line)).toEqual([1]);
  expect(unread).toEqual([3, 4, 5]);
});
