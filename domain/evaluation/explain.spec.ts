import { expect, it } from 'vitest';
import { explain } from './explain.js';
import { answer, candidate, checklistOf, modelOf } from './fixtures.js';

const checklist = checklistOf(
  [
    { code: 'a', weight: 3 },
    { code: 'b', weight: 1 },
    { code: 'c', viewpoint: 'V2', weight: 2 },
    { code: 'd', viewpoint: 'V2', weight: 2 },
  ],
  { V1: 3, V2: 1 },
);
const model = modelOf(checklist, [
  candidate('p', { a: answer(1), b: answer(4), c: answer(2), d: answer(0) }),
  candidate('q', { a: answer(4), b: answer('?'), c: answer(2), d: answer(1) }),
  candidate('none', { a: answer('-'), b: answer('-'), c: answer('-'), d: answer('-') }),
]);

it('names the criteria that differ, the largest difference first, whichever way it goes', () => {
  // points of a level: weight / 4 of its viewpoint's weights × viewpoint / 4 × 25
  expect(explain(model, 'p', 'q')).toMatchObject({
    contributions: [
      { criterion: 'a', points: -42.1875 },
      { criterion: 'b', points: 18.75 },
      { criterion: 'd', points: -3.125 },
    ],
    difference: -26.5625,
  });
});

it.each([
  ['p', 'none'],
  ['p', 'nobody'],
])('has nothing to say about %s and %s', (first, second) => {
  expect(explain(model, first, second)).toBeNull();
});
