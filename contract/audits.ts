import * as z from 'zod';
import { CARRY_OVERS } from '#domain/audit/carry-over.js';
import { AUDIT_GAPS } from '#domain/audit/gaps.js';
import { ANSWERED_BY, AUDIT_EVENTS, AUDIT_MODES, AUDIT_STATES, RATINGS } from '#domain/audit/states.js';
import { OVERALLS } from '#domain/audit/summary.js';
import { FINDING_STATES } from '#domain/finding/states.js';
import { AuditProgramme } from './audit-programmes.js';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, Name, Prose, WebAddress } from './texts.js';

const PersonRef = z.object({ id: z.uuid(), name: z.string() });
const Tier = z.enum(['high', 'medium', 'low']);
const FiscalYear = z.coerce.number().int().min(2000).max(2100);
const Questions = z.array(z.string().max(40)).max(200);

export const AuditSummary = z
  .object({
    id: z.uuid(),
    number: z.string(),
    contractor: z.object({ id: z.uuid(), name: z.string(), tier: Tier, running: z.boolean() }),
    planId: z.uuid().nullable(),
    fiscalYear: z.int(),
    state: z.enum(AUDIT_STATES),
    mode: z.enum(AUDIT_MODES),
    modeReason: z.string(),
    plannedOn: BusinessDate,
    plannedDays: z.int(),
    announcedOn: BusinessDate.nullable(),
    answersDueOn: BusinessDate.nullable(),
    fieldworkOn: BusinessDate.nullable(),
    reportedOn: BusinessDate.nullable(),
    closedOn: BusinessDate.nullable(),
    /** the last day on which the contractor's last audit is not older than twelve months; null: never audited */
    dueOn: BusinessDate.nullable(),
    /** the first one leads */
    auditors: z.array(PersonRef),
    questionCount: z.int(),
    rated: z.partialRecord(z.enum(RATINGS), z.int()),
    version: z.int(),
  })
  .meta({ id: 'AuditSummary' });
export type AuditSummary = z.infer<typeof AuditSummary>;
export const AuditPage = pageOf(AuditSummary).meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

export const ListAudits = listOf(['plannedOn', '-plannedOn', 'number', '-number'], 'plannedOn').extend({
  state: z.enum(AUDIT_STATES).optional(),
  fiscalYear: FiscalYear.optional(),
  contractorId: z.uuid().optional(),
  auditorId: z.uuid().optional(),
  /** not yet in the field, though its day has come */
  overdue: flag.optional(),
});
export type ListAudits = z.infer<typeof ListAudits>;

/** How many of the contractors in the register had no audit within twelve months. */
export const UnauditedCount = z.object({ count: z.int() }).meta({ id: 'UnauditedCount' });
export type UnauditedCount = z.infer<typeof UnauditedCount>;

/** An audit outside the yearly plan, after an incident for example. */
export const AddAudit = z
  .object({
    contractorId: z.uuid(),
    mode: z.enum(AUDIT_MODES),
    reason: Prose.min(1),
    plannedOn: BusinessDate,
    plannedDays: z.int().min(1).max(30).default(1),
    auditorIds: z.array(z.uuid()).min(1).max(10),
    /** empty: those of the contractor's tier */
    questions: Questions.default([]),
  })
  .meta({ id: 'AddAudit' });
export type AddAudit = z.infer<typeof AddAudit>;

export const AnswerContent = z.object({
  /** what was seen, in one's own words */
  facts: Prose,
  evidenceSeen: Prose,
  sampling: z
    .object({
      population: z.int().nonnegative().max(1_000_000_000).nullable(),
      drawn: z.int().nonnegative().max(1_000_000),
      method: z.string().trim().max(400),
    })
    .nullable(),
  answeredBy: z.enum(ANSWERED_BY),
  answerer: z.string().trim().max(200),
  /** of public information: where, and when it was read */
  sourceUrl: WebAddress.nullable(),
  sourceSeenOn: BusinessDate.nullable(),
  /** why the question does not apply */
  naReason: Prose,
});
export type AnswerContent = z.infer<typeof AnswerContent>;

export const Rated = z.object({ rating: z.enum(RATINGS), ...AnswerContent.shape });
const Rival = Rated.extend({ by: PersonRef, at: z.iso.datetime() });

/** `version` 0: not rated yet. While there are rivals, somebody has to decide which one stands. */
export const AuditAnswer = Rated.extend({
  question: z.string(),
  rivals: z.array(Rival),
  version: z.int(),
  updatedAt: z.iso.datetime(),
  updatedBy: PersonRef.nullable(),
}).meta({ id: 'AuditAnswer' });
export type AuditAnswer = z.infer<typeof AuditAnswer>;

/** With If-Match. `key` names this edit: sent again after a lost connection it changes nothing a second time. */
export const RateQuestion = Rated.extend({ key: z.uuid() }).meta({ id: 'RateQuestion' });
export type RateQuestion = z.infer<typeof RateQuestion>;

/** Which of several ratings stands: the stored one (0), or the first, second … rival. */
export const DecideRating = z.object({ keep: z.int().min(0).max(50) }).meta({ id: 'DecideRating' });
export type DecideRating = z.infer<typeof DecideRating>;

const Meeting = z.object({ heldOn: BusinessDate, attendees: Prose.min(1), notes: Prose });
export const Conclusion = z.object({ overall: z.enum(OVERALLS), text: Prose.min(1) });

/** Opening and closing meeting, conclusion; with If-Match of the audit. */
export const RecordAudit = z
  .object({ opening: Meeting.nullable(), closing: Meeting.nullable(), conclusion: Conclusion.nullable() })
  .meta({ id: 'RecordAudit' });
export type RecordAudit = z.infer<typeof RecordAudit>;

export const Objection = z
  .object({
    id: z.uuid(),
    question: z.string(),
    statement: z.string(),
    saidBy: z.string(),
    saidOn: BusinessDate,
    outcome: z.enum(['accepted', 'rejected']).nullable(),
    outcomeReason: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Objection' });
export type Objection = z.infer<typeof Objection>;
export const AddObjection = z
  .object({ question: z.string().max(40), statement: Prose.min(1), saidBy: Name, saidOn: BusinessDate })
  .meta({ id: 'AddObjection' });
export type AddObjection = z.infer<typeof AddObjection>;
export const SettleObjection = z
  .object({ outcome: z.enum(['accepted', 'rejected']), reason: Prose.min(1) })
  .meta({ id: 'SettleObjection' });
export type SettleObjection = z.infer<typeof SettleObjection>;

/** What a question was rated last time, and what became of it. */
export const PreviousAnswer = z
  .object({
    question: z.string(),
    rating: z.enum(RATINGS),
    facts: z.string(),
    finding: z
      .object({ id: z.uuid(), number: z.string(), state: z.enum(FINDING_STATES), closedOn: BusinessDate.nullable() })
      .nullable(),
    /** this year's rating beside it */
    carryOver: z.enum(CARRY_OVERS),
  })
  .meta({ id: 'PreviousAnswer' });

export const AuditGapView = z
  .object({ gap: z.enum(AUDIT_GAPS), questions: z.array(z.string()) })
  .meta({ id: 'AuditGap' });

/** Everything that the audit's pages show. */
export const AuditSheet = AuditSummary.extend({
  programme: AuditProgramme.pick({ version: true, title: true, sections: true, questions: true }),
  answers: z.array(AuditAnswer),
  previous: z
    .object({ id: z.uuid(), number: z.string(), fieldworkOn: BusinessDate, answers: z.array(PreviousAnswer) })
    .nullable(),
  objections: z.array(Objection),
  record: z.object({
    opening: Meeting.nullable(),
    closing: Meeting.nullable(),
    conclusion: Conclusion.nullable(),
    postponements: z.array(z.object({ from: BusinessDate, to: BusinessDate, reason: z.string(), by: z.string() })),
  }),
  approval: z.object({ id: z.uuid(), kind: z.string(), state: z.string(), note: z.string() }).nullable(),
  /** whom one writes to at the contractor */
  contacts: z.array(z.object({ name: z.string(), email: z.string() })),
  /** what the signed-in person may do next, and what is still missing for it */
  events: z.array(z.object({ event: z.enum(AUDIT_EVENTS), gaps: z.array(AuditGapView) })),
  mayRate: z.boolean(),
}).meta({ id: 'AuditSheet' });
export type AuditSheet = z.infer<typeof AuditSheet>;

/** POST /api/audits/{id}/moves, with If-Match */
export const MoveAudit = z
  .discriminatedUnion('event', [
    z.object({
      event: z.literal('announce'),
      answersDueOn: BusinessDate,
      /** who at the contractor gets the notice with the questions by mail */
      notify: z
        .array(z.object({ name: z.string().trim().max(200), email: z.email().max(320) }))
        .max(10)
        .default([]),
      language: z.enum(['ja', 'en']).default('ja'),
    }),
    z.object({ event: z.literal('ask') }),
    z.object({ event: z.literal('begin'), fieldworkOn: BusinessDate }),
    z.object({ event: z.literal('end') }),
    z.object({ event: z.literal('resume'), reason: Prose.min(1) }),
    /** asks for the approval of the report */
    z.object({ event: z.literal('report'), note: Prose.default('') }),
    z.object({ event: z.literal('close') }),
    z.object({ event: z.literal('postpone'), plannedOn: BusinessDate, reason: Prose.min(1) }),
    /** asks for the approval of cancelling */
    z.object({ event: z.literal('cancel'), reason: Prose.min(1) }),
  ])
  .meta({ id: 'MoveAudit' });
export type MoveAudit = z.infer<typeof MoveAudit>;
/** What is sent: what has a default may be left out. */
export type MoveAuditInput = z.input<typeof MoveAudit>;
