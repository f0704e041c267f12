import { describe, expect, it } from 'vitest';
import { isRunning, type TierAnswers, tierOf, tierOfContractor } from './tier.js';

const light: TierAnswers = {
  personalData: 'none',
  dataSubjects: null,
  sendsFromOwnDomain: false,
  outageTolerable: true,
};
const withData: TierAnswers = { ...light, personalData: 'entrusted', dataSubjects: 1000 };

describe('the tier of an engagement', () => {
  it.each<[string, Partial<TierAnswers>, string, string[], string[], boolean]>([
    ['no personal data', {}, 'low', ['noPersonalData'], [], false],
    ['personal data of 1,000 people', withData, 'medium', ['someDataSubjects'], [], false],
    ['personal data of nobody yet', { ...withData, dataSubjects: 0 }, 'medium', ['someDataSubjects'], [], false],
    ['of 1,001 people', { ...withData, dataSubjects: 1001 }, 'high', ['manyDataSubjects'], [], false],
    ['the cloud exception', { ...withData, personalData: 'cloudException' }, 'medium', ['someDataSubjects'], [], false],
    ['sends from our domain', { sendsFromOwnDomain: true }, 'high', ['sendsFromOwnDomain'], [], false],
    ['may not be down', { outageTolerable: false }, 'high', ['outageNotTolerable'], [], false],
    [
      'everything at once',
      { ...withData, dataSubjects: 5000, sendsFromOwnDomain: true, outageTolerable: false },
      'high',
      ['manyDataSubjects', 'sendsFromOwnDomain', 'outageNotTolerable'],
      [],
      false,
    ],
    [
      'number of people open',
      { ...withData, dataSubjects: null },
      'high',
      ['manyDataSubjects?'],
      ['dataSubjects'],
      true,
    ],
    ['outage open', { outageTolerable: null }, 'high', ['outageNotTolerable?'], ['outageTolerable'], true],
    [
      'everything open',
      { personalData: 'entrusted', dataSubjects: null, sendsFromOwnDomain: null, outageTolerable: null },
      'high',
      ['manyDataSubjects?', 'sendsFromOwnDomain?', 'outageNotTolerable?'],
      ['dataSubjects', 'sendsFromOwnDomain', 'outageTolerable'],
      true,
    ],
    [
      'open, but another answer already makes it high',
      { sendsFromOwnDomain: true, outageTolerable: null },
      'high',
      ['sendsFromOwnDomain', 'outageNotTolerable?'],
      ['outageTolerable'],
      false,
    ],
    ['people of data that is not there', { dataSubjects: 5000 }, 'low', ['noPersonalData'], [], false],
  ])('%s', (_, answers, tier, reasons, open, provisional) => {
    const result = tierOf({ ...light, ...answers });
    expect({ ...result, reasons: result.reasons.map(({ reason, assumed }) => reason + (assumed ? '?' : '')) }).toEqual({
      tier,
      reasons,
      open,
      provisional,
    });
  });
});

describe('the tier of a contractor', () => {
  const low = { ...light, running: true };
  const medium = { ...withData, running: true };
  const openHigh = { ...light, outageTolerable: null, running: true };
  const high = { ...light, sendsFromOwnDomain: true, running: true };
  it.each([
    ['nothing entrusted', [], 'low', true, 'none'],
    ['one', [medium], 'medium', false, 'entrusted'],
    ['the heaviest counts', [low, medium, high], 'high', false, 'entrusted'],
    ['the heaviest is open', [low, openHigh], 'high', true, 'none'],
    ['one that is certain is as heavy', [openHigh, high], 'high', false, 'none'],
    ['what has ended does not count', [low, { ...medium, running: false }], 'low', false, 'none'],
    ['all have ended', [low, medium].map((one) => ({ ...one, running: false })), 'medium', false, 'entrusted'],
  ] as const)('%s', (_, engagements, tier, provisional, personalData) => {
    expect(tierOfContractor(engagements)).toEqual({ tier, provisional, personalData });
  });
});

it.each([
  [null, true],
  ['2026-11-24', true],
  ['2026-11-23', false],
])('an engagement until %s runs: %s', (endsOn, running) => {
  expect(isRunning(endsOn, '2026-11-24')).toBe(running);
});
