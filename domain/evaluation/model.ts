import type { Checklist, EffortHours, Level } from '../checklist/checklist.js';
import type { Assumptions, PricePlan, Volume } from '../cost/plan.js';
import type { Answer, Grade } from './answer.js';

/** Which formula made a stored result; raised whenever a number of the comparison can change. */
export const FORMULA_VERSION = '1';
export const MAX_WEIGHT = 1000;
export const MAX_CANDIDATES = 50;

export interface MustHave {
  /** the level that must be reached: 1–4 */
  readonly threshold: Level;
  /** null: any grade will do */
  readonly minGrade: Grade | null;
}

/** A second person let this service pass this criterion until the last day, inclusive. */
export interface Waiver {
  readonly criterion: string;
  /** YYYY-MM-DD */
  readonly lastDay: string;
}

/** A bought offer of an optional answer. */
export interface Purchase {
  readonly criterion: string;
  readonly offerId: string;
}

export interface Candidate {
  readonly serviceId: string;
  readonly name: string;
  /** by criterion code; absent = unknown */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly purchases: readonly Purchase[];
  /** approved waivers, lapsed ones included: today decides */
  readonly waivers: readonly Waiver[];
  readonly plans: readonly PricePlan[];
  /** the plan a person picked; null: by the stated volume */
  readonly planId: string | null;
}

/** What the management department decides about an evaluation; all of it can be moved in a what-if. */
export interface Settings {
  /** integers 0–1000 by viewpoint code */
  readonly viewpointWeights: Readonly<Record<string, number>>;
  /** integers 0–1000 by criterion code */
  readonly criterionWeights: Readonly<Record<string, number>>;
  /** by criterion code; absent = not a must-have */
  readonly mustHaves: Readonly<Record<string, MustHave>>;
  readonly volume: Volume;
  readonly assumptions: Assumptions;
  /** yen an hour of our own work; null: labour is not costed */
  readonly hourlyRateYen: number | null;
  /** by criterion code: overrides of the checklist's estimates */
  readonly effortHours: Readonly<Record<string, EffortHours>>;
}

/** Everything that a comparison is computed from. Plain JSON, the same in server and browser. */
export interface EvaluationModel {
  readonly checklist: Checklist;
  readonly settings: Settings;
  readonly candidates: readonly Candidate[];
}
