import { describe, expect, it } from 'vitest';
import { readOutages, readTime } from './outage-sheet.js';

const TOKYO = 'Asia/Tokyo';
const NOW = Date.parse('2026-11-24T03:00:00Z');

describe('a time in a cell', () => {
  it.each([
    ['2026-10-14 09:02', '2026-10-14T00:02:00.000Z'],
    ['2026/10/14 9:02', '2026-10-14T00:02:00.000Z'],
    ['2026年10月14日 9時2分', '2026-10-14T00:02:00.000Z'],
    ['２０２６/10/14　09:02', '2026-10-14T00:02:00.000Z'],
    ['2026-10-14T09:02:33.5', '2026-10-14T00:02:33.500Z'],
    ['2026-10-14T09:02:33Z', '2026-10-14T09:02:33.000Z'],
    ['2026-10-14T09:02:33-04:00', '2026-10-14T13:02:33.000Z'],
    ['2028-02-29 24:00', '2028-02-29T15:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(Number(readTime(text, TOKYO))).toISOString()).toBe(expected);
  });
  it.each([
    '2026-02-29 10:00',
    '2026-13-01 10:00',
    '2026-10-14',
    '10/14 9:02',
    '2026-10-14 25:00',
    '2026-10-14 24:01',
    'きのう',
  ])('%s is none', (text) => {
    expect(readTime(text, TOKYO)).toBe('notATime');
  });
  it('that the clock skips is said to be skipped; the first of two counts', () => {
    expect(readTime('2026-03-08 02:30', 'America/New_York')).toBe('skippedTime');
    expect(readTime('2026-11-01 01:30', 'America/New_York')).toBe(Date.parse('2026-11-01T01:30:00-04:00'));
  });
});

describe('a sheet of outages', () => {
  const read = (...lines: string[]) =>
    readOutages(
      lines.map((line) => line.split(',')),
      TOKYO,
      NOW,
    );

  it('is found by its headers, in either language and any order', () => {
    const { rows, ignored, missing } = read(
      'ID,担当,Cause,終了日時,開始',
      'T-1,山田,回線,2026-10-14 09:33,2026-10-14 09:02',
      ',,,,',
      ',,計画停止,,2026-10-15 09:00',
    );
    expect(missing).toEqual([]);
    expect(ignored).toEqual(['担当']);
    expect(rows).toMatchObject([
      { row: 2, outage: { reference: 'T-1', cause: 'network', startsAt: '2026-10-14T00:02:00.000Z' } },
      { row: 4, outage: { reference: null, cause: 'plannedMaintenance', endsAt: null } },
    ]);
  });

  it('without a column is not read, and names the column', () => {
    expect(read('開始,内容', '2026-10-14 09:02,x')).toMatchObject({ missing: ['endsAt'], rows: [] });
  });

  it.each([
    ['no start', ',2026-10-14 09:33,,', ['A2 required']],
    ['no time', 'きのう,2026-10-14 09:33,,', ['A2 notATime']],
    ['an end before the start', '2026-10-14 09:02,2026-10-14 09:01,,', ['B2 endsBeforeStart']],
    ['a start in the future', '2026-11-24 12:01,,,', ['A2 inTheFuture']],
    ['a cause that is none', '2026-10-14 09:02,,,たぶん', ['D2 notAChoice']],
    ['a reference that is too long', `2026-10-14 09:02,,${'x'.repeat(201)},`, ['C2 tooLong']],
  ])('is refused for %s, naming the cell', (_, line, expected) => {
    const { rows } = read('開始,終了,管理番号,原因', line);
    expect(rows[0]?.problems.map(({ cell, reason }) => `${cell} ${reason}`)).toEqual(expected);
    expect(rows[0]?.outage).toBeNull();
  });

  it('says which row is the same as another', () => {
    const { rows } = read(
      '開始,終了,管理番号',
      '2026-10-14 09:02,2026-10-14 09:33,T-1',
      '2026-10-15 09:02,2026-10-15 09:33,T-1',
      '2026-10-14 09:02,2026-10-14 09:33,',
    );
    expect(rows.flatMap(({ problems }) => problems)).toEqual([
      { column: 'reference', cell: 'C3', reason: 'sameAsRow', number: 2 },
      { column: 'startsAt', cell: 'A4', reason: 'sameAsRow', number: 2 },
    ]);
  });
});
