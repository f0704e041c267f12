import { addDays, type BusinessDate } from '../calendar/dates.js';
import type { AuditState } from './states.js';

/** What the auditors of an audit have to do next: 通知, 回答の受領, 実施, 報告, 完了. */
export const AUDIT_DUTIES = ['announce', 'answers', 'begin', 'report', 'close'] as const;
export type AuditDuty = (typeof AUDIT_DUTIES)[number];

/** In calendar days from the day of the audit. Source: audit programme, process, lead_days of the steps 2 and 7. */
const ANNOUNCED_BEFORE = 45;
const REPORTED_AFTER = 14;

/** The last day of an audit that has to be announced by today. */
export function latestAnnounced(today: BusinessDate): BusinessDate {
  return addDays(today, ANNOUNCED_BEFORE);
}

/**
 * What is to be done next on an audit and until when (null: as soon as possible); null when nothing is, as long before its
 * announcement. While it has not begun the nearer of two days counts: the answers until then, the audit itself once its day has come.
 */
export function dutyOf(
  audit: {
    readonly state: AuditState;
    readonly plannedOn: BusinessDate;
    readonly answersDueOn: BusinessDate | null;
    readonly fieldworkOn: BusinessDate | null;
  },
  today: BusinessDate,
): { readonly duty: AuditDuty; readonly dueOn: BusinessDate | null } | null {
  const { state, plannedOn, answersDueOn, fieldworkOn } = audit;
  switch (state) {
    case 'planned': {
      const dueOn = addDays(plannedOn, -ANNOUNCED_BEFORE);
      return dueOn <= today ? { duty: 'announce', dueOn } : null;
    }
    case 'announced':
    case 'answering':
      return plannedOn <= today || answersDueOn === null
        ? { duty: 'begin', dueOn: plannedOn }
        : { duty: 'answers', dueOn: answersDueOn };
    case 'fieldwork':
    case 'factCheck':
      return { duty: 'report', dueOn: addDays(fieldworkOn ?? plannedOn, REPORTED_AFTER) };
    case 'reported':
      return { duty: 'close', dueOn: null };
    case 'closed':
    case 'cancelled':
      return null;
  }
}
