import { isUnaudited } from '../audit/plan.js';
import { addDays, addMonths, type BusinessDate, monthOf } from '../calendar/dates.js';
import { inForce } from '../certificate/validity.js';
import type {
  AuditFact,
  CertificateFact,
  ContractFact,
  OpenFindingFact,
  SlaFact,
  SlaMonthFact,
  StandingFacts,
} from './facts.js';

/** 要判断, 注意, 判断できない, 継続: the heaviest first. */
export const SIGNS = ['red', 'yellow', 'unknown', 'green'] as const;
export type Sign = (typeof SIGNS)[number];

export const ASPECTS = [
  'decision',
  'findings',
  'incidents',
  'sla',
  'audit',
  'certificates',
  'contract',
  'evaluation',
  'tier',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Calendar days before a last day in which it makes a contractor yellow. */
export const SOON_DAYS = 30;
/** Closed months in which one miss makes yellow, and a second one red. */
export const SLA_MONTHS = 3;
/** Months for which a late notice of an incident counts. */
export const NOTICE_MONTHS = 12;

/** What a rule has found: how much of it, the nearest day, and what it is called (five at most). */
export interface Found {
  readonly count: number;
  readonly on: BusinessDate | null;
  readonly names: readonly string[];
}

interface Rule<Code extends string> {
  readonly code: Code;
  readonly aspect: Aspect;
  readonly sign: Exclude<Sign, 'green'>;
  /** null: the rule does not apply */
  readonly find: (facts: StandingFacts, today: BusinessDate) => Found | null;
}

const NAMES = 5;

function found<T>(
  items: readonly T[],
  name: (item: T) => string,
  day: (item: T) => BusinessDate | null = () => null,
): Found | null {
  if (items.length === 0) return null;
  const days = items.flatMap((item) => day(item) ?? []).sort();
  return { count: items.length, on: days[0] ?? null, names: items.slice(0, NAMES).map(name) };
}
const when = (condition: boolean, on: BusinessDate | null = null): Found | null =>
  condition ? { count: 1, on, names: [] } : null;

const numbered = ({ number }: { readonly number: string }): string => number;
const titled = ({ title }: { readonly title: string }): string => title;

/** Findings on which the contractor still has to do something: neither borne as a risk nor reported as put right. */
const unsettled = ({ findings }: StandingFacts): OpenFindingFact[] =>
  findings.filter(({ state }) => state !== 'riskAccepted' && state !== 'done' && state !== 'verified');
const late =
  (today: BusinessDate) =>
  ({ dueOn }: OpenFindingFact): boolean =>
    dueOn !== null && dueOn < today;
const dueOf = ({ dueOn }: OpenFindingFact): BusinessDate | null => dueOn;

/** The last audit that has a conclusion. */
export function lastConcluded(audits: readonly AuditFact[]): AuditFact | null {
  const done = audits.filter(({ overall, state }) => overall !== null && (state === 'reported' || state === 'closed'));
  return done.reduce<AuditFact | null>((last, one) => (last === null || dayOf(one) > dayOf(last) ? one : last), null);
}
const dayOf = ({ fieldworkOn, plannedOn }: AuditFact): BusinessDate => fieldworkOn ?? plannedOn;
const concluded = ({ audits }: StandingFacts, overall: AuditFact['overall']): Found | null => {
  const last = lastConcluded(audits);
  return last?.overall === overall ? { count: 1, on: dayOf(last), names: [last.number] } : null;
};

const nameOf = ({ scheme, schemeName, number }: CertificateFact): string =>
  [schemeName || scheme, number].filter(Boolean).join(' ');
/** Those that hold no more, without another one of the same kind that does. */
const lapsed = ({ certificates }: StandingFacts): CertificateFact[] =>
  certificates.filter(
    ({ state, scheme, schemeName }) =>
      (state === 'expired' || state === 'withdrawn') &&
      !certificates.some(
        (one) =>
          one.scheme === scheme && one.schemeName === schemeName && (inForce(one.state) || one.state === 'replaced'),
      ),
  );
const until = ({ validUntil }: CertificateFact): BusinessDate | null => validUntil;

/** The last closed months of an SLA, the latest first. */
const closedMonths = ({ months }: SlaFact, today: BusinessDate): SlaMonthFact[] =>
  months
    .filter(({ month }) => month < monthOf(today))
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
    .slice(0, SLA_MONTHS);
const missed =
  (today: BusinessDate) =>
  (sla: SlaFact): number =>
    closedMonths(sla, today).filter(({ met }) => met === false).length;

/** Contracts that are agreed on: a draft is none yet. */
const agreed = ({ contracts }: StandingFacts): ContractFact[] => contracts.filter(({ state }) => state !== 'draft');

const soon = (day: BusinessDate | null, today: BusinessDate): boolean =>
  day !== null && day >= today && day <= addDays(today, SOON_DAYS);

/** The conditions that make a sign, the heaviest first. A company that judges otherwise changes this table. Source: docs/methods.md. */
export const STANDING_RULES = [
  {
    code: 'improvementLate',
    aspect: 'decision',
    sign: 'red',
    find: ({ decision }, today) =>
      when(decision?.outcome === 'improve' && decision.until !== null && decision.until < today, decision?.until),
  },
  {
    code: 'replacing',
    aspect: 'decision',
    sign: 'red',
    find: ({ decision }) => when(decision?.outcome === 'replace'),
  },
  {
    code: 'criticalFinding',
    aspect: 'findings',
    sign: 'red',
    find: (facts) =>
      found(
        unsettled(facts).filter(({ severity }) => severity === 'critical'),
        numbered,
        dueOf,
      ),
  },
  {
    code: 'majorOverdue',
    aspect: 'findings',
    sign: 'red',
    find: (facts, today) =>
      found(
        unsettled(facts).filter((one) => one.severity === 'major' && late(today)(one)),
        numbered,
        dueOf,
      ),
  },
  {
    code: 'severeIncident',
    aspect: 'incidents',
    sign: 'red',
    find: ({ incidents }) =>
      found(
        incidents.filter(({ state, severity }) => state !== 'closed' && severity !== 'minor'),
        numbered,
        ({ on }) => on,
      ),
  },
  {
    code: 'incidentDeadlinePassed',
    aspect: 'incidents',
    sign: 'red',
    find: ({ incidents }, today) =>
      found(
        incidents.filter(
          ({ state, nextDeadlineOn }) => state !== 'closed' && nextDeadlineOn !== null && nextDeadlineOn < today,
        ),
        numbered,
        ({ nextDeadlineOn }) => nextDeadlineOn,
      ),
  },
  {
    code: 'slaMissedAgain',
    aspect: 'sla',
    sign: 'red',
    find: ({ slas }, today) =>
      found(
        slas.filter((sla) => missed(today)(sla) > 1),
        titled,
      ),
  },
  { code: 'auditReconsider', aspect: 'audit', sign: 'red', find: (facts) => concluded(facts, 'reconsider') },
  {
    code: 'excluded',
    aspect: 'evaluation',
    sign: 'red',
    find: ({ evaluations }) =>
      found(
        evaluations.filter(({ verdict, state }) => verdict === 'excluded' && state === 'approved'),
        ({ service }) => service,
      ),
  },
  {
    code: 'improving',
    aspect: 'decision',
    sign: 'yellow',
    find: ({ decision }, today) =>
      when(
        decision?.outcome === 'improve' && (decision.until === null || decision.until >= today),
        decision?.until ?? null,
      ),
  },
  {
    code: 'majorOpen',
    aspect: 'findings',
    sign: 'yellow',
    find: (facts, today) =>
      found(
        unsettled(facts).filter((one) => one.severity === 'major' && !late(today)(one)),
        numbered,
        dueOf,
      ),
  },
  {
    code: 'minorOverdue',
    aspect: 'findings',
    sign: 'yellow',
    find: (facts, today) =>
      found(
        unsettled(facts).filter(
          (one) => (one.severity === 'minor' || one.severity === 'observation') && late(today)(one),
        ),
        numbered,
        dueOf,
      ),
  },
  {
    code: 'effectUnchecked',
    aspect: 'findings',
    sign: 'yellow',
    find: ({ findings }) =>
      found(
        findings.filter(({ state, severity }) => state === 'done' && (severity === 'critical' || severity === 'major')),
        numbered,
        dueOf,
      ),
  },
  {
    code: 'riskAccepted',
    aspect: 'findings',
    sign: 'yellow',
    find: ({ findings }) =>
      found(
        findings.filter(({ state }) => state === 'riskAccepted'),
        numbered,
        dueOf,
      ),
  },
  {
    code: 'minorIncident',
    aspect: 'incidents',
    sign: 'yellow',
    find: ({ incidents }) =>
      found(
        incidents.filter(({ state, severity }) => state !== 'closed' && severity === 'minor'),
        numbered,
        ({ on }) => on,
      ),
  },
  {
    code: 'noticeLate',
    aspect: 'incidents',
    sign: 'yellow',
    find: ({ incidents }, today) =>
      found(
        incidents.filter(({ noticeLate, on }) => noticeLate === true && on > addMonths(today, -NOTICE_MONTHS)),
        numbered,
        ({ on }) => on,
      ),
  },
  {
    code: 'slaMissed',
    aspect: 'sla',
    sign: 'yellow',
    find: ({ slas }, today) =>
      found(
        slas.filter((sla) => missed(today)(sla) === 1),
        titled,
      ),
  },
  {
    code: 'creditUnclaimed',
    aspect: 'sla',
    sign: 'yellow',
    find: ({ slas }) =>
      found(
        slas.filter(({ creditsUnclaimed }) => creditsUnclaimed > 0),
        titled,
        ({ claimBy }) => claimBy,
      ),
  },
  { code: 'auditSerious', aspect: 'audit', sign: 'yellow', find: (facts) => concluded(facts, 'serious') },
  {
    code: 'unaudited',
    aspect: 'audit',
    sign: 'yellow',
    find: ({ lastAuditedOn }, today) =>
      when(lastAuditedOn !== null && isUnaudited(lastAuditedOn, today), lastAuditedOn),
  },
  {
    code: 'certificateLapsed',
    aspect: 'certificates',
    sign: 'yellow',
    find: (facts) => found(lapsed(facts), nameOf, until),
  },
  {
    code: 'certificateExpiring',
    aspect: 'certificates',
    sign: 'yellow',
    find: ({ certificates }, today) =>
      found(
        certificates.filter(({ state, validUntil }) => inForce(state) && soon(validUntil, today)),
        nameOf,
        until,
      ),
  },
  {
    code: 'clausesMissing',
    aspect: 'contract',
    sign: 'yellow',
    find: (facts) =>
      found(
        agreed(facts).filter(({ clausesMissing }) => clausesMissing > 0),
        titled,
      ),
  },
  {
    code: 'noticeNear',
    aspect: 'contract',
    sign: 'yellow',
    find: ({ contracts }, today) =>
      found(
        contracts.filter(({ state, noticeOn }) => state === 'noticeWindow' && soon(noticeOn, today)),
        titled,
        ({ noticeOn }) => noticeOn,
      ),
  },
  {
    code: 'excludedSoFar',
    aspect: 'evaluation',
    sign: 'yellow',
    find: ({ evaluations }) =>
      found(
        evaluations.filter(({ verdict, state }) => verdict === 'excluded' && state !== 'approved'),
        ({ service }) => service,
      ),
  },
  { code: 'neverAudited', aspect: 'audit', sign: 'unknown', find: ({ lastAuditedOn }) => when(lastAuditedOn === null) },
  {
    code: 'slaUnmeasured',
    aspect: 'sla',
    sign: 'unknown',
    find: ({ slas }, today) =>
      found(
        slas.filter((sla) => {
          const [last] = closedMonths(sla, today);
          return last === undefined || last.met === null;
        }),
        titled,
      ),
  },
  {
    code: 'noSla',
    aspect: 'sla',
    sign: 'unknown',
    find: ({ tier, slas }) => when(tier === 'high' && slas.length === 0),
  },
  {
    code: 'noCertificate',
    aspect: 'certificates',
    sign: 'unknown',
    find: ({ tier, certificates }) => when(tier === 'high' && certificates.length === 0),
  },
  { code: 'noContract', aspect: 'contract', sign: 'unknown', find: (facts) => when(agreed(facts).length === 0) },
  {
    code: 'clausesUnchecked',
    aspect: 'contract',
    sign: 'unknown',
    find: (facts) =>
      found(
        agreed(facts).filter(({ clausesUnchecked }) => clausesUnchecked > 0),
        titled,
      ),
  },
  {
    code: 'mustHavesOpen',
    aspect: 'evaluation',
    sign: 'unknown',
    find: ({ evaluations }) =>
      found(
        evaluations.filter(({ verdict }) => verdict === 'pending'),
        ({ service }) => service,
      ),
  },
  {
    code: 'unevaluated',
    aspect: 'evaluation',
    sign: 'unknown',
    find: ({ inCatalogue, evaluations }) => when(inCatalogue && evaluations.length === 0),
  },
  { code: 'tierProvisional', aspect: 'tier', sign: 'unknown', find: ({ tierProvisional }) => when(tierProvisional) },
] as const satisfies readonly Rule<string>[];

export type ReasonCode = (typeof STANDING_RULES)[number]['code'];
export const REASON_CODES: readonly ReasonCode[] = STANDING_RULES.map(({ code }) => code);
