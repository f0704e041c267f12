import type { BusinessDate } from '../calendar/dates.js';
import { RuleViolation } from '../rule-violation.js';
import { type Scheme, SCHEME_FACTS } from './schemes.js';

export interface StatedDates {
  readonly scheme: Scheme;
  readonly issuedOn: BusinessDate | null;
  readonly validFrom: BusinessDate | null;
  readonly validUntil: BusinessDate | null;
  readonly periodFrom: BusinessDate | null;
  readonly periodTo: BusinessDate | null;
  readonly bridgedUntil: BusinessDate | null;
}

/**
 * The dates of a certificate fit together: it holds from its issue or later, no last day lies before its first, the period of a
 * report ends before the report is issued, and a bridge letter goes on from there. A scheme with a usual term states its last
 * day, one about a period both of its ends. Throws validBeforeIssued, endBeforeStart, periodAfterIssue, bridgeBeforePeriod,
 * lastDayMissing or periodMissing, with the path.
 */
export function assertDates(dates: StatedDates): void {
  const { scheme, issuedOn, validFrom, validUntil, periodFrom, periodTo, bridgedUntil } = dates;
  const { termMonths, period } = SCHEME_FACTS[scheme];
  const before = (one: BusinessDate | null, other: BusinessDate | null): boolean =>
    one !== null && other !== null && one < other;
  if (before(validFrom, issuedOn)) throw new RuleViolation('validBeforeIssued', { path: 'validFrom' });
  if (before(validUntil, validFrom)) throw new RuleViolation('endBeforeStart', { path: 'validUntil' });
  if (before(validUntil, issuedOn)) throw new RuleViolation('validBeforeIssued', { path: 'validUntil' });
  if (termMonths !== null && validUntil === null) throw new RuleViolation('lastDayMissing', { path: 'validUntil' });
  if (period && periodFrom === null) throw new RuleViolation('periodMissing', { path: 'periodFrom' });
  if (period && periodTo === null) throw new RuleViolation('periodMissing', { path: 'periodTo' });
  if (before(periodTo, periodFrom)) throw new RuleViolation('endBeforeStart', { path: 'periodTo' });
  if (before(issuedOn, periodTo)) throw new RuleViolation('periodAfterIssue', { path: 'issuedOn' });
  if (before(bridgedUntil, periodTo)) throw new RuleViolation('bridgeBeforePeriod', { path: 'bridgedUntil' });
}
