import type { Severity } from '../audit/programme.js';
import type { AuditMode, AuditState, Rating } from '../audit/states.js';
import type { Overall } from '../audit/summary.js';
import type { BusinessDate, Month } from '../calendar/dates.js';
import type { CertificateState } from '../certificate/lifecycle.js';
import type { Scheme } from '../certificate/schemes.js';
import type { ContractState } from '../contract/lifecycle.js';
import type { Verdict } from '../evaluation/comparison.js';
import type { EvaluationState } from '../evaluation/states.js';
import type { FindingState } from '../finding/states.js';
import type { IncidentSeverity, IncidentState } from '../incident/states.js';
import type { Tier } from '../vendor/tier.js';
import type { DecisionOutcome } from './decision.js';

/** A service of the contractor in the latest evaluation: the approved one, or the one that is going on. */
export interface EvaluationFact {
  readonly id: string;
  readonly title: string;
  readonly state: EvaluationState;
  readonly service: string;
  readonly verdict: Verdict;
  /** 0–100, unrounded; null: nothing applies */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface CertificateFact {
  readonly id: string;
  readonly scheme: Scheme;
  readonly schemeName: string;
  readonly number: string;
  readonly state: CertificateState;
  readonly validUntil: BusinessDate | null;
}

export interface ContractFact {
  readonly id: string;
  readonly title: string;
  readonly state: ContractState;
  readonly startsOn: BusinessDate | null;
  readonly endsOn: BusinessDate | null;
  /** the last day for notice; null: none is to be given */
  readonly noticeOn: BusinessDate | null;
  readonly autoRenews: boolean;
  readonly clausesMissing: number;
  readonly clausesUnchecked: number;
  readonly clausesTotal: number;
}

export interface SlaMonthFact {
  readonly month: Month;
  /** in per cent, as agreed */
  readonly target: string;
  /** in per cent, with as many decimals as tell it from the target; null: not measured */
  readonly contractual: string | null;
  /** null: cannot be said */
  readonly met: boolean | null;
}

export interface SlaFact {
  readonly slaId: string;
  readonly title: string;
  /** the last closed months and the running one, the oldest first */
  readonly months: readonly SlaMonthFact[];
  readonly creditsUnclaimed: number;
  readonly claimBy: BusinessDate | null;
}

export interface IncidentFact {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly severity: IncidentSeverity;
  readonly state: IncidentState;
  /** the business day on which it happened or, when that is not known, on which we learned of it */
  readonly on: BusinessDate;
  /** whether the contractor told us late; null: cannot be said yet */
  readonly noticeLate: boolean | null;
  readonly nextDeadlineOn: BusinessDate | null;
}

export interface OpenFindingFact {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly dueOn: BusinessDate | null;
}

export interface AuditFact {
  readonly id: string;
  readonly number: string;
  readonly fiscalYear: number;
  readonly state: AuditState;
  readonly mode: AuditMode;
  readonly plannedOn: BusinessDate;
  readonly fieldworkOn: BusinessDate | null;
  /** its conclusion; null: there is none yet */
  readonly overall: Overall | null;
  readonly rated: Readonly<Partial<Record<Rating, number>>>;
}

/** What was decided last, with a second person's approval. */
export interface DecisionFact {
  readonly outcome: DecisionOutcome;
  readonly until: BusinessDate | null;
}

/** Everything that the sign of a contractor is taken from. A list that is empty says that nothing is registered. */
export interface StandingFacts {
  readonly tier: Tier;
  readonly tierProvisional: boolean;
  /** its services can be evaluated: it is a vendor of the catalogue */
  readonly inCatalogue: boolean;
  readonly evaluations: readonly EvaluationFact[];
  readonly certificates: readonly CertificateFact[];
  readonly contracts: readonly ContractFact[];
  readonly slas: readonly SlaFact[];
  /** open ones and those of the last five years */
  readonly incidents: readonly IncidentFact[];
  /** not closed */
  readonly findings: readonly OpenFindingFact[];
  readonly audits: readonly AuditFact[];
  readonly lastAuditedOn: BusinessDate | null;
  readonly decision: DecisionFact | null;
}
