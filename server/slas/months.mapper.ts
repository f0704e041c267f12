import type { SlaCredit, SlaMonthPoint } from '#contract/slas.js';
import type { BusinessDate } from '#domain/calendar/dates.js';
import { creditEvents } from '#domain/sla/credits.js';
import type { MonthResult } from '#domain/sla/months.js';
import type { StoredCredit, StoredMonth } from './months.repository.js';

export const toCredit = (credit: StoredCredit, today: BusinessDate): SlaCredit => ({
  ...credit,
  late: credit.state === 'due' && credit.claimBy !== null && credit.claimBy < today,
  events: creditEvents(credit.state),
});

/** A month as it is told: closed ones as they were frozen, others as computed now. */
export function toPoint(
  current: MonthResult,
  stored: StoredMonth | undefined,
  more: { readonly reviewed: boolean; readonly credit: StoredCredit | undefined },
  today: BusinessDate,
): SlaMonthPoint {
  const closed = stored?.month.closed === true;
  return {
    month: current.month,
    state: closed ? 'closed' : current.countedUntil < current.end ? 'running' : 'open',
    result: closed ? stored.month.result : current,
    differs: closed && stored.month.differs,
    reviewed: more.reviewed,
    credit: more.credit ? toCredit(more.credit, today) : null,
  };
}
