import type { ContractorDecision, Standing, StandingLine } from '#contract/standings.js';
import { nextDates } from '#domain/standing/next-dates.js';
import { STANDING_VERSION } from '#domain/standing/standing.js';
import type { NamedDecision } from './decisions.repository.js';
import type { Recomputed } from './standings.computer.js';
import type { DecisionEntity } from './standings.entities.js';
import type { NamedStanding } from './standings.repository.js';

/** The wire's lists are not declared read-only; they are only written out. */
const own = <T>(value: T): Mutable<T> => value as Mutable<T>;
type Mutable<T> = T extends readonly (infer One)[]
  ? Mutable<One>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

export const toLine = ({ standing, name, tier, tierProvisional }: NamedStanding): StandingLine => ({
  id: standing.contractorId,
  name,
  tier,
  tierProvisional,
  sign: standing.sign,
  reasons: own(standing.reasons),
  computedAt: standing.computedAt?.toISOString() ?? null,
  summary: own(standing.summary),
});

export function toStanding(
  { contractor, facts, standing }: Recomputed,
  more: {
    readonly decisions: readonly NamedDecision[];
    readonly history: Standing['history'];
    readonly today: string;
    readonly now: Date;
  },
): Standing {
  const { id, name, tier, tierProvisional, personalData, running, endedOn, archived, lastAuditedOn } = contractor;
  return {
    contractor: { id, name, tier, tierProvisional, personalData, running, endedOn, archived, lastAuditedOn },
    today: more.today,
    formulaVersion: STANDING_VERSION,
    sign: standing.sign,
    reasons: own(standing.reasons),
    computedAt: more.now.toISOString(),
    summary: own(standing.summary),
    evaluations: own(facts.evaluations),
    certificates: own(facts.certificates),
    contracts: own(facts.contracts),
    slas: own(facts.slas),
    incidents: own(facts.incidents),
    findings: own(facts.findings),
    audits: own(facts.audits),
    nextDates: own(nextDates(facts, more.today)),
    decisions: more.decisions.map(toDecision),
    history: more.history,
  };
}

function toDecision({ decision, askedByName, decidedByName }: NamedDecision): ContractorDecision {
  const { id, outcome, until, conditions, reason, state, sign, approvalId, note } = decision;
  const person = (personId: string | null, name: string | null) =>
    personId === null ? null : { id: personId, name: name ?? '' };
  return {
    ...{ id, outcome, until, conditions, reason, state, sign, approvalId, note },
    askedBy: person(decision.askedBy, askedByName),
    askedAt: decision.askedAt.toISOString(),
    decidedBy: person(decision.decidedBy, decidedByName),
    decidedAt: decision.decidedAt?.toISOString() ?? null,
  };
}

/** What the activity trail keeps of a decision. */
export const toTrail = ({ outcome, until, conditions, reason, state, sign, note }: DecisionEntity): object => ({
  ...{ outcome, until, conditions, reason, state, sign, note },
});
