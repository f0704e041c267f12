import { describe, expect, it } from 'vitest';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import { compare } from '#domain/evaluation/compare.js';
import { answer, candidate, checklistOf, modelOf } from '#domain/evaluation/fixtures.js';
import { firstTwo, inOrder } from './ranking-order';
import { verdictDetail } from './verdict-detail';

const collator = new Intl.Collator('ja');
const [plain] = compare(
  modelOf(checklistOf([{ code: 'a' }]), [candidate('p', { a: answer(2) })]),
  '2026-11-24',
).services;
function result(id: string, part: Partial<ServiceResult>): ServiceResult {
  if (!plain) throw new Error('no service was compared');
  return { ...plain, id, name: id, rank: null, bracketRank: null, lower: 0, upper: 100, ...part };
}
const fee = (y3: number | null): ServiceResult['fee'] => ({
  y1: y3,
  y3,
  y5: y3,
  lowerBound: false,
  tax: null,
  planId: null,
  reasons: [],
});

const services = [
  result('excluded', { verdict: 'excluded', lower: 90, fee: fee(3) }),
  result('pending', { verdict: 'pending', bracketRank: 2, lower: 70, fee: fee(null) }),
  result('second', { rank: 2, lower: 65, fee: fee(1) }),
  result('first', { rank: 1, lower: 80, fee: fee(2) }),
];
const ids = (sort: string): string[] => inOrder(services, sort, 'y3', collator).map(({ id }) => id);

describe('the order of the ranking', () => {
  it.each([
    ['rank', ['first', 'second', 'pending', 'excluded']],
    ['-rank', ['second', 'pending', 'first', 'excluded']],
    ['score', ['excluded', 'first', 'pending', 'second']],
    ['fee', ['second', 'first', 'excluded', 'pending']],
    ['-fee', ['excluded', 'first', 'second', 'pending']],
    ['name', ['excluded', 'first', 'pending', 'second']],
    ['verdict', ['first', 'second', 'pending', 'excluded']],
    ['no such column', ['first', 'second', 'pending', 'excluded']],
  ])('by %s', (sort, wanted) => {
    expect(ids(sort)).toEqual(wanted);
  });

  it('names the first two that have a place', () => {
    expect(firstTwo(services, collator)?.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(firstTwo(services.slice(0, 2), collator)).toBeNull();
  });
});

describe('the detail of a verdict', () => {
  const texts = { excluded: (n: number) => `x${n}`, pending: (n: number) => `p${n}`, waived: (day: string) => day };
  it('counts the must-haves, and names the first day on which a waiver ends', () => {
    const mustHaves = [
      { criterion: 'a', state: 'waived' as const },
      { criterion: 'b', state: 'waived' as const },
    ];
    const waivers = [
      { criterion: 'a', lastDay: '2026-01-01' },
      { criterion: 'a', lastDay: '2027-03-31' },
      { criterion: 'b', lastDay: '2027-09-30' },
    ];
    const waived = result('w', { verdict: 'eligibleWithWaiver', mustHaves });
    expect(verdictDetail(waived, { ...candidate('w', {}), waivers }, '2026-11-24', texts)).toBe('2027/03/31');
    const excluded = {
      verdict: 'excluded' as const,
      mustHaves: [{ criterion: 'a', state: 'belowThreshold' as const }],
    };
    expect(verdictDetail(result('e', excluded), undefined, '2026-11-24', texts)).toBe('x1');
    const open = {
      verdict: 'pending' as const,
      mustHaves: [...mustHaves, { criterion: 'c', state: 'unknown' as const }],
    };
    expect(verdictDetail(result('o', open), undefined, '2026-11-24', texts)).toBe('p1');
  });
});
