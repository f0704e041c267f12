import * as z from 'zod';
import { SEVERITIES } from '#domain/audit/programme.js';
import { AUDIT_MODES, AUDIT_STATES, RATINGS } from '#domain/audit/states.js';
import { OVERALLS } from '#domain/audit/summary.js';
import { CERTIFICATE_STATES } from '#domain/certificate/lifecycle.js';
import { SCHEMES } from '#domain/certificate/schemes.js';
import { CONTRACT_STATES } from '#domain/contract/lifecycle.js';
import { VERDICTS } from '#domain/evaluation/comparison.js';
import { EVALUATION_STATES } from '#domain/evaluation/states.js';
import { FINDING_STATES } from '#domain/finding/states.js';
import { INCIDENT_SEVERITIES, INCIDENT_STATES } from '#domain/incident/states.js';
import { DECISION_OUTCOMES, DECISION_STATES } from '#domain/standing/decision.js';
import { DATE_KINDS } from '#domain/standing/next-dates.js';
import { ASPECTS, REASON_CODES, SIGNS } from '#domain/standing/rules.js';
import { PERSONAL_DATA, TIERS } from '#domain/vendor/tier.js';
import { listOf, pageOf } from './lists.js';
import { BusinessDate, Prose } from './texts.js';

const Day = BusinessDate.nullable();
const Count = z.int().nonnegative();
const Person = z.object({ id: z.uuid(), name: z.string() });

/** One reason for the sign, with its facts: how many, the nearest day, what they are called (five at most). */
export const StandingReason = z
  .object({
    code: z.enum(REASON_CODES),
    aspect: z.enum(ASPECTS),
    sign: z.enum(['red', 'yellow', 'unknown']),
    count: Count,
    on: Day,
    names: z.array(z.string()),
  })
  .meta({ id: 'StandingReason' });
export type StandingReason = z.infer<typeof StandingReason>;

export const NextDate = z
  .object({ kind: z.enum(DATE_KINDS), on: BusinessDate, title: z.string(), id: z.uuid().nullable() })
  .meta({ id: 'NextDate' });
export type NextDate = z.infer<typeof NextDate>;

const Decided = z.object({ outcome: z.enum(DECISION_OUTCOMES), until: Day });
export const StandingSummary = z
  .object({
    score: z
      .object({
        evaluationId: z.uuid(),
        verdict: z.enum(VERDICTS),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
      })
      .nullable(),
    findings: z.object({ critical: Count, major: Count, minor: Count, observation: Count, overdue: Count }),
    certificates: z.object({ inForce: Count, lapsed: Count }),
    contracts: z.object({ count: Count, clausesMissing: Count }),
    /** closed months, of twelve at most */
    sla: z.object({ met: Count, missed: Count }),
    incidents: z.object({ open: Count, total: Count }),
    audit: z.object({ lastOn: Day, overall: z.enum(OVERALLS).nullable() }),
    decision: Decided.nullable(),
    next: NextDate.nullable(),
  })
  .meta({ id: 'StandingSummary' });
export type StandingSummary = z.infer<typeof StandingSummary>;

const signed = {
  sign: z.enum(SIGNS),
  /** the heaviest first */
  reasons: z.array(StandingReason),
  /** null: not computed yet */
  computedAt: z.iso.datetime().nullable(),
};

export const StandingLine = z
  .object({
    /** of the contractor */
    id: z.uuid(),
    name: z.string(),
    tier: z.enum(TIERS),
    tierProvisional: z.boolean(),
    ...signed,
    summary: StandingSummary.nullable(),
  })
  .meta({ id: 'StandingLine' });
export type StandingLine = z.infer<typeof StandingLine>;
export const StandingPage = pageOf(StandingLine).meta({ id: 'StandingPage' });
export type StandingPage = z.infer<typeof StandingPage>;

const filters = {
  sign: z.enum(SIGNS).optional(),
  tier: z.enum(TIERS).optional(),
  decision: z.enum(DECISION_OUTCOMES).optional(),
  reason: z.enum(REASON_CODES).optional(),
};
const SORTS = ['sign', '-sign', 'yomi', '-yomi', 'tier', '-tier', 'nextOn', '-nextOn'] as const;
export const ListStandings = listOf(SORTS, 'sign').extend(filters);
export type ListStandings = z.infer<typeof ListStandings>;

/** GET /api/standings/summary: those under supervision, by sign. */
export const StandingCounts = z
  .object({
    signs: z.object({ red: Count, yellow: Count, unknown: Count, green: Count }),
    /** the sign is another one than at the beginning of the month */
    changed: Count,
    /** the oldest of them; null: there is none, or one that was not computed yet */
    computedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'StandingCounts' });
export type StandingCounts = z.infer<typeof StandingCounts>;

export const ContractorDecision = z
  .object({
    id: z.uuid(),
    outcome: z.enum(DECISION_OUTCOMES),
    until: Day,
    conditions: z.string(),
    reason: z.string(),
    state: z.enum(DECISION_STATES),
    /** what was seen when it was asked for */
    sign: z.enum(SIGNS),
    approvalId: z.uuid().nullable(),
    askedBy: Person.nullable(),
    askedAt: z.iso.datetime(),
    decidedBy: Person.nullable(),
    decidedAt: z.iso.datetime().nullable(),
    note: z.string(),
  })
  .meta({ id: 'ContractorDecision' });
export type ContractorDecision = z.infer<typeof ContractorDecision>;

/** The details; what a person may not read of another feature is left out by its permission, which all who read this have. */
const facts = {
  evaluations: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      state: z.enum(EVALUATION_STATES),
      service: z.string(),
      verdict: z.enum(VERDICTS),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    }),
  ),
  certificates: z.array(
    z.object({
      id: z.uuid(),
      scheme: z.enum(SCHEMES),
      schemeName: z.string(),
      number: z.string(),
      state: z.enum(CERTIFICATE_STATES),
      validUntil: Day,
    }),
  ),
  contracts: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      state: z.enum(CONTRACT_STATES),
      startsOn: Day,
      endsOn: Day,
      noticeOn: Day,
      autoRenews: z.boolean(),
      clausesMissing: Count,
      clausesUnchecked: Count,
      clausesTotal: Count,
    }),
  ),
  slas: z.array(
    z.object({
      slaId: z.uuid(),
      title: z.string(),
      months: z.array(
        z.object({
          month: z.string(),
          target: z.string(),
          contractual: z.string().nullable(),
          met: z.boolean().nullable(),
        }),
      ),
      creditsUnclaimed: Count,
      claimBy: Day,
    }),
  ),
  incidents: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      severity: z.enum(INCIDENT_SEVERITIES),
      state: z.enum(INCIDENT_STATES),
      on: BusinessDate,
      noticeLate: z.boolean().nullable(),
      nextDeadlineOn: Day,
    }),
  ),
  findings: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      severity: z.enum(SEVERITIES),
      state: z.enum(FINDING_STATES),
      dueOn: Day,
    }),
  ),
  audits: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      fiscalYear: z.int(),
      state: z.enum(AUDIT_STATES),
      mode: z.enum(AUDIT_MODES),
      plannedOn: BusinessDate,
      fieldworkOn: Day,
      overall: z.enum(OVERALLS).nullable(),
      rated: z.partialRecord(z.enum(RATINGS), Count),
    }),
  ),
};

/** Everything on one page: the sign, its reasons, the details. */
export const Standing = z
  .object({
    contractor: z.object({
      id: z.uuid(),
      name: z.string(),
      tier: z.enum(TIERS),
      tierProvisional: z.boolean(),
      personalData: z.enum(PERSONAL_DATA),
      running: z.boolean(),
      endedOn: Day,
      archived: z.boolean(),
      lastAuditedOn: Day,
    }),
    today: BusinessDate,
    formulaVersion: z.string(),
    ...signed,
    summary: StandingSummary,
    ...facts,
    nextDates: z.array(NextDate),
    /** the latest first */
    decisions: z.array(ContractorDecision),
    /** the earliest first: one a month, and one a decision */
    history: z.array(
      z.object({
        on: BusinessDate,
        month: z.string().nullable(),
        outcome: z.enum(DECISION_OUTCOMES).nullable(),
        sign: z.enum(SIGNS),
        reasons: z.array(StandingReason),
      }),
    ),
  })
  .meta({ id: 'Standing' });
export type Standing = z.infer<typeof Standing>;

const why = { reason: Prose.min(1) };
/** POST /api/standings/{contractorId}/decisions: asks an executive to decide. */
export const AskDecision = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('continue'), ...why }),
    z.object({ outcome: z.literal('improve'), ...why, until: BusinessDate, conditions: Prose.min(1) }),
    z.object({ outcome: z.literal('replace'), ...why }),
  ])
  .meta({ id: 'AskDecision' });
export type AskDecision = z.infer<typeof AskDecision>;
