import type { ReportLanguage } from '../report-input.js';
import type { ReportFrame } from '../report-view.js';
import type { Pair, SlaText } from './text/ja.js';

export type Look = 'good' | 'bad' | 'warn' | 'plain';

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly below: string;
  readonly look: Look;
}
export interface OutageLine {
  /** as the clock of the zone shows it */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  /** null: not told by single outages */
  readonly countedMinutes: number | null;
  readonly fate: string;
  readonly look: Look;
  readonly cause: string;
  readonly source: string;
  /** why it should not count, and who decided that */
  readonly exclusion: string;
}
export interface YearMonth {
  readonly label: string;
  /** for a narrow column */
  readonly short: string;
  readonly target: number | null;
  readonly raw: number | null;
  readonly contractual: number | null;
  readonly rawText: string;
  readonly text: string;
  readonly targetText: string;
  readonly met: boolean | null;
  readonly verdict: string;
}
/** From when to when, as the clock of the zone shows it and as a workbook counts days. */
export interface Stretch {
  readonly fromText: string;
  readonly toText: string;
  /** milliseconds */
  readonly length: number;
}

/** What the pages and sheets show, in words. */
export interface SlaView extends ReportFrame {
  readonly language: ReportLanguage;
  readonly t: SlaText;
  readonly draft: boolean;
  readonly fictitious: boolean;
  readonly verifyUrl: string;
  readonly title: string;
  readonly contractor: string;
  readonly month: string;
  readonly asOf: string;
  readonly facts: readonly (readonly Pair[])[];
  readonly headline: string;
  readonly headlineLook: Look;
  /** by how much, and what the month still lacks */
  readonly remarks: readonly string[];
  readonly tiles: readonly Tile[];
  readonly how: readonly Pair[];
  readonly outages: readonly OutageLine[];
  readonly counted: readonly Stretch[];
  readonly measured: readonly Stretch[];
  /** milliseconds; 0 where there is nothing to divide by */
  readonly denominator: number;
  readonly rawDenominator: number;
  readonly countedMs: number;
  readonly measuredMs: number;
  /** the stretches add up to what is counted */
  readonly derivable: boolean;
  /** percent, as it was agreed */
  readonly target: number | null;
  readonly year: readonly YearMonth[];
  readonly others: readonly (readonly [target: string, promised: string, actual: string, verdict: string])[];
  readonly credit: readonly Pair[];
  readonly review: readonly Pair[];
}
