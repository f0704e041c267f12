import type { EvaluationModel } from '#domain/evaluation/model.js';

export type ReportLanguage = 'ja' | 'en';
export type ReportKind = 'xlsx' | 'pdf' | 'checkSheet';

/** Raised whenever a file made from the same input would look or count differently. */
export const TEMPLATE_VERSION = '3';

export interface EvidenceLine {
  readonly serviceId: string;
  readonly criterion: string;
  readonly link: string | null;
  readonly note: string;
  readonly date: string | null;
  readonly by: string;
}

/** Everything that a file is made from, plain JSON: its hash says whether the file was issued before. */
export interface ReportInput {
  readonly evaluation: {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly fictitious: boolean;
  };
  readonly language: ReportLanguage;
  /** where the verification page is, without a trailing slash */
  readonly origin: string;
  readonly model: EvaluationModel;
  readonly evidence: readonly EvidenceLine[];
}

/** What is decided when the file is issued. */
export interface Issue {
  readonly code: string;
  /** the business day it holds for, YYYY-MM-DD */
  readonly asOf: string;
}
