import { expect, it } from 'vitest';
import { familyOf, parentCircle } from './chain.js';

const parents = new Map([
  ['master', null],
  ['individual', 'master'],
  ['amendment', 'individual'],
  ['second', 'master'],
  ['alone', null],
]);

it.each([
  ['individual', 'individual', ['individual', 'individual']],
  ['master', 'amendment', ['master', 'amendment', 'individual', 'master']],
  ['master', 'alone', null],
  ['new', 'amendment', null],
])('%s under %s: %j', (id, parentId, circle) => {
  expect(parentCircle(id, parentId, parents)).toEqual(circle);
});

it('does not hang on a circle that others have closed', () => {
  const others = new Map([
    ['a', 'b'],
    ['b', 'a'],
  ]);
  expect(parentCircle('new', 'a', others)).toBeNull();
});

it.each(['master', 'amendment', 'second'])('the family of %s begins with the master', (id) => {
  expect(familyOf(id, parents).map((line) => `${line.depth} ${line.id}`)).toEqual([
    '0 master',
    '1 individual',
    '2 amendment',
    '1 second',
  ]);
});

it('one alone is its own family', () => {
  expect(familyOf('alone', parents)).toEqual([{ id: 'alone', depth: 0 }]);
});
