import { expect, it } from 'vitest';
import { diff } from './diff.js';

it.each([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1 }, { a: 2 }, [{ path: 'a', before: 1, after: 2 }]],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }, [{ path: 'a.c', before: 2, after: null }]],
  [{ a: [1, 2] }, { a: [1, 3] }, [{ path: 'a', before: [1, 2], after: [1, 3] }]],
  [{}, { n: null }, []],
  [{ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] }, []],
  [{ a: { b: 1 } }, { a: [1] }, [{ path: 'a', before: { b: 1 }, after: [1] }]],
  [null, { a: 1 }, [{ path: '', before: null, after: { a: 1 } }]],
])('diff(%o, %o)', (before, after, changes) => {
  expect(diff(before, after)).toEqual(changes);
});
