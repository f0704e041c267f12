import { addBusinessDays, type Calendar, roll } from '../calendar/business-days.js';
import { addDays, type BusinessDate } from '../calendar/dates.js';

/** When somebody hears that a contract is to be decided on: so many calendar or business days before, the closest one last. */
export const REMINDERS = [
  { stage: '90days', days: 90 },
  { stage: '60days', days: 60 },
  { stage: '30days', days: 30 },
  { stage: '7days', days: 7 },
  { stage: '3businessDays', businessDays: 3 },
  { stage: '1businessDay', businessDays: 1 },
] as const;
export type ReminderStage = (typeof REMINDERS)[number]['stage'];

/**
 * The closest reminder that has come by today for something to be decided by a day; null before the first, and after the day
 * itself. A day that is no business day is reminded of on the business day before it. Throws like `dayOff` of the calendar.
 */
export function reminderStage(by: BusinessDate, today: BusinessDate, calendar: Calendar): ReminderStage | null {
  if (today > by) return null;
  const from = (one: (typeof REMINDERS)[number]): BusinessDate =>
    'days' in one
      ? roll(addDays(by, -one.days), 'preceding', calendar)
      : addBusinessDays(by, -one.businessDays, calendar);
  return REMINDERS.findLast((one) => from(one) <= today)?.stage ?? null;
}
