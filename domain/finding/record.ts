import type { BusinessDate } from '../calendar/dates.js';
import type { Due } from './deadlines.js';
import type { FindingStep } from './terms.js';

/** Who wrote it down, and on which day. */
export interface Written {
  readonly by: { readonly id: string; readonly name: string };
  readonly on: BusinessDate;
}

/** 応急処置: what was done at once about what was found. */
export interface Correction {
  readonly text: string;
  readonly doneOn: BusinessDate | null;
}

export const CAUSE_METHODS = ['fiveWhys', 'free'] as const;
export type CauseMethod = (typeof CAUSE_METHODS)[number];

/** 原因分析: why it happened, and whether the same happens elsewhere. */
export interface Analysis {
  readonly method: CauseMethod;
  /** each one asks why the one before is so; empty when the cause was found in another way */
  readonly whys: readonly string[];
  readonly rootCause: string;
  readonly similarFound: boolean | null;
  /** where, or how it was looked for */
  readonly similar: string;
}

/** 是正処置: what takes the cause away, done by whom until when. */
export interface CorrectivePlan {
  readonly measures: string;
  readonly responsible: string;
  readonly dueOn: BusinessDate | null;
}

/** 完了報告. */
export interface Completion {
  readonly evidence: string;
  readonly doneOn: BusinessDate | null;
}

/** 有効性確認: whether it helped. */
export interface Effectiveness {
  readonly effective: boolean | null;
  readonly method: string;
  readonly result: string;
  readonly checkedOn: BusinessDate | null;
  /** why it was checked before the measures could show an effect */
  readonly earlyReason: string;
}

export interface RiskAcceptance {
  readonly until: BusinessDate;
  readonly why: string;
  /** what lowers the risk meanwhile */
  readonly compensating: string;
}

export interface Extension {
  readonly step: FindingStep;
  readonly from: BusinessDate;
  readonly to: Due;
  readonly reason: string;
}

/** What is written down about a nonconformity, step by step; null: not yet. */
export interface FindingSteps {
  readonly correction: (Correction & Written) | null;
  readonly analysis: (Analysis & Written) | null;
  readonly plan: (CorrectivePlan & Written) | null;
  readonly completion: (Completion & Written) | null;
  readonly effectiveness: (Effectiveness & Written) | null;
  readonly riskAcceptance: (RiskAcceptance & Written) | null;
  /** why an observation is adopted or declined, why a plan or a result was returned, why nothing is pursued any more */
  readonly remark: ({ readonly text: string } & Written) | null;
}

export interface FindingRecord extends FindingSteps {
  /** 影響範囲 */
  readonly impact: string;
  readonly due: Readonly<Partial<Record<FindingStep, Due>>>;
  readonly extensions: readonly Extension[];
  /** asked for and not yet decided */
  readonly asked: {
    readonly extension: Extension | null;
    readonly riskAcceptance: (RiskAcceptance & Written) | null;
  };
}

export const NO_RECORD: FindingRecord = {
  impact: '',
  correction: null,
  analysis: null,
  plan: null,
  completion: null,
  effectiveness: null,
  riskAcceptance: null,
  remark: null,
  due: {},
  extensions: [],
  asked: { extension: null, riskAcceptance: null },
};
