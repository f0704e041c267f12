import { type Checklist, type Level, LEVELS } from '../checklist/checklist.js';
import { RuleViolation } from '../rule-violation.js';
import type { Offer } from './answer.js';
import { MAX_CANDIDATES, MAX_WEIGHT, type Purchase, type Settings } from './model.js';

/** A whole number from 0 to 1000. Throws weightNegative, weightNotWhole or weightTooLarge, with the path. */
export function assertWeight(weight: number, path: string): void {
  if (weight < 0) throw new RuleViolation('weightNegative', { path, weight });
  if (!Number.isInteger(weight)) throw new RuleViolation('weightNotWhole', { path, weight });
  if (weight > MAX_WEIGHT) throw new RuleViolation('weightTooLarge', { path, weight, most: MAX_WEIGHT });
}

/** A whole level from 0 to 4. Throws levelOutOfRange. */
export function assertLevel(level: number, path: string): asserts level is Level {
  if (!LEVELS.some((one) => one === level)) throw new RuleViolation('levelOutOfRange', { path, level });
}

/** A criterion of this version of the checklist. Throws criterionNotInChecklist. */
export function assertCriterion(checklist: Checklist, criterion: string, path: string): void {
  if (!checklist.criteria.some(({ code }) => code === criterion)) {
    throw new RuleViolation('criterionNotInChecklist', { path, criterion, checklistVersion: checklist.version });
  }
}

/** 1 to 50 different services. Throws noCandidates, tooManyCandidates or duplicateCandidate. */
export function assertCandidates(serviceIds: readonly string[], path: string): void {
  if (serviceIds.length === 0) throw new RuleViolation('noCandidates', { path });
  if (serviceIds.length > MAX_CANDIDATES) throw new RuleViolation('tooManyCandidates', { path, most: MAX_CANDIDATES });
  const repeated = serviceIds.findIndex((id, index) => serviceIds.indexOf(id) !== index);
  if (repeated >= 0) {
    throw new RuleViolation('duplicateCandidate', { path: `${path}.${repeated}`, serviceId: serviceIds[repeated] });
  }
}

/** An option that does not lift the level is none. Throws levelOutOfRange, offerLevelNotAboveBase or duplicateOffer. */
export function assertOffers(base: number | null, offers: readonly Pick<Offer, 'id' | 'level'>[], path: string): void {
  if (base !== null) assertLevel(base, `${path}.base`);
  offers.forEach((offer, index) => {
    const at = `${path}.offers.${index}`;
    assertLevel(offer.level, `${at}.level`);
    if (base !== null && offer.level <= base) {
      throw new RuleViolation('offerLevelNotAboveBase', { path: `${at}.level`, base, level: offer.level });
    }
    if (offers.findIndex(({ id }) => id === offer.id) !== index) {
      throw new RuleViolation('duplicateOffer', { path: `${at}.id`, offerId: offer.id });
    }
  });
}

/**
 * Weights (whole, 0–1000, one that counts), must-haves (threshold 1–4) and effort (0–1000 hours, at most 2 decimals) of an
 * evaluation's settings against its checklist. Throws weightNegative, weightNotWhole, weightTooLarge, weightsAllZero,
 * criterionNotInChecklist, thresholdOutOfRange or effortOutOfRange with the path of the first fault.
 */
export function assertSettings(settings: Settings, checklist: Checklist): void {
  for (const [code, weight] of Object.entries(settings.viewpointWeights)) {
    const path = `settings.viewpointWeights.${code}`;
    if (!checklist.viewpoints.some((viewpoint) => viewpoint.code === code)) {
      throw new RuleViolation('criterionNotInChecklist', { path, viewpoint: code });
    }
    assertWeight(weight, path);
  }
  for (const [code, weight] of Object.entries(settings.criterionWeights)) {
    const path = `settings.criterionWeights.${code}`;
    assertCriterion(checklist, code, path);
    assertWeight(weight, path);
  }
  const someCriterionCounts = checklist.criteria.some(
    ({ code, viewpoint }) =>
      (settings.criterionWeights[code] ?? 0) > 0 && (settings.viewpointWeights[viewpoint] ?? 0) > 0,
  );
  if (!someCriterionCounts) throw new RuleViolation('weightsAllZero', { path: 'settings.viewpointWeights' });
  for (const [code, { threshold }] of Object.entries(settings.mustHaves)) {
    const path = `settings.mustHaves.${code}`;
    assertCriterion(checklist, code, path);
    if (![1, 2, 3, 4].includes(threshold)) throw new RuleViolation('thresholdOutOfRange', { path, threshold });
  }
  for (const [code, hours] of Object.entries(settings.effortHours)) {
    const path = `settings.effortHours.${code}`;
    assertCriterion(checklist, code, path);
    const fits = (one: number): boolean =>
      one >= 0 && one <= 1000 && Math.abs(one * 100 - Math.round(one * 100)) < 1e-6;
    if (!hours.every(fits)) throw new RuleViolation('effortOutOfRange', { path });
  }
}

/** The last day of a waiver, today or later, both YYYY-MM-DD. Throws dateInThePast. */
export function assertLastDay(lastDay: string, today: string, path: string): void {
  if (lastDay < today) throw new RuleViolation('dateInThePast', { path, lastDay, today });
}

/** Every bought offer must be one of its answer's. Throws unknownOffer. */
export function assertPurchases(
  purchases: readonly Purchase[],
  offersOf: (criterion: string) => readonly Pick<Offer, 'id'>[],
  path: string,
): void {
  purchases.forEach(({ criterion, offerId }, index) => {
    if (!offersOf(criterion).some(({ id }) => id === offerId)) {
      throw new RuleViolation('unknownOffer', { path: `${path}.${index}`, criterion, offerId });
    }
  });
}
