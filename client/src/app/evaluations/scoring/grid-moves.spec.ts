import { describe, expect, it } from 'vitest';
import { type Position, moved, nextOpen } from './grid-moves';

const at = (row: number, column: number): Position => ({ row, column });
const press = (from: Position, key: string, held: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean } = {}) =>
  moved(from, { key, ctrlKey: false, metaKey: false, shiftKey: false, ...held }, 30, 6);

describe('moving in a grid of 30 × 6', () => {
  it.each([
    ['ArrowUp', {}, at(5, 2), at(4, 2)],
    ['ArrowUp', {}, at(0, 2), at(0, 2)],
    ['ArrowDown', {}, at(29, 2), at(29, 2)],
    ['ArrowLeft', {}, at(5, 0), at(5, 0)],
    ['ArrowRight', {}, at(5, 2), at(5, 3)],
    ['ArrowRight', { ctrlKey: true }, at(5, 2), at(5, 5)],
    ['Home', {}, at(5, 2), at(5, 0)],
    ['End', {}, at(5, 2), at(5, 5)],
    ['Home', { ctrlKey: true }, at(5, 2), at(0, 0)],
    ['End', { metaKey: true }, at(5, 2), at(29, 5)],
    ['PageUp', {}, at(5, 2), at(0, 2)],
    ['PageDown', {}, at(25, 2), at(29, 2)],
    ['Enter', {}, at(5, 2), at(6, 2)],
    ['Enter', { shiftKey: true }, at(5, 2), at(4, 2)],
  ])('%s %o', (key, held, from, to) => {
    expect(press(from, key, held)).toEqual(to);
  });
  it('leaves other keys alone, and an empty grid', () => {
    expect(press(at(0, 0), '3')).toBeNull();
    expect(moved(at(0, 0), { key: 'ArrowDown', ctrlKey: false, metaKey: false, shiftKey: false }, 0, 6)).toBeNull();
  });
});

describe('the next open cell', () => {
  const open =
    (...cells: Position[]) =>
    (one: Position) =>
      cells.some(({ row, column }) => row === one.row && column === one.column);

  it('is the next in reading order, around the end, and last of all the present one', () => {
    expect(nextOpen(at(1, 1), 3, 3, open(at(0, 0), at(2, 0)))).toEqual(at(2, 0));
    expect(nextOpen(at(2, 0), 3, 3, open(at(0, 0), at(2, 0)))).toEqual(at(0, 0));
    expect(nextOpen(at(2, 0), 3, 3, open(at(2, 0)))).toEqual(at(2, 0));
    expect(nextOpen(at(2, 0), 3, 3, open())).toBeNull();
    expect(nextOpen(at(0, 0), 0, 3, open())).toBeNull();
  });
});
