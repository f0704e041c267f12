import { expect, it } from 'vitest';
import { type Persons, requirementOf, type RequirementFacts, type Threshold } from './requirement.js';

const NONE = { sensitive: false, propertyDamage: false, improperPurpose: false };
const known = (number: number): Persons => ({ count: 'known', number });
const facts = (more: Partial<RequirementFacts> = {}): RequirementFacts => ({
  personalData: true,
  encrypted: false,
  thresholds: NONE,
  persons: known(10),
  ...more,
});
const thresholds = (more: Partial<Record<Threshold, boolean | null>>): Partial<RequirementFacts> => ({
  thresholds: { ...NONE, ...more },
});

it.each<[string, Partial<RequirementFacts>, string, string[], string[], number]>([
  ['below all thresholds', {}, 'notRequired', [], [], 30],
  ['one sensitive record', thresholds({ sensitive: true }), 'required', ['sensitive'], [], 30],
  ['damage to property', thresholds({ propertyDamage: true }), 'required', ['propertyDamage'], [], 30],
  ['an improper purpose: 60 days', thresholds({ improperPurpose: true }), 'required', ['improperPurpose'], [], 60],
  [
    'an improper purpose and more: 60 days still',
    thresholds({ improperPurpose: true, sensitive: true }),
    'required',
    ['sensitive', 'improperPurpose'],
    [],
    60,
  ],
  ['1,000 persons are not more than 1,000', { persons: known(1000) }, 'notRequired', [], [], 30],
  ['1,001 persons', { persons: known(1001) }, 'required', ['manyPersons'], [], 30],
  ['at least 1,001', { persons: { count: 'atLeast', number: 1001 } }, 'required', ['manyPersons'], [], 30],
  ['at least 1,000 may be more', { persons: { count: 'atLeast', number: 1000 } }, 'unknown', [], ['persons'], 30],
  ['nobody has counted', { persons: { count: 'unknown', number: null } }, 'unknown', [], ['persons'], 30],
  ['one question is open', thresholds({ propertyDamage: null }), 'unknown', [], ['thresholds.propertyDamage'], 30],
  [
    'an open question does not matter once one is reached',
    { ...thresholds({ sensitive: true, improperPurpose: null }), persons: { count: 'unknown', number: null } },
    'required',
    ['sensitive'],
    [],
    30,
  ],
  ['whether it is personal data is open', { personalData: null }, 'unknown', [], ['personalData'], 30],
  [
    'encryption that nobody has checked does not exempt',
    { encrypted: null, persons: known(2000) },
    'required',
    ['manyPersons'],
    [],
    30,
  ],
])('%s', (_, more, verdict, reasons, open, finalDays) => {
  expect(requirementOf(facts(more))).toEqual({ verdict, reasons, open, finalDays, exempt: null });
});

it.each<[Partial<RequirementFacts>, string]>([
  [{ personalData: false, persons: { count: 'unknown', number: null } }, 'noPersonalData'],
  [{ encrypted: true, persons: known(5000) }, 'encrypted'],
])('%o is exempt: %s', (more, exempt) => {
  expect(requirementOf(facts(more))).toMatchObject({ verdict: 'notRequired', exempt, open: [] });
});
