import { addDays, type BusinessDate } from '../calendar/dates.js';
import type { IncidentFacts } from './record.js';
import { type Requirement, requirementOf } from './requirement.js';
import type { Instant, ReportStep } from './states.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 速報: "promptly, about 3 to 5 days" after it became known. Source: ガイドライン通則編 3-5-3-3. */
export const PRELIMINARY_DAYS = { from: 3, until: 5 } as const;

/** contractNotice: the contractor tells us; the others are what we owe, see `ReportStep`. */
export type ClockName = 'contractNotice' | ReportStep;

/**
 * met / late: done in time, or not. running / overdue: not done yet. prompt: not done yet, and no period is laid down. unknown: what it
 * runs from or how long it runs is not known. released: owed no longer, because those who entrusted us know. notRequired: not owed.
 */
export type ClockState = 'met' | 'late' | 'running' | 'overdue' | 'prompt' | 'unknown' | 'released' | 'notRequired';

export interface IncidentClock {
  readonly clock: ClockName;
  readonly state: ClockState;
  readonly startsAt: Instant | null;
  /** the period is "about": from here on it is time */
  readonly fromAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly doneAt: Instant | null;
  /** milliseconds that are left; negative: that it is, or was, late by; null: nothing to count to */
  readonly leftMs: number | null;
  /** whether it is owed cannot be said yet; until then it runs */
  readonly provisional: boolean;
}

/** Business days of a zone. */
export interface Zone {
  dayOf(instant: Instant): BusinessDate;
  /** the first instant after the day */
  endOf(day: BusinessDate): Instant;
}

interface Period {
  readonly startsAt: Instant | null;
  readonly fromAt?: Instant;
  readonly dueAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly otherwise?: 'prompt' | 'released' | 'notRequired' | 'unknown';
  readonly provisional?: boolean;
}

function clock(name: ClockName, now: Instant, period: Period): IncidentClock {
  const { startsAt, fromAt = null, dueAt, doneAt, otherwise, provisional = false } = period;
  const common = { clock: name, startsAt, fromAt, dueAt, doneAt, provisional };
  if (doneAt !== null) {
    const late = dueAt !== null && doneAt > dueAt;
    return { ...common, state: late ? 'late' : 'met', leftMs: dueAt === null ? null : dueAt - doneAt };
  }
  if (otherwise !== undefined) return { ...common, state: otherwise, leftMs: null };
  if (dueAt === null) return { ...common, state: 'unknown', leftMs: null };
  return { ...common, state: now > dueAt ? 'overdue' : 'running', leftMs: dueAt - now };
}

/** From the contractor's knowing to our being told; we may have learned of it elsewhere. */
function contractNotice({ instants, noticeHours }: IncidentFacts, now: Instant): IncidentClock {
  const { detected, told } = instants;
  const dueAt = detected === null || noticeHours === null ? null : detected + noticeHours * HOUR;
  const unknown = dueAt === null ? { otherwise: 'unknown' as const } : {};
  const made = clock('contractNotice', now, { startsAt: detected, dueAt, doneAt: told, ...unknown });
  // told, but nobody knows within what time it should have been
  return dueAt === null ? { ...made, state: 'unknown' } : made;
}

/** We tell those who entrusted us: within the hours of the contract, or as promptly as the commission would have to be told. */
function principalNotice(facts: IncidentFacts, now: Instant, { verdict }: Requirement): IncidentClock {
  const { instants, principalHours, reports } = facts;
  const doneAt = reports.principal?.at ?? null;
  const { learned: startsAt } = instants;
  if (principalHours !== null)
    return clock('principal', now, { startsAt, dueAt: startsAt + principalHours * HOUR, doneAt });
  if (verdict === 'notRequired')
    return clock('principal', now, { startsAt, dueAt: null, doneAt, otherwise: 'notRequired' });
  return clock('principal', now, { ...prompt(startsAt), doneAt, provisional: verdict === 'unknown' });
}

const prompt = (startsAt: Instant): Pick<Period, 'startsAt' | 'dueAt'> & { readonly fromAt: Instant } => ({
  startsAt,
  fromAt: startsAt + PRELIMINARY_DAYS.from * DAY,
  dueAt: startsAt + PRELIMINARY_DAYS.until * DAY,
});

/**
 * Every clock of an incident, in the order in which they end. Calendar days count, days off too, and no deadline is moved: the final
 * report is due when its 30th or 60th day ends, the day on which it became known being the first. A trustee that has told its principal
 * owes neither the reports nor the notice to the persons. Instants in milliseconds, `now` among them.
 * Source: 個人情報保護法26条1項ただし書, 2項; 施行規則8条, 9条; ガイドライン通則編 3-5-3-3 to 3-5-3-5 (a final report whose last day is a day
 * off may be made on the next one; that is not counted on here).
 */
export function clocksOf(facts: IncidentFacts, now: Instant, zone: Zone): IncidentClock[] {
  const { instants, reports, role, byContractor } = facts;
  const requirement = requirementOf(facts);
  const { verdict, finalDays } = requirement;
  const startsAt = instants.learned;
  const lastDay = addDays(zone.dayOf(startsAt), finalDays - 1);
  const owed = {
    provisional: verdict === 'unknown',
    ...(verdict === 'notRequired' ? { otherwise: 'notRequired' as const } : {}),
    ...(role === 'trustee' && reports.principal ? { otherwise: 'released' as const } : {}),
  };
  const doneAt = (step: ReportStep): Instant | null => reports[step]?.at ?? null;
  return [
    ...(byContractor ? [contractNotice(facts, now)] : []),
    ...(role === 'trustee' ? [principalNotice(facts, now, requirement)] : []),
    clock('preliminary', now, { ...prompt(startsAt), doneAt: doneAt('preliminary'), ...owed }),
    clock('final', now, { startsAt, dueAt: zone.endOf(lastDay), doneAt: doneAt('final'), ...owed }),
    clock('persons', now, { startsAt, dueAt: null, doneAt: doneAt('persons'), otherwise: 'prompt', ...owed }),
  ];
}

/** What we still have to do, or the contractor has, and until when: the clock that ends first; null: none runs. */
export function nextDeadline(clocks: readonly IncidentClock[]): (IncidentClock & { readonly dueAt: Instant }) | null {
  return clocks.reduce<(IncidentClock & { readonly dueAt: Instant }) | null>((next, one) => {
    const { dueAt, state } = one;
    if (dueAt === null || (state !== 'running' && state !== 'overdue')) return next;
    return next === null || dueAt < next.dueAt ? { ...one, dueAt } : next;
  }, null);
}

/** Whether the contractor told us late; null: it cannot be said, or no contractor is concerned. */
export function noticeLate(clocks: readonly IncidentClock[]): boolean | null {
  const state = clocks.find((one) => one.clock === 'contractNotice')?.state;
  if (state === 'late' || state === 'overdue') return true;
  return state === 'met' ? false : null;
}
