import type { Severity } from '../audit/programme.js';
import { addMonths, type BusinessDate } from '../calendar/dates.js';
import type { FindingState } from './states.js';

/** Two findings further apart than this are two findings: three yearly audits. */
export const RECURRENCE_MONTHS = 36;

export interface EarlierFinding {
  readonly id: string;
  /** code of the audit question; null: outside the programme */
  readonly question: string | null;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly foundOn: BusinessDate;
}

/**
 * The latest earlier finding, of the same contractor, that a new one repeats: a nonconformity to the same question within three
 * years before it, whether it was closed or is still open. One that a person cites counts whatever its question. Null: none.
 * An observation is never a recurrence and never repeated.
 */
export function recurrenceOf(
  found: { readonly question: string | null; readonly severity: Severity; readonly foundOn: BusinessDate },
  earlier: readonly EarlierFinding[],
  cited: string | null = null,
): string | null {
  if (found.severity === 'observation') return null;
  const repeated = earlier
    .filter((one) => one.severity !== 'observation' && one.foundOn <= found.foundOn)
    .filter((one) =>
      cited === null
        ? found.question !== null &&
          one.question === found.question &&
          addMonths(one.foundOn, RECURRENCE_MONTHS) >= found.foundOn
        : one.id === cited,
    );
  return repeated.sort((a, b) => (a.foundOn < b.foundOn ? 1 : -1))[0]?.id ?? null;
}
