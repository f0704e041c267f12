import { expect, it } from 'vitest';
import { CLAUSE_CODES, CLAUSES, type ClauseResult, countClauses, shortest } from './clauses.js';
import type { ContractKind } from './lifecycle.js';

it('asks for each clause once, in both languages', () => {
  expect(CLAUSES.map(({ code }) => code)).toEqual(CLAUSE_CODES);
  for (const { code, title, lookFor, basis } of CLAUSES) {
    expect(basis.en, code).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    for (const { ja, en } of [title, lookFor]) {
      expect(ja, code).toMatch(/[ぁ-んァ-ヶ一-龠]/);
      expect(en, code).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    }
  }
});

it.each<[ContractKind, Record<string, ClauseResult>, object]>([
  ['master', {}, { present: 0, partial: 0, missing: 0, notNeeded: 0, unchecked: 17, total: 17 }],
  ['nda', {}, { present: 0, partial: 0, missing: 0, notNeeded: 0, unchecked: 5, total: 5 }],
  [
    'dpa',
    { audit: 'present', sla: 'notNeeded', logs: 'missing', damages: 'partial', purpose: 'unchecked', gone: 'missing' },
    { present: 1, partial: 1, missing: 1, notNeeded: 1, unchecked: 13, total: 17 },
  ],
  ['nda', { audit: 'missing', damages: 'present' }, { present: 1, missing: 0, unchecked: 4, total: 5 }],
])('%s with %o: %o', (kind, results, counts) => {
  expect(countClauses(kind, new Map(Object.entries(results)))).toMatchObject(counts);
});

it.each([
  [[], null],
  [[72], 72],
  [[72, 24, 48], 24],
])('of %j hours the shortest is kept: %o', (hours, least) => {
  expect(shortest(hours.map((one) => ({ hours: one })))?.hours ?? null).toBe(least);
});
