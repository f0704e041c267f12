import type { AuditPlan, ChangeAuditPlan, PlannedAudit } from '#contract/audit-plans.js';
import { concernsOf, type PlanConcern } from '#domain/audit/plan.js';
import type { AuditMode } from '#domain/audit/states.js';
import { addDays, addMonths, lastDayOf, monthsOfFiscalYear } from '#domain/calendar/dates.js';

/** What is tried with one audit. */
export interface Trial {
  readonly plannedOn?: string;
  readonly mode?: AuditMode;
  readonly auditorIds?: readonly string[];
  readonly removed?: true;
}
export type Trials = ReadonlyMap<string, Trial>;

/** An audit as it would be. */
export interface TriedAudit extends PlannedAudit {
  readonly days: number;
  readonly auditorIds: readonly string[];
  readonly tried: boolean;
  readonly removed: boolean;
  readonly concerns: PlanConcern[];
}

/** The audits with what is tried, and what then speaks against them. */
export function triedAudits(plan: AuditPlan, trials: Trials): TriedAudit[] {
  const closed = new Set(plan.closedDays);
  const names = new Map(plan.auditors.map(({ id, name }) => [id, name]));
  return plan.audits.map((audit) => {
    const trial = trials.get(audit.id) ?? {};
    const auditorIds = trial.auditorIds ?? audit.auditors.map(({ id }) => id);
    const mode = trial.mode ?? audit.mode;
    const plannedOn = trial.plannedOn ?? audit.plannedOn;
    const { dueOn, ownerIds, contractor } = audit;
    const facts = { plannedOn, auditorIds, dueOn, ownerIds, running: contractor.running };
    return {
      ...audit,
      plannedOn,
      mode,
      days: mode === audit.mode ? audit.plannedDays : plan.settings.days[mode],
      auditorIds,
      auditors: auditorIds.map((id) => ({
        id,
        name: names.get(id) ?? audit.auditors.find((one) => one.id === id)?.name ?? '',
      })),
      tried: trials.has(audit.id),
      removed: trial.removed === true,
      concerns: isMovable(audit)
        ? concernsOf(facts, plan.settings.blockedMonths, (date) => !closed.has(date))
        : audit.concerns,
    };
  });
}

/** Only what has not been announced is moved in a plan. */
export const isMovable = ({ state }: Pick<PlannedAudit, 'state'>): boolean => state === 'planned';

/** The trials with one changed; what comes back to where it was is no trial any more. */
export function tried(trials: Trials, audit: PlannedAudit, change: Trial): Trials {
  const merged = { ...trials.get(audit.id), ...change };
  const { plannedOn, mode, auditorIds } = merged;
  const same: Trial = {
    ...(plannedOn === undefined || plannedOn === audit.plannedOn ? {} : { plannedOn }),
    ...(mode === undefined || mode === audit.mode ? {} : { mode }),
    ...(auditorIds === undefined || auditorIds.join() === audit.auditors.map(({ id }) => id).join()
      ? {}
      : { auditorIds }),
    ...(merged.removed ? { removed: true as const } : {}),
  };
  const next = new Map(trials);
  if (Object.keys(same).length === 0) next.delete(audit.id);
  else next.set(audit.id, same);
  return next;
}

/** Puts an audit that was taken out back. */
export function putBack(trials: Trials, audit: PlannedAudit): Trials {
  const rest: Trial = Object.fromEntries(
    Object.entries(trials.get(audit.id) ?? {}).filter(([name]) => name !== 'removed'),
  );
  return tried(new Map([...trials].filter(([id]) => id !== audit.id)), audit, rest);
}

/** The day so far away, within the fiscal year. */
export function movedDay(
  from: string,
  by: { readonly days?: number; readonly months?: number },
  fiscalYear: number,
): string {
  const months = monthsOfFiscalYear(fiscalYear);
  const [first, last] = [`${months[0] ?? ''}-01`, lastDayOf(months[11] ?? '')];
  const to = by.months === undefined ? addDays(from, by.days ?? 0) : addMonths(from, by.months);
  return to < first ? first : to > last ? last : to;
}

/** What is sent when the trials are taken over. */
export function asChange(plan: AuditPlan, trials: Trials): ChangeAuditPlan {
  const kept = [...trials].filter(([, trial]) => !trial.removed);
  return {
    note: plan.note,
    settings: plan.settings,
    moves: kept.map(([auditId, { plannedOn, mode, auditorIds }]) => ({
      auditId,
      ...(plannedOn === undefined ? {} : { plannedOn }),
      ...(mode === undefined ? {} : { mode }),
      ...(auditorIds === undefined ? {} : { auditorIds: [...auditorIds] }),
    })),
    removed: [...trials].flatMap(([id, { removed }]) => (removed ? [id] : [])),
  };
}
