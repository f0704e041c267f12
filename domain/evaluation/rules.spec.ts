import { describe, expect, it } from 'vitest';
import { checklistOf } from './fixtures.js';
import { defaultSettings } from '../checklist/weights.js';
import {
  assertCandidates,
  assertCriterion,
  assertLastDay,
  assertLevel,
  assertOffers,
  assertPurchases,
  assertSettings,
} from './rules.js';
import type { Settings } from './model.js';

const checklist = checklistOf([{ code: 'a' }, { code: 'b' }]);
const settings = (more: Partial<Settings>): Settings => ({ ...defaultSettings(checklist), ...more });

describe('rules of an evaluation', () => {
  it.each<[string, Partial<Settings>, string]>([
    ['weightNegative', { criterionWeights: { a: -1, b: 1 } }, 'settings.criterionWeights.a'],
    ['weightNotWhole', { viewpointWeights: { V1: 1.5 } }, 'settings.viewpointWeights.V1'],
    ['weightNotWhole', { viewpointWeights: { V1: Number.NaN } }, 'settings.viewpointWeights.V1'],
    ['weightTooLarge', { criterionWeights: { a: 1001, b: 1 } }, 'settings.criterionWeights.a'],
    ['weightsAllZero', { criterionWeights: { a: 0, b: 0 } }, 'settings.viewpointWeights'],
    ['weightsAllZero', { viewpointWeights: { V1: 0 } }, 'settings.viewpointWeights'],
    ['criterionNotInChecklist', { criterionWeights: { a: 1, z: 1 } }, 'settings.criterionWeights.z'],
    ['criterionNotInChecklist', { mustHaves: { z: { threshold: 2, minGrade: null } } }, 'settings.mustHaves.z'],
    ['thresholdOutOfRange', { mustHaves: { a: { threshold: 0, minGrade: null } } }, 'settings.mustHaves.a'],
    ['effortOutOfRange', { effortHours: { a: [1, 1, 1, 1, -1] } }, 'settings.effortHours.a'],
    ['effortOutOfRange', { effortHours: { a: [1.005, 1, 1, 1, 1] } }, 'settings.effortHours.a'],
  ])('%s at %o', (code, more, path) => {
    expect(() => {
      assertSettings(settings(more), checklist);
    }).toThrow(expect.objectContaining({ code, facts: expect.objectContaining({ path }) as unknown }) as Error);
  });
  it('accepts what is right', () => {
    expect(() => {
      assertSettings(
        settings({ criterionWeights: { a: 1000, b: 0 }, effortHours: { a: [1.05, 1, 0.25, 0, 0] } }),
        checklist,
      );
      assertCandidates(['x', 'y'], 'serviceIds');
      assertLevel(4, 'level');
      assertCriterion(checklist, 'b', 'criterion');
      assertOffers(1, [{ id: 'o', level: 2 }], 'value');
      assertLastDay('2026-11-24', '2026-11-24', 'lastDay');
      assertPurchases([{ criterion: 'a', offerId: 'o' }], () => [{ id: 'o' }], 'purchases');
    }).not.toThrow();
  });
  it.each([
    ['noCandidates', []],
    ['duplicateCandidate', ['x', 'y', 'x']],
    ['tooManyCandidates', Array.from({ length: 51 }, (_, index) => String(index))],
  ])('%s', (code, ids) => {
    expect(() => {
      assertCandidates(ids, 'serviceIds');
    }).toThrow(code);
  });
  it.each([
    ['levelOutOfRange', null, 5],
    ['levelOutOfRange', 5, 4],
    ['offerLevelNotAboveBase', 3, 3],
  ])('%s of an offer', (code, base, level) => {
    expect(() => {
      assertOffers(base, [{ id: 'o', level: level as 4 }], 'value');
    }).toThrow(code);
  });
  it('refuses to buy what is not offered', () => {
    expect(() => {
      assertLastDay('2026-11-24', '2026-11-24', 'lastDay');
      assertPurchases([{ criterion: 'a', offerId: 'z' }], () => [{ id: 'o' }], 'purchases');
    }).toThrow('unknownOffer');
  });
  it('refuses two offers of one id, and a waiver that would already have lapsed', () => {
    expect(() => {
      assertOffers(
        0,
        [
          { id: 'o', level: 2 },
          { id: 'o', level: 3 },
        ],
        'value',
      );
    }).toThrow('duplicateOffer');
    expect(() => {
      assertLastDay('2026-11-23', '2026-11-24', 'lastDay');
    }).toThrow('dateInThePast');
  });
  it.each([[-1], [1.5], [5], [Number.NaN]])('refuses level %d of an answer', (level) => {
    expect(() => {
      assertLevel(level, 'value.level');
    }).toThrow('levelOutOfRange');
  });
});
