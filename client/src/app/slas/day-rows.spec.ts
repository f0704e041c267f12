import { describe, expect, it } from 'vitest';
import { dayRows } from './day-rows';

const span = (id: string, from: string, to: string) => ({
  ...{ id, from: Date.parse(from), to: Date.parse(to), look: 'counted' as const },
});

describe('the days of a month on which something stood still', () => {
  it('has a row a day, and what overlaps below each other', () => {
    const rows = dayRows(
      [
        span('b', '2026-10-14T09:00:00+09:00', '2026-10-14T12:00:00+09:00'),
        span('a', '2026-10-14T06:00:00+09:00', '2026-10-14T10:30:00+09:00'),
        span('c', '2026-10-14T12:00:00+09:00', '2026-10-14T18:00:00+09:00'),
        span('d', '2026-10-03T00:00:00+09:00', '2026-10-03T12:00:00+09:00'),
      ],
      'Asia/Tokyo',
    );
    expect(rows.map(({ day, lanes }) => [day, lanes])).toEqual([
      ['2026-10-03', 1],
      ['2026-10-14', 2],
    ]);
    expect(rows[1]?.pieces.map(({ id, at, width, lane }) => [id, at, width, lane])).toEqual([
      ['a', 25, 18.75, 0],
      ['b', 37.5, 12.5, 1],
      ['c', 50, 25, 0],
    ]);
  });

  it('parts what goes over midnight, and ends a day where the next one begins', () => {
    const rows = dayRows([span('a', '2026-02-28T18:00:00+09:00', '2026-03-02T00:00:00+09:00')], 'Asia/Tokyo');
    expect(rows.map(({ day, pieces }) => [day, pieces[0]?.at, pieces[0]?.width])).toEqual([
      ['2026-02-28', 75, 25],
      ['2026-03-01', 0, 100],
    ]);
  });

  it('has 25 hours where the clock is put back', () => {
    const rows = dayRows([span('a', '2026-10-25T00:00:00+01:00', '2026-10-25T12:00:00+01:00')], 'Europe/Berlin');
    expect(rows[0]?.pieces[0]?.at).toBe(4);
    expect(rows[0]?.pieces[0]?.width).toBe(48);
  });
});
