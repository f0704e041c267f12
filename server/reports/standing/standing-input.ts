import type { StandingCounts, StandingLine } from '#contract/standings.js';
import type { ReportLanguage } from '../report-input.js';

/** What the comparison of all contractors is issued under: there is one of it. */
export const ALL_CONTRACTORS = '5b6f1d52-4a0e-5c0c-9a3e-6d6f7a1c2b10';

/** Everything that a file is made from, plain JSON: its hash says whether the file was issued before. */
export interface StandingReportInput {
  readonly language: ReportLanguage;
  /** where the verification page is, without a trailing slash */
  readonly origin: string;
  readonly formulaVersion: string;
  readonly signs: StandingCounts['signs'];
  /** the heaviest sign first */
  readonly lines: readonly Omit<StandingLine, 'computedAt'>[];
}
