import { expect, it } from 'vitest';
import { type EarlierFinding, recurrenceOf } from './recurrence.js';

const earlier = (id: string, more: Partial<EarlierFinding> = {}): EarlierFinding => ({
  id,
  question: 'AUD-12',
  severity: 'minor',
  state: 'closed',
  foundOn: '2025-11-20',
  ...more,
});
const found = { question: 'AUD-12', severity: 'major', foundOn: '2026-11-24' } as const;

it.each<[string, Parameters<typeof recurrenceOf>, string | null]>([
  ['nothing earlier', [found, []], null],
  ['a closed one to the same question', [found, [earlier('a')]], 'a'],
  ['one that is still open', [found, [earlier('a', { state: 'inProgress' })]], 'a'],
  ['one whose risk was accepted', [found, [earlier('a', { state: 'riskAccepted' })]], 'a'],
  ['the latest of several', [found, [earlier('a', { foundOn: '2024-11-20' }), earlier('b')]], 'b'],
  ['another question', [found, [earlier('a', { question: 'AUD-13' })]], null],
  ['to the day three years ago', [found, [earlier('a', { foundOn: '2023-11-24' })]], 'a'],
  ['a day longer ago', [found, [earlier('a', { foundOn: '2023-11-23' })]], null],
  ['found later', [found, [earlier('a', { foundOn: '2026-11-25' })]], null],
  ['an earlier observation', [found, [earlier('a', { severity: 'observation' })]], null],
  ['an observation', [{ ...found, severity: 'observation' }, [earlier('a')]], null],
  ['neither has a question', [{ ...found, question: null }, [earlier('a', { question: null })]], null],
  ['a cited one, whatever its question', [found, [earlier('a', { question: null, foundOn: '2020-01-01' })], 'a'], 'a'],
  ['a cited one that is not there', [found, [earlier('a')], 'b'], null],
])('%s', (_, given, id) => {
  expect(recurrenceOf(...given)).toBe(id);
});
