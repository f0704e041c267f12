import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AuditProgramme } from '#contract/audit-programmes.js';
import { Checklist } from '#contract/checklists.js';
import type { CheckClause, SaveContract } from '#contract/contracts.js';
import type { SaveContractor, SaveEngagement } from '#contract/contractors.js';
import type { PricePlan, ServiceFact } from '#contract/services.js';
import type { CreditState } from '#domain/sla/credits.js';
import type { ExclusionGround, OutageCause } from '#domain/sla/outages.js';
import type { SlaTerms } from '#domain/sla/terms.js';
import type { ApprovalKind } from '#domain/approval/approval.js';
import type { Severity } from '#domain/audit/programme.js';
import type { Opinion, Scheme } from '#domain/certificate/schemes.js';
import type { ContractStatus } from '#domain/contract/lifecycle.js';
import type { FindingStep } from '#domain/finding/terms.js';
import type { FindingSteps } from '#domain/finding/record.js';
import type { FindingState } from '#domain/finding/states.js';
import type { Incident } from '#contract/incidents.js';
import type { ReportStep } from '#domain/incident/states.js';

/** The data lies beside the sources; the build leaves it there. */
function read(name: string): unknown {
  const here = import.meta.url.replace(/\/dist\/seed\/[^/]*$/, '/seed/files.js');
  return JSON.parse(readFileSync(fileURLToPath(new URL(name, here)), 'utf8'));
}

export interface SeedService {
  readonly key: string;
  readonly name: string;
  readonly yomi: string;
  readonly vendor: string | null;
  readonly type: string;
  readonly freeTrial: 'yes' | 'no' | 'ask' | null;
  readonly functions: string;
  readonly urls: readonly string[];
  readonly plans: readonly Omit<PricePlan, 'id'>[];
  readonly facts: readonly Omit<ServiceFact, 'id'>[];
}
export interface SeedCatalogue {
  readonly vendors: readonly { readonly name: string; readonly yomi: string; readonly note: string }[];
  readonly services: readonly SeedService[];
}
export type SeedContractor = Pick<
  SaveContractor,
  'name' | 'yomi' | 'corporateNumber' | 'homepage' | 'note' | 'contacts'
> & {
  readonly key: string;
  readonly vendor: string | null;
  readonly lastAuditedOn: string | null;
  readonly endedOn?: string;
  readonly endReason?: string;
  /** owned by the sample person of a role */
  readonly engagements: readonly (Omit<SaveEngagement, 'id' | 'ownerId'> & { readonly owner: string })[];
  readonly subProcessors: readonly {
    readonly key: string;
    readonly work: string;
    readonly country: string;
    readonly personalData: boolean | null;
  }[];
};
export interface SeedCertificate {
  readonly key: string;
  readonly contractor: string;
  readonly scheme: Scheme;
  readonly number?: string;
  readonly body: string;
  readonly accreditation?: string;
  readonly scope: string;
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly periodFrom?: string;
  readonly periodTo?: string;
  readonly opinion?: Opinion;
  readonly exceptions?: string;
  readonly registerUrl?: string;
  readonly note?: string;
  readonly withdrawnOn?: string;
  readonly withdrawReason?: string;
  readonly replacedBy?: string;
  /** keys of the services that it covers */
  readonly services?: readonly string[];
  /** criteria whose answers about service a rest on it */
  readonly carries?: readonly string[];
}
/** One letter or digit a criterion, viewpoint by viewpoint: 0–4, ? unknown, n not applicable, o with an option. */
export interface SeedAnswers {
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly options: Readonly<Record<string, SeedOption>>;
  readonly notApplicable: Readonly<Record<string, string>>;
}
export interface SeedOption {
  readonly base: 0 | 1 | 2 | null;
  readonly offers: readonly {
    readonly id: string;
    readonly name: string;
    readonly monthlyYen: number | null;
    readonly initialYen: number | null;
    readonly level: 2 | 3 | 4;
  }[];
}

export const auditProgramme1 = (): AuditProgramme => AuditProgramme.parse(read('audit-programme-1.json'));
export const checklist1 = (): Checklist => Checklist.parse(read('checklist-1.json'));
export const realCatalogue = (): SeedCatalogue => read('services.json') as SeedCatalogue;
export const fictitiousCatalogue = (): SeedCatalogue => read('fictitious.json') as SeedCatalogue;
export const fictitiousAnswers = (): SeedAnswers => read('fictitious-answers.json') as SeedAnswers;
export const fictitiousCertificates = (): readonly SeedCertificate[] => read('certificates.json') as SeedCertificate[];
export const fictitiousContractors = (): readonly SeedContractor[] => read('contractors.json') as SeedContractor[];

type Meeting = { readonly heldOn: string; readonly attendees: string; readonly notes: string } | null;

export interface SeedAudit {
  readonly key: string;
  readonly number: string;
  readonly contractor: string;
  readonly fiscalYear: number;
  readonly state: string;
  readonly mode: string;
  readonly modeReason: string;
  readonly plannedOn: string;
  readonly days: number;
  readonly announcedOn: string | null;
  readonly answersDueOn: string | null;
  readonly fieldworkOn: string | null;
  readonly reportedOn: string | null;
  readonly closedOn: string | null;
  readonly auditors: readonly string[];
  /** rating, facts, and why the question does not apply; what is not named conforms */
  readonly ratings: Readonly<Record<string, readonly [rating: string, facts: string, naReason?: string]>>;
  /** the last question that was rated; without it, all were */
  readonly until?: string;
  readonly opening: Meeting;
  readonly closing: Meeting;
  readonly conclusion: { readonly overall: string; readonly text: string } | null;
  readonly postponements?: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly by: string;
  }[];
}

export interface SeedAudits {
  readonly plan: { readonly fiscalYear: number; readonly note: string };
  readonly audits: readonly SeedAudit[];
}
export const fictitiousAudits = (): SeedAudits => read('audits.json') as SeedAudits;

/** What was written down, by the key of the sample account. */
type Written<T> = T extends { readonly by: object } ? Omit<T, 'by'> & { readonly by: string } : never;

export interface SeedFinding {
  readonly key: string;
  readonly number: string;
  readonly contractor: string;
  readonly audit: string | null;
  readonly question: string | null;
  readonly clause: string;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly owner: string;
  readonly foundOn: string;
  readonly title: string;
  readonly facts: string;
  readonly impact: string;
  readonly steps: { readonly [Step in keyof FindingSteps]?: Written<NonNullable<FindingSteps[Step]>> };
  /** deadlines that were agreed on since */
  readonly due?: Readonly<Partial<Record<FindingStep, string>>>;
  readonly extensions?: readonly { step: FindingStep; from: string; to: string; reason: string }[];
  readonly riskAcceptedUntil?: string;
  readonly escalation?: number;
  readonly recurrenceOf?: string;
  readonly verifiedBy?: string;
  readonly closedOn?: string;
  readonly approvals?: readonly SeedApproval[];
  readonly notes?: readonly { kind: string; text: string; saidBy: string; saidOn: string; by: string }[];
}
export interface SeedApproval {
  readonly kind: ApprovalKind;
  readonly state: 'requested' | 'approved';
  readonly reason: string;
  readonly lastDay: string;
  readonly by: string;
  readonly at: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly note?: string;
}

export const fictitiousFindings = (): SeedFinding[] => read('findings.json') as SeedFinding[];

/** An incident of the sample; people, contractors and findings by their keys, `engagement` and `corrects` by position. */
export interface SeedIncident extends Pick<
  Incident,
  'number' | 'title' | 'role' | 'risks' | 'severity' | 'state' | 'noticeHours' | 'closedOn'
> {
  readonly key: string;
  readonly contractor: string | null;
  readonly engagement: number | null;
  readonly occurredAt: string | null;
  readonly detectedAt: string | null;
  readonly learnedAt: string;
  readonly toldAt: string | null;
  readonly containedAt: string | null;
  readonly owner: string;
  readonly record: Pick<
    Incident,
    | 'personalData'
    | 'encrypted'
    | 'thresholds'
    | 'persons'
    | 'principalHours'
    | 'containment'
    | 'texts'
    | 'lesson'
    | 'reopening'
  >;
  readonly reports: Partial<Record<ReportStep, { readonly at: string; readonly to: string; readonly note: string }>>;
  readonly entries: readonly {
    readonly kind: 'event' | 'decision';
    readonly at: string;
    readonly who: string;
    readonly text: string;
    readonly why: string;
    readonly corrects?: number;
    readonly by: string;
  }[];
  readonly lessons: readonly string[];
}
export const fictitiousIncidents = (): SeedIncident[] => read('incidents.json') as SeedIncident[];

export type SeedContract = Pick<
  SaveContract,
  | 'number'
  | 'title'
  | 'kind'
  | 'theirSignatory'
  | 'scope'
  | 'note'
  | 'personalData'
  | 'signedOn'
  | 'startsOn'
  | 'endsOn'
> &
  Pick<SaveContract, 'renewalMonths' | 'noticePeriod' | 'amount'> & {
    readonly key: string;
    readonly contractor: string;
    /** the sample person of a role */
    readonly owner: string | null;
    readonly services: readonly string[];
    readonly noticeOn?: string;
    readonly status?: ContractStatus;
    /** where it has been renewed since */
    readonly agreedEndsOn?: string;
    readonly renewals?: number;
    readonly endedOn?: string;
    readonly endReason?: string;
    readonly parent?: string;
    readonly relation?: 'amends' | 'under';
    readonly clauses: Readonly<Record<string, Pick<CheckClause, 'result'> & Partial<CheckClause>>>;
  };
export const fictitiousContracts = (): readonly SeedContract[] => read('contracts.json') as SeedContract[];
export interface SeedSla {
  readonly key: string;
  readonly contractor: string;
  readonly title: string;
  readonly service: string;
  readonly owner: string;
  readonly note: string;
  readonly from: string;
  readonly terms: SlaTerms;
  /** start, end, cause, note, when we were told */
  readonly outages: readonly (readonly [string, string, OutageCause, string, string | null])[];
  readonly excluded: {
    readonly start: string;
    readonly ground: ExclusionGround;
    readonly argument: string;
    readonly requestedAt: string;
    readonly decidedAt: string;
  } | null;
  /** start, end, when it was announced, note */
  readonly maintenance: readonly (readonly [string, string, string, string])[];
  readonly measurements: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly closedUntil: string;
  readonly unreviewed: readonly string[];
  readonly reviews: Readonly<
    Record<string, { readonly conclusion: string; readonly note: string; readonly actions: readonly object[] }>
  >;
  readonly credits: Readonly<
    Record<string, { readonly state: CreditState; readonly claimedOn: string; readonly note: string }>
  >;
}
export const fictitiousSlas = (): SeedSla[] => read('slas.json') as SeedSla[];
