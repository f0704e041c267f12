import type { Severity } from '../audit/programme.js';
import type { Overall } from '../audit/summary.js';
import { type BusinessDate, monthOf } from '../calendar/dates.js';
import { inForce } from '../certificate/validity.js';
import type { Verdict } from '../evaluation/comparison.js';
import type { DecisionFact, StandingFacts } from './facts.js';
import { nextDates, type NextDate } from './next-dates.js';
import { lastConcluded } from './rules.js';

/** What a line of the comparison says of a contractor beside its sign. */
export interface StandingSummary {
  /** of the service with the lowest score; null: nothing is evaluated */
  readonly score: {
    readonly evaluationId: string;
    readonly verdict: Verdict;
    readonly lower: number | null;
    readonly upper: number | null;
  } | null;
  readonly findings: Readonly<Record<Severity, number>> & { readonly overdue: number };
  readonly certificates: { readonly inForce: number; readonly lapsed: number };
  readonly contracts: { readonly count: number; readonly clausesMissing: number };
  /** closed months, of twelve at most, in which every SLA was met, and in which one was not */
  readonly sla: { readonly met: number; readonly missed: number };
  /** open ones, and all of the last five years */
  readonly incidents: { readonly open: number; readonly total: number };
  readonly audit: { readonly lastOn: BusinessDate | null; readonly overall: Overall | null };
  readonly decision: DecisionFact | null;
  readonly next: NextDate | null;
}

/** Counts the facts of a contractor; what is overdue comes before what lies ahead. */
export function summaryOf(facts: StandingFacts, today: BusinessDate): StandingSummary {
  const { findings, certificates, contracts, incidents, evaluations, audits, slas } = facts;
  const of = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  const [weakest] = evaluations.toSorted((a, b) => (a.lower ?? 101) - (b.lower ?? 101));
  const months = Map.groupBy(
    slas.flatMap((sla) => sla.months.filter(({ month }) => month < monthOf(today))),
    ({ month }) => month,
  );
  const judged = [...months.values()].filter((all) => all.some(({ met }) => met !== null));
  const missed = judged.filter((all) => all.some(({ met }) => met === false)).length;
  return {
    score: weakest
      ? { evaluationId: weakest.id, verdict: weakest.verdict, lower: weakest.lower, upper: weakest.upper }
      : null,
    findings: {
      ...{ critical: of('critical'), major: of('major'), minor: of('minor'), observation: of('observation') },
      overdue: findings.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
    },
    certificates: {
      inForce: certificates.filter(({ state }) => inForce(state)).length,
      lapsed: certificates.filter(({ state }) => state === 'expired' || state === 'withdrawn').length,
    },
    contracts: {
      count: contracts.length,
      clausesMissing: contracts.reduce((sum, one) => sum + one.clausesMissing, 0),
    },
    sla: { met: judged.length - missed, missed },
    incidents: { open: incidents.filter(({ state }) => state !== 'closed').length, total: incidents.length },
    audit: { lastOn: facts.lastAuditedOn, overall: lastConcluded(audits)?.overall ?? null },
    decision: facts.decision,
    next: nextDates(facts, today)[0] ?? null,
  };
}
