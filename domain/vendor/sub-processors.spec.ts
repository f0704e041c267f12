import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainBelow, circleOf, type SubProcessing } from './sub-processors.js';

const edges = (text: string): SubProcessing => {
  const known = new Map<string, string[]>();
  for (const edge of text.split(' ').filter((one) => one !== '')) {
    const [over = '', sub = ''] = edge.split('>');
    known.set(over, [...(known.get(over) ?? []), sub]);
  }
  return known;
};
const LONG = 10_000;
const long: SubProcessing = new Map(Array.from({ length: LONG }, (_, n) => [String(n), [String(n + 1)]]));

describe('a circle of sub-processors', () => {
  it.each([
    ['of two', 'A', ['B'], 'B>A', ['A', 'B', 'A']],
    ['of three, in order', 'A', ['B'], 'B>C C>A', ['A', 'B', 'C', 'A']],
    ['the shortest way round', 'A', ['B', 'C'], 'B>D D>A C>A', ['A', 'C', 'A']],
    ['itself', 'A', ['A'], '', ['A', 'A']],
    ['none', 'A', ['B', 'C'], 'B>D C>D', null],
    ['none without sub-processors', 'A', [], 'B>A', null],
    ['what it handed on before does not count', 'A', ['B'], 'A>C C>A', null],
    ['one of others alone', 'A', ['B'], 'B>C C>B', null],
  ])('%s', (_, contractor, subs, known, circle) => {
    expect(circleOf(contractor, subs, edges(known))).toEqual(circle);
  });

  it('is found along ten thousand links', () => {
    expect(circleOf(String(LONG), ['0'], long)).toHaveLength(LONG + 2);
    expect(circleOf('x', ['0'], long)).toBeNull();
  });

  it('never closes when every refused link stays out', () => {
    const id = fc.integer({ min: 0, max: 7 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 40 }), (wanted) => {
        const known = new Map<string, string[]>();
        for (const [over, sub] of wanted) {
          const subs = [...(known.get(over) ?? []), sub];
          if (circleOf(over, subs, known) === null) known.set(over, subs);
        }
        for (const [over, subs] of known) expect(circleOf(over, subs, known)).toBeNull();
      }),
    );
  });
});

describe('the chain below a contractor', () => {
  const lines = (known: string) =>
    chainBelow('A', edges(known)).map(({ id, depth, repeated }) => `${'-'.repeat(depth)}${id}${repeated ? '*' : ''}`);

  it('is told level by level, in order', () => {
    expect(lines('A>B A>C B>D D>E C>F X>A')).toEqual(['A', '-B', '--D', '---E', '-C', '--F']);
  });

  it('opens what is reached twice only once', () => {
    expect(lines('A>B A>C B>D C>D D>E')).toEqual(['A', '-B', '--D', '---E', '-C', '--D*']);
  });

  it('ends also where others go in a circle, and works on ten thousand links', () => {
    expect(lines('A>B B>C C>B')).toEqual(['A', '-B', '--C', '---B*']);
    expect(chainBelow('0', long).at(-1)).toEqual({
      id: String(LONG),
      over: String(LONG - 1),
      depth: LONG,
      repeated: false,
    });
  });
});
