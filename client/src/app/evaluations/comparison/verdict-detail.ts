import type { ServiceResult } from '#domain/evaluation/comparison.js';
import type { Candidate } from '#domain/evaluation/model.js';

export interface DetailTexts {
  /** so many must-haves are below their threshold */
  readonly excluded: (count: number) => string;
  /** so many must-haves are still open */
  readonly pending: (count: number) => string;
  /** waived until the day, YYYY/MM/DD */
  readonly waived: (lastDay: string) => string;
}

/** What stands in the chip beside the verdict: how many must-haves, or the first day on which a waiver ends. */
export function verdictDetail(
  { verdict, mustHaves }: ServiceResult,
  candidate: Candidate | undefined,
  today: string,
  texts: DetailTexts,
): string {
  const count = (...states: string[]): number => mustHaves.filter(({ state }) => states.includes(state)).length;
  switch (verdict) {
    case 'excluded':
      return texts.excluded(count('belowThreshold'));
    case 'pending':
      return texts.pending(count('unknown', 'gradeTooLow', 'notApplicable'));
    case 'eligibleWithWaiver': {
      const waived = mustHaves.filter(({ state }) => state === 'waived').map(({ criterion }) => criterion);
      const lastDays = waived.flatMap((criterion) => {
        const days = (candidate?.waivers ?? []).filter((one) => one.criterion === criterion && one.lastDay >= today);
        return days
          .map(({ lastDay }) => lastDay)
          .sort()
          .slice(-1);
      });
      const first = lastDays.sort()[0];
      return first === undefined ? '' : texts.waived(first.replaceAll('-', '/'));
    }
    case 'eligible':
      return '';
  }
}
