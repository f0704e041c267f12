import type { CauseCode, RiskCode } from '../checklist/checklist.js';
import type { FeeReason, FeeTax } from '../cost/plan.js';

/** null where nothing applies. */
export interface Range {
  readonly lower: number | null;
  readonly upper: number | null;
}
export interface CodedRange<Code extends string = string> extends Range {
  readonly code: Code;
}
export interface KnownRange {
  readonly lower: number;
  readonly upper: number;
}

export const VERDICTS = ['excluded', 'pending', 'eligibleWithWaiver', 'eligible'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a must-have does not let a service pass, or what let it pass. */
export interface MustHaveFinding {
  readonly criterion: string;
  readonly state: 'belowThreshold' | 'unknown' | 'gradeTooLow' | 'notApplicable' | 'waived';
}

export interface Fee {
  /** integer yen over 1, 3 and 5 years; null = not known, see reasons */
  readonly y1: number | null;
  readonly y3: number | null;
  readonly y5: number | null;
  /** a stated 「〜」: shown ≥ */
  readonly lowerBound: boolean;
  readonly tax: FeeTax;
  readonly planId: string | null;
  readonly reasons: readonly FeeReason[];
}

export interface ServiceResult {
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
  readonly mustHaves: readonly MustHaveFinding[];
  readonly rank: number | null;
  readonly bracketRank: number | null;
  readonly bestRank: number | null;
  readonly worstRank: number | null;
  /** total score, 0–100, unrounded; null = nothing applies */
  readonly lower: number | null;
  readonly upper: number | null;
  /** 0–1 */
  readonly answeredShare: number | null;
  /** criteria with an unknown answer and a weight above 0 */
  readonly unknownCount: number;
  readonly functionCoverage: Range;
  readonly loadMinutes: KnownRange;
  /** 0–1 */
  readonly loadReduction: KnownRange | null;
  readonly viewpoints: readonly CodedRange[];
  readonly risks: readonly CodedRange<RiskCode>[];
  readonly causes: readonly CodedRange<CauseCode>[];
  readonly fee: Fee;
  /** own labour, integer yen over 1, 3 and 5 years as ranges; null without an hourly rate */
  readonly labour: { readonly y1: KnownRange; readonly y3: KnownRange; readonly y5: KnownRange } | null;
}

export interface Comparison {
  readonly formulaVersion: string;
  /** the business day it holds for, YYYY-MM-DD */
  readonly asOf: string;
  /** in the order of the candidates */
  readonly services: readonly ServiceResult[];
  readonly nextQuestions: readonly NextQuestion[];
}

/** One question to many vendors. */
export interface NextQuestion {
  readonly criterion: string;
  readonly services: readonly NextQuestionService[];
  /** some service stays pending for it */
  readonly keepsPending: boolean;
  /** sum over the services of the points (0–100) by which their ranges would narrow */
  readonly points: number;
}
export interface NextQuestionService {
  readonly serviceId: string;
  readonly reason: 'unknown' | 'grade' | 'approval';
  readonly keepsPending: boolean;
  readonly points: number;
}

/** One criterion's part of the difference of two services. */
export interface Contribution {
  readonly criterion: string;
  /** points (0–100) of the lower bounds: first − second */
  readonly points: number;
}
