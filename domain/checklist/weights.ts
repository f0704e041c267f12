import { NO_ASSUMPTIONS } from '../cost/plan.js';
import type { MustHave, Settings } from '../evaluation/model.js';
import type { Checklist, Level } from './checklist.js';

/** The level that a must-have asks for unless the evaluation says otherwise. */
export const DEFAULT_THRESHOLD: Level = 2;

/** What an evaluation starts with: the checklist's weights and must-haves, no volume, no assumption, no hourly rate. */
export function defaultSettings(checklist: Checklist): Settings {
  const mustHave: MustHave = { threshold: DEFAULT_THRESHOLD, minGrade: null };
  const bound = checklist.criteria.filter((criterion) => criterion.mustHaveDefault);
  return {
    viewpointWeights: Object.fromEntries(checklist.viewpoints.map((one) => [one.code, one.defaultWeight])),
    criterionWeights: Object.fromEntries(checklist.criteria.map((one) => [one.code, one.defaultWeight])),
    mustHaves: Object.fromEntries(bound.map((criterion) => [criterion.code, mustHave])),
    volume: { mailsPerMonth: null, addresses: null },
    assumptions: NO_ASSUMPTIONS,
    hourlyRateYen: null,
    effortHours: {},
  };
}
