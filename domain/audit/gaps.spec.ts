import { describe, expect, it } from 'vitest';
import { carryOver } from './carry-over.js';
import { type AuditFacts, gapsFor } from './gaps.js';
import type { AuditQuestion } from './programme.js';
import { countRatings, proposedOverall, worstOf } from './summary.js';

const text = { ja: '', en: '' };
const question = (code: string, defaultSeverity: AuditQuestion['defaultSeverity']): AuditQuestion => ({
  code,
  section: 'A',
  text,
  method: text,
  evidence: text,
  defaultSeverity,
  safetyMeasure: text,
  criteria: [],
  controls: [],
  note: null,
});
const answer = (code: string, more: Partial<AuditFacts['answers'][number]> = {}): AuditFacts['answers'][number] => ({
  question: code,
  rating: 'conform',
  facts: '',
  naReason: '',
  answeredBy: 'contractor',
  sourceUrl: null,
  contested: false,
  ...more,
});
const whole: AuditFacts = {
  mode: 'onsite',
  contractorRunning: true,
  planApproved: true,
  auditorIds: ['a'],
  ownerIds: ['m'],
  questions: [question('Q1', 'critical'), question('Q2', 'major'), question('Q3', 'minor')],
  answers: [answer('Q1'), answer('Q2')],
  openingHeld: true,
  closingHeld: true,
  openObjections: [],
  concluded: true,
};

describe('what is missing', () => {
  it('is nothing when all that counts is there: a minor question may stay open', () => {
    for (const event of ['announce', 'begin', 'end', 'report', 'close'] as const) {
      expect(gapsFor(event, whole)).toEqual([]);
    }
  });
  it.each([
    ['announce', { contractorRunning: false }, 'contractorEnded', []],
    ['announce', { planApproved: false }, 'planNotApproved', []],
    ['announce', { auditorIds: [] }, 'noAuditor', []],
    ['begin', { auditorIds: ['a', 'm'] }, 'dependentAuditor', []],
    ['end', { openingHeld: false }, 'openingMeeting', []],
    ['report', { closingHeld: false }, 'closingMeeting', []],
    ['report', { concluded: false }, 'conclusion', []],
    ['report', { openObjections: ['Q2'] }, 'openObjection', ['Q2']],
    ['close', { answers: [answer('Q1')] }, 'unrated', ['Q2']],
    ['close', { answers: [answer('Q1', { rating: 'unverified' }), answer('Q2')] }, 'unrated', ['Q1']],
    ['close', { answers: [answer('Q1'), answer('Q2', { contested: true })] }, 'contested', ['Q2']],
    ['report', { answers: [answer('Q1', { rating: 'minor' }), answer('Q2')] }, 'factsMissing', ['Q1']],
    ['report', { answers: [answer('Q1', { rating: 'na' }), answer('Q2')] }, 'reasonMissing', ['Q1']],
    ['report', { answers: [answer('Q1', { answeredBy: 'public' }), answer('Q2')] }, 'sourceMissing', ['Q1']],
  ] as const)('before %s, %o: %s', (event, change, gap, questions) => {
    expect(gapsFor(event, { ...whole, ...change })).toEqual([{ gap, questions }]);
  });
  it('asks for no meeting where nobody met, and lets an audit of an ended contractor go on', () => {
    const document: AuditFacts = { ...whole, mode: 'document', openingHeld: false, closingHeld: false };
    expect(gapsFor('end', document)).toEqual([]);
    expect(gapsFor('report', document)).toEqual([]);
    expect(gapsFor('close', { ...whole, contractorRunning: false })).toEqual([]);
  });
});

it.each([
  ['minor', 'minor', 'recurring'],
  ['major', 'minor', 'recurring'],
  ['minor', 'conform', 'better'],
  ['conform', 'observation', 'worse'],
  ['observation', 'minor', 'worse'],
  ['conform', 'conform', 'same'],
  [null, 'major', 'none'],
  ['na', 'major', 'none'],
  ['minor', 'unverified', 'none'],
  ['minor', null, 'none'],
] as const)('last year %s, this year %s: %s', (previous, current, expected) => {
  expect(carryOver(previous, current)).toBe(expected);
});

it.each([
  [[], null, 'good'],
  [['conform', 'na'], 'conform', 'good'],
  [['conform', 'observation'], 'observation', 'good'],
  [['unverified', 'conform'], 'unverified', 'improve'],
  [['minor', 'minor', 'conform'], 'minor', 'improve'],
  [['minor', 'major'], 'major', 'serious'],
  [['critical', 'major'], 'critical', 'reconsider'],
] as const)('%j: worst %s, overall %s', (ratings, worst, overall) => {
  const counts = countRatings(ratings);
  expect([worstOf(counts), proposedOverall(counts)]).toEqual([worst, overall]);
});
