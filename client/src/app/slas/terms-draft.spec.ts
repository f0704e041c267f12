import { describe, expect, it } from 'vitest';
import type { SlaTerms } from '#domain/sla/terms.js';
import { bandProblem, NEW_TERMS, termsPath, toTerms, toTermsDraft } from './terms-draft';

const TERMS: SlaTerms = {
  timeZone: 'Europe/Berlin',
  availability: {
    target: '99.95',
    denominator: 'plannedService',
    minOutageMinutes: 5,
    planned: { excluded: true, noticeHours: 24, monthlyMinutes: 240 },
  },
  serviceHours: { days: [1, 2, 6], from: 540, to: 1440, closedOnHolidays: false },
  targets: [{ key: 'n', kind: 'notification', title: '通知', direction: 'atMost', limit: '60', unit: 'minutes' }],
  credits: {
    monthlyFeeYen: 54_000,
    claimDays: null,
    bands: [
      { below: '99.95', atLeast: '99.0', percent: '10' },
      { below: '99.0', atLeast: null, percent: '25.5' },
    ],
  },
};

describe('the terms of an SLA as they are typed', () => {
  it('come back as they were', () => {
    expect(toTerms(toTermsDraft(TERMS))).toEqual(TERMS);
    const plain: SlaTerms = { ...TERMS, serviceHours: null, targets: [] };
    expect(toTerms(toTermsDraft(plain))).toEqual(plain);
  });

  it('take full-width numbers, separators and per cent signs', () => {
    const { availability, credits } = toTerms({ ...NEW_TERMS, target: '９９.９０％', monthlyFeeYen: '５４,０００' });
    expect([availability.target, credits.monthlyFeeYen]).toEqual(['99.90', 54_000]);
  });

  it.each([
    [
      'a gap',
      [
        ['99.0', '99.9'],
        ['', '98.0'],
      ],
      'creditGap',
    ],
    [
      'an overlap',
      [
        ['99.0', '99.9'],
        ['', '99.5'],
      ],
      'creditOverlap',
    ],
    ['nothing below', [['99.0', '99.9']], 'creditGap'],
    ['more than the target', [['', '99.95']], 'creditAboveTarget'],
    ['an empty row', [['99.9', '99.0']], 'creditBandEmpty'],
    ['nothing yet', [['99.', '99.9']], undefined],
    [
      'all of it',
      [
        ['99.0', '99.9'],
        ['', '99.0'],
      ],
      undefined,
    ],
  ])('say %s in the credits', (_, rows, code) => {
    const bands = rows.map(([atLeast = '', below = '']) => ({ atLeast, below, percent: '10' }));
    expect(bandProblem({ target: '99.90', bands })?.code).toBe(code);
  });

  it.each([
    ['availability.target', 'target'],
    ['availability.planned.noticeHours', 'noticeHours'],
    ['availability.planned', 'planned'],
    ['serviceHours', 'hours'],
    ['serviceHours.to', 'closes'],
    ['credits.bands.1.below', 'bands.1.below'],
    ['credits.claimDays', 'claimDays'],
    ['targets.0.limit', 'targets.0.limit'],
    ['timeZone', 'timeZone'],
  ])('have %s at %s', (path, field) => {
    expect(termsPath(path).join('.')).toBe(field);
  });
});
