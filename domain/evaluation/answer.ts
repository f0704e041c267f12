import type { Level } from '../checklist/checklist.js';

/** How well an answer is supported: 自己申告, 書面, 実機・第三者. In rising order. */
export const GRADES = ['declared', 'documented', 'demonstrated'] as const;
export type Grade = (typeof GRADES)[number];

/** A priced option or plan and the level reached with it. */
export interface Offer {
  /** unique within the answer; an evaluation buys it by serviceId + criterion + id */
  readonly id: string;
  readonly name: string;
  /** null: the price is not known, so a fee that includes it is not known either */
  readonly monthlyYen: number | null;
  readonly initialYen: number | null;
  readonly level: Level;
}

export type AnswerValue =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly level: Level }
  | {
      readonly kind: 'optional';
      /** null: unknown until an offer is bought */
      readonly base: Level | null;
      readonly offers: readonly Offer[];
    }
  /** counts as unknown until somebody other than its author has approved it */
  | { readonly kind: 'notApplicable'; readonly reason: string; readonly approved: boolean };

/** What the rules need of a stored answer. An absent answer is unknown. */
export interface Answer {
  readonly value: AnswerValue;
  /** null: no evidence yet */
  readonly grade: Grade | null;
  /** the last day (YYYY-MM-DD) on which the certificate that it rests on holds; absent: none, or without an end */
  readonly carriedUntil?: string;
}

export const UNKNOWN: Answer = { value: { kind: 'unknown' }, grade: null };
