import { addDays, type BusinessDate, lastDayOf, type Month } from '../calendar/dates.js';
import { compareFractions, type Fraction } from '../evaluation/fraction.js';
import { eventsFrom, type Transition } from '../lifecycle.js';
import { RuleViolation } from '../rule-violation.js';
import { decimal } from './decimal.js';

/** A row of a credits table: from `atLeast` (inclusive; null: from 0) to below `below`, in per cent of availability. */
export interface CreditBand {
  readonly below: string;
  readonly atLeast: string | null;
  /** of the monthly fee, as written */
  readonly percent: string;
}

const lowerOf = ({ atLeast }: CreditBand): Fraction => decimal(atLeast ?? '0');

/**
 * The rows lie one below the other without gap or overlap, from the target or lower down to 0; no rows: no credits are agreed.
 * Throws RuleViolation creditBandEmpty, creditAboveTarget, creditOverlap or creditGap, with the path and the number of the row as entered.
 */
export function assertBands(bands: readonly CreditBand[], target: string): void {
  const rows = bands
    .map((band, index) => ({ band, index, below: decimal(band.below), lower: lowerOf(band) }))
    .toSorted((a, b) => compareFractions(b.below, a.below));
  const refuse = (code: RuleViolation['code'], index: number, field: keyof CreditBand, facts: object = {}): never => {
    throw new RuleViolation(code, { path: `terms.credits.bands.${index}.${field}`, row: index + 1, ...facts });
  };
  for (const [at, { band, index, below, lower }] of rows.entries()) {
    if (compareFractions(lower, below) >= 0) refuse('creditBandEmpty', index, 'atLeast');
    if (at === 0 && compareFractions(below, decimal(target)) > 0)
      refuse('creditAboveTarget', index, 'below', { target });
    const next = rows[at + 1];
    if (!next) {
      if (compareFractions(lower, decimal('0')) > 0)
        refuse('creditGap', index, 'atLeast', { from: '0', to: band.atLeast ?? '0' });
      continue;
    }
    const gap = compareFractions(lower, next.below);
    const between = { from: next.band.below, to: band.atLeast ?? '0', other: index + 1 };
    if (gap > 0) refuse('creditGap', next.index, 'below', between);
    if (gap < 0) refuse('creditOverlap', next.index, 'below', between);
  }
}

/** The row that an availability (per cent, exact) falls into; null: no credit. Lower bounds are inclusive, nothing is rounded. */
export function bandOf(availability: Fraction, bands: readonly CreditBand[]): CreditBand | null {
  return (
    bands.find(
      (band) =>
        compareFractions(availability, decimal(band.below)) < 0 && compareFractions(availability, lowerOf(band)) >= 0,
    ) ?? null
  );
}

/** The credit in whole yen, a fraction of a yen left off; null while the fee is not known. */
export function creditYen(percent: string, monthlyFeeYen: number | null): number | null {
  if (monthlyFeeYen === null) return null;
  const { numerator, denominator } = decimal(percent);
  return Number((BigInt(monthlyFeeYen) * numerator) / (denominator * 100n));
}

/** The last day on which a month's credit can be claimed; null: no deadline is agreed. */
export function claimBy(month: Month, claimDays: number | null): BusinessDate | null {
  return claimDays === null ? null : addDays(lastDayOf(month), claimDays);
}

export const CREDIT_STATES = ['due', 'claimed', 'received', 'waived'] as const;
export type CreditState = (typeof CREDIT_STATES)[number];
export const CREDIT_EVENTS = ['claim', 'receive', 'waive', 'undo'] as const;
export type CreditEvent = (typeof CREDIT_EVENTS)[number];

/** credit: due → claimed → received, or waived; each step can be taken back. */
export const CREDIT_LIFECYCLE: readonly Transition<CreditState, CreditEvent>[] = [
  { from: 'due', event: 'claim', to: 'claimed' },
  { from: 'due', event: 'waive', to: 'waived' },
  { from: 'claimed', event: 'receive', to: 'received' },
  { from: 'claimed', event: 'waive', to: 'waived' },
  { from: 'claimed', event: 'undo', to: 'due' },
  { from: 'received', event: 'undo', to: 'claimed' },
  { from: 'waived', event: 'undo', to: 'due' },
];
export const FINAL_CREDIT_STATES: readonly CreditState[] = ['received', 'waived'];

/** What somebody can do about a credit now. */
export const creditEvents = (state: CreditState): CreditEvent[] => eventsFrom(CREDIT_LIFECYCLE, state);
