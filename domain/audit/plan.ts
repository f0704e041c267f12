import { addMonths, type BusinessDate, lastDayOf, type Month, monthOf, monthsOfFiscalYear } from '../calendar/dates.js';
import { type AuditProgramme, isMandatory } from './programme.js';
import type { Tier } from '../vendor/tier.js';
import type { AuditMode, Rating } from './states.js';

export type { Tier };

/** What the plan has to know of a contractor. */
export interface AuditableContractor {
  readonly id: string;
  readonly tier: Tier;
  /** of the fieldwork of the last closed audit; null: never audited */
  readonly lastAuditedOn: BusinessDate | null;
  /** the heaviest rating of that audit; null: never audited */
  readonly lastWorst: Rating | null;
  /** who looks after its engagements: they may not audit it */
  readonly ownerIds: readonly string[];
}

export interface PlanSettings {
  readonly auditorIds: readonly string[];
  /** months that are kept free, for example the closing of the books */
  readonly blockedMonths: readonly Month[];
  /** working days that an audit of each mode takes */
  readonly days: Readonly<Record<AuditMode, number>>;
  /** people that an audit of each mode takes */
  readonly people: Readonly<Record<AuditMode, number>>;
}

export const DEFAULT_PLAN_SETTINGS: Omit<PlanSettings, 'auditorIds'> = {
  blockedMonths: [],
  days: { document: 1, remote: 1, onsite: 2 },
  people: { document: 1, remote: 1, onsite: 2 },
};

export interface ProposedAudit {
  readonly contractorId: string;
  readonly mode: AuditMode;
  readonly modeReason: ModeReason;
  readonly plannedOn: BusinessDate;
  readonly days: number;
  /** the first one leads; empty: nobody who is independent could be named */
  readonly auditorIds: readonly string[];
  /** the last day on which twelve months have not passed; null: never audited */
  readonly dueOn: BusinessDate | null;
}

export type ModeReason = 'lastMajor' | 'tierHigh' | 'lastMinor' | 'ordinary';

/** The last day on which the last audit is not older than twelve months; null when there was none. */
export function auditDueOn(lastAuditedOn: BusinessDate | null): BusinessDate | null {
  return lastAuditedOn === null ? null : addMonths(lastAuditedOn, 12);
}

/** Whether twelve months have passed without an audit, or there never was one. Source: the article, operating measure 6. */
export function isUnaudited(lastAuditedOn: BusinessDate | null, today: BusinessDate): boolean {
  const dueOn = auditDueOn(lastAuditedOn);
  return dueOn === null || dueOn < today;
}

/** Who has to be audited in a fiscal year: those whose twelve months end within it, are over, or never began. */
export function whoIsDue<T extends Pick<AuditableContractor, 'lastAuditedOn'>>(
  contractors: readonly T[],
  fiscalYear: number,
): T[] {
  const end = lastDayOf(monthsOfFiscalYear(fiscalYear)[11] ?? '');
  return contractors.filter(({ lastAuditedOn }) => (auditDueOn(lastAuditedOn) ?? '') <= end);
}

/**
 * How a contractor is audited, and why: on site after a major or critical nonconformity; remotely at least when it is of high
 * importance, or had a minor one; by documents otherwise. Source: audit programme, modes and tiers.
 */
export function modeFor(contractor: Pick<AuditableContractor, 'tier' | 'lastWorst'>): {
  readonly mode: AuditMode;
  readonly reason: ModeReason;
} {
  if (contractor.lastWorst === 'critical' || contractor.lastWorst === 'major') {
    return { mode: 'onsite', reason: 'lastMajor' };
  }
  if (contractor.tier === 'high') return { mode: 'remote', reason: 'tierHigh' };
  if (contractor.lastWorst === 'minor') return { mode: 'remote', reason: 'lastMinor' };
  return { mode: 'document', reason: 'ordinary' };
}

/** The codes of the questions for a tier, in the order of the programme. Source: audit programme, tiers. */
export function questionsFor(programme: AuditProgramme, tier: Tier): string[] {
  return programme.questions
    .filter(
      (question) =>
        tier === 'high' ||
        (tier === 'medium' ? isMandatory(question) : programme.lowTierQuestions.includes(question.code)),
    )
    .map(({ code }) => code);
}

/** Whether the person may audit: nobody audits a contractor whose engagement they look after. */
export function isIndependent(personId: string, ownerIds: readonly string[]): boolean {
  return !ownerIds.includes(personId);
}

const WEIGHT: Record<Tier, number> = { high: 0, medium: 1, low: 2 };

/**
 * The months that each contractor may be audited in, as the number of usable months from the first: those in which a business
 * day comes before its twelve months end; who is overdue or was never audited comes within the first one, two or three by tier.
 */
function deadlines(
  due: readonly AuditableContractor[],
  firstDays: readonly BusinessDate[],
): ReadonlyMap<string, number> {
  return new Map(
    due.map(({ id, tier, lastAuditedOn }) => {
      const dueOn = auditDueOn(lastAuditedOn);
      const inTime = dueOn === null ? 0 : firstDays.filter((day) => day <= dueOn).length;
      return [id, inTime > 0 ? inTime : Math.min(WEIGHT[tier] + 1, firstDays.length)];
    }),
  );
}

/**
 * The yearly plan: everybody who is due gets a month, a day and auditors. Who has to come soonest is placed first, each in the
 * month with the fewest working days so far among those that are early enough; because the choices of one contain the choices
 * of the one before, no other order would give a lower peak for audits of the same length. Auditors who are independent and
 * have the fewest days so far are named. `isBusinessDay` knows weekends, holidays and company days. Deterministic.
 */
export function proposePlan(
  contractors: readonly AuditableContractor[],
  fiscalYear: number,
  today: BusinessDate,
  settings: PlanSettings,
  isBusinessDay: (date: BusinessDate) => boolean,
): ProposedAudit[] {
  const months = monthsOfFiscalYear(fiscalYear)
    .filter((month) => !settings.blockedMonths.includes(month))
    .map((month) => daysOf(month).filter((day) => day >= today && isBusinessDay(day)))
    .filter((days) => days.length > 0);
  if (months.length === 0) return [];
  const due = whoIsDue(contractors, fiscalYear);
  const latest = deadlines(
    due,
    months.map(([first = '']) => first),
  );
  const order = [...due].sort(
    (a, b) =>
      (latest.get(a.id) ?? 0) - (latest.get(b.id) ?? 0) || WEIGHT[a.tier] - WEIGHT[b.tier] || (a.id < b.id ? -1 : 1),
  );
  const monthLoad = months.map(() => 0);
  const byMonth: { contractor: AuditableContractor; mode: AuditMode; reason: ModeReason }[][] = months.map(() => []);
  for (const contractor of order) {
    const { mode, reason } = modeFor(contractor);
    let chosen = 0;
    for (let index = 1; index < (latest.get(contractor.id) ?? 1); index++) {
      if ((monthLoad[index] ?? 0) < (monthLoad[chosen] ?? 0)) chosen = index;
    }
    monthLoad[chosen] = (monthLoad[chosen] ?? 0) + settings.days[mode];
    byMonth[chosen]?.push({ contractor, mode, reason });
  }
  const auditorLoad = new Map(settings.auditorIds.map((id) => [id, 0]));
  return months.flatMap((days, index) => {
    const some = (byMonth[index] ?? [])
      .map((one) => ({ ...one, dueOn: auditDueOn(one.contractor.lastAuditedOn) }))
      .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : a.dueOn === b.dueOn ? 0 : 1));
    return some.map(({ contractor, mode, reason, dueOn }, place): ProposedAudit => {
      const auditorIds = nameAuditors(auditorLoad, contractor.ownerIds, settings.people[mode], settings.days[mode]);
      // spread over the month, not heaped on its first day, and still within the twelve months
      const spread = Math.floor(((place + 0.5) * days.length) / some.length);
      const inTime = days.findLastIndex((day) => dueOn !== null && day <= dueOn);
      return {
        contractorId: contractor.id,
        mode,
        modeReason: reason,
        plannedOn: days[inTime < 0 ? spread : Math.min(spread, inTime)] ?? '',
        days: settings.days[mode],
        auditorIds,
        dueOn,
      };
    });
  });
}

const daysOf = (month: Month): BusinessDate[] =>
  Array.from({ length: Number(lastDayOf(month).slice(8)) }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);

function nameAuditors(
  load: Map<string, number>,
  ownerIds: readonly string[],
  people: number,
  days: number,
): readonly string[] {
  const named = [...load]
    .filter(([id]) => isIndependent(id, ownerIds))
    .sort(([a, some], [b, others]) => some - others || (a < b ? -1 : 1))
    .slice(0, people)
    .map(([id]) => id);
  for (const id of named) load.set(id, (load.get(id) ?? 0) + days);
  return named;
}

/** What the plan asks of months and people, in working days; also for moves that are only tried. */
export function planLoad(
  audits: readonly {
    readonly plannedOn: BusinessDate;
    readonly days: number;
    readonly auditorIds: readonly string[];
  }[],
): { readonly months: ReadonlyMap<Month, number>; readonly auditors: ReadonlyMap<string, ReadonlyMap<Month, number>> } {
  const months = new Map<Month, number>();
  const auditors = new Map<string, Map<Month, number>>();
  for (const { plannedOn, days, auditorIds } of audits) {
    const month = monthOf(plannedOn);
    months.set(month, (months.get(month) ?? 0) + days);
    for (const id of auditorIds) {
      const own = auditors.get(id) ?? new Map<Month, number>();
      auditors.set(id, own.set(month, (own.get(month) ?? 0) + days));
    }
  }
  return { months, auditors };
}

export const PLAN_CONCERNS = ['late', 'notABusinessDay', 'dependent', 'nobody', 'blocked', 'ended'] as const;
export type PlanConcern = (typeof PLAN_CONCERNS)[number];

/** What speaks against an audit as it is planned now: nothing stops it but a dependent auditor, everything is shown. */
export function concernsOf(
  audit: {
    readonly plannedOn: BusinessDate;
    readonly auditorIds: readonly string[];
    readonly dueOn: BusinessDate | null;
    readonly ownerIds: readonly string[];
    readonly running: boolean;
  },
  blockedMonths: readonly Month[],
  isBusinessDay: (date: BusinessDate) => boolean,
): PlanConcern[] {
  const concerns: [PlanConcern, boolean][] = [
    ['late', audit.dueOn !== null && audit.plannedOn > audit.dueOn],
    ['notABusinessDay', !isBusinessDay(audit.plannedOn)],
    ['dependent', audit.auditorIds.some((id) => !isIndependent(id, audit.ownerIds))],
    ['nobody', audit.auditorIds.length === 0],
    ['blocked', blockedMonths.includes(monthOf(audit.plannedOn))],
    ['ended', !audit.running],
  ];
  return concerns.filter(([, holds]) => holds).map(([concern]) => concern);
}
