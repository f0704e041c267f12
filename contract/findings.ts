import * as z from 'zod';
import { SEVERITIES } from '#domain/audit/programme.js';
import { FINDING_STEPS } from '#domain/finding/terms.js';
import { MANUAL_EVENTS } from '#domain/finding/lifecycle.js';
import { CAUSE_METHODS } from '#domain/finding/record.js';
import { FINDING_STATES } from '#domain/finding/states.js';
import { flag, listOf, pageOf } from './lists.js';
import { Bilingual, BusinessDate, Name, Prose } from './texts.js';

const PersonRef = z.object({ id: z.uuid(), name: z.string() });
const Numbered = z.object({ id: z.uuid(), number: z.string() });
const Question = z.string().trim().max(40);
const Clause = z.string().trim().max(400);

export const FindingSummary = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    state: z.enum(FINDING_STATES),
    contractor: z.object({ id: z.uuid(), name: z.string(), running: z.boolean() }),
    /** null: found outside an audit */
    audit: Numbered.nullable(),
    question: z.string().nullable(),
    owner: PersonRef.nullable(),
    foundOn: BusinessDate,
    /** what the present step is due on; null: nothing is due */
    dueOn: BusinessDate.nullable(),
    /** calendar days since then; 0: in time */
    daysOverdue: z.int().nonnegative(),
    riskAcceptedUntil: BusinessDate.nullable(),
    /** the earlier finding that it repeats */
    recurrenceOf: Numbered.nullable(),
    /** 0: not escalated; otherwise how far */
    escalation: z.int(),
    version: z.int(),
  })
  .meta({ id: 'FindingSummary' });
export type FindingSummary = z.infer<typeof FindingSummary>;
export const FindingPage = pageOf(FindingSummary).meta({ id: 'FindingPage' });
export type FindingPage = z.infer<typeof FindingPage>;

const Filter = {
  severity: z.enum(SEVERITIES).optional(),
  contractorId: z.uuid().optional(),
  auditId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  recurring: flag.optional(),
};
export const ListFindings = listOf(['dueOn', '-dueOn', 'number', '-number', 'severity', '-severity'], 'dueOn').extend({
  ...Filter,
  state: z.enum(FINDING_STATES).optional(),
  /** still asks something of somebody */
  open: flag.optional(),
  overdue: flag.optional(),
});
export type ListFindings = z.infer<typeof ListFindings>;

/** GET /api/findings/board: open findings only; `limit` cards a column, the most urgent first. */
export const ShowBoard = z.object({
  by: z.enum(['state', 'due']).default('due'),
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  ...Filter,
});
export type ShowBoard = z.infer<typeof ShowBoard>;
export const FindingBoard = z
  .object({
    /** the business day that the columns are counted from */
    today: BusinessDate,
    columns: z.array(z.object({ column: z.string(), total: z.int(), items: z.array(FindingSummary) })),
  })
  .meta({ id: 'FindingBoard' });
export type FindingBoard = z.infer<typeof FindingBoard>;

const Due = z.object({
  on: BusinessDate,
  /** the date that was meant is a day off */
  moved: z.object({ from: BusinessDate, dayOff: Bilingual }).nullable(),
});
const Day = BusinessDate.nullable();
const Correction = z.object({ text: Prose, doneOn: Day });
const Analysis = z.object({
  method: z.enum(CAUSE_METHODS),
  whys: z.array(Prose).max(7),
  rootCause: Prose,
  similarFound: z.boolean().nullable(),
  similar: Prose,
});
const CorrectivePlan = z.object({ measures: Prose, responsible: z.string().trim().max(200), dueOn: Day });
const Completion = z.object({ evidence: Prose, doneOn: Day });
const Effectiveness = z.object({
  effective: z.boolean().nullable(),
  method: Prose,
  result: Prose,
  checkedOn: Day,
  earlyReason: Prose,
});
const RiskAcceptance = z.object({ until: BusinessDate, why: Prose.min(1), compensating: Prose.min(1) });
const Remark = z.object({ text: Prose });
const Extension = z.object({ step: z.enum(FINDING_STEPS), from: BusinessDate, to: Due, reason: z.string() });
const Written = { by: PersonRef, on: BusinessDate };

/** What somebody said about a finding; kept as it was entered. */
export const FindingNote = z
  .object({
    id: z.uuid(),
    kind: z.enum(['contractor', 'own']),
    text: z.string(),
    saidBy: z.string(),
    saidOn: BusinessDate,
    enteredBy: PersonRef.nullable(),
    enteredAt: z.iso.datetime(),
  })
  .meta({ id: 'FindingNote' });
export type FindingNote = z.infer<typeof FindingNote>;

export const Finding = FindingSummary.extend({
  clause: z.string(),
  facts: z.string(),
  impact: z.string(),
  contractorEndedOn: Day,
  closedOn: Day,
  verifiedBy: PersonRef.nullable(),
  correction: Correction.extend(Written).nullable(),
  analysis: Analysis.extend(Written).nullable(),
  plan: CorrectivePlan.extend(Written).nullable(),
  completion: Completion.extend(Written).nullable(),
  effectiveness: Effectiveness.extend(Written).nullable(),
  riskAcceptance: RiskAcceptance.extend(Written).nullable(),
  remark: Remark.extend(Written).nullable(),
  due: z.partialRecord(z.enum(FINDING_STEPS), Due),
  /** the first day on which the effect can be checked without a reason; null: not done yet */
  checkFrom: Day,
  extensions: z.array(Extension),
  asked: z.object({ extension: Extension.nullable(), riskAcceptance: RiskAcceptance.extend(Written).nullable() }),
  /** other findings of the contractor to the same question, the latest first */
  earlier: z.array(
    Numbered.extend({
      severity: z.enum(SEVERITIES),
      state: z.enum(FINDING_STATES),
      foundOn: BusinessDate,
      closedOn: Day,
    }),
  ),
  notes: z.array(FindingNote),
  /** what the signed-in person could do now, the next step first; what it still lacks, and why they may not */
  events: z.array(
    z.object({
      event: z.enum(MANUAL_EVENTS),
      missing: z.array(z.string()),
      refusal: z.enum(['ownFinding', 'approvalPending']).nullable(),
    }),
  ),
  mayChange: z.boolean(),
}).meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

const Described = {
  question: Question.min(1).nullable(),
  /** clause of a standard or a contract that it rests on */
  clause: Clause,
  severity: z.enum(SEVERITIES),
  title: Name,
  facts: Prose.min(1),
  impact: Prose,
  ownerId: z.uuid().nullable(),
  /** an earlier finding of the contractor that it repeats; null: recognised by the question */
  recurrenceOf: z.uuid().nullable(),
};
/** A finding outside an audit, after an incident for example. */
export const AddFinding = z
  .object({ contractorId: z.uuid(), foundOn: BusinessDate, ...Described })
  .meta({ id: 'AddFinding' });
export type AddFinding = z.infer<typeof AddFinding>;
export const ChangeFinding = z.object(Described).meta({ id: 'ChangeFinding' });
export type ChangeFinding = z.infer<typeof ChangeFinding>;

export const AddFindingNote = z
  .object({ kind: z.enum(['contractor', 'own']), text: Prose.min(1), saidBy: Name, saidOn: BusinessDate })
  .meta({ id: 'AddFindingNote' });
export type AddFindingNote = z.infer<typeof AddFindingNote>;

/** POST /api/findings/{id}/events, with If-Match. What is left empty is answered with the paths of what is missing. */
export const MoveFinding = z
  .discriminatedUnion('event', [
    z.object({ event: z.literal('correct'), correction: Correction }),
    z.object({ event: z.literal('analyse'), analysis: Analysis }),
    /** asks for the approval of the plan */
    z.object({ event: z.literal('plan'), plan: CorrectivePlan }),
    z.object({ event: z.literal('start') }),
    z.object({ event: z.literal('complete'), completion: Completion }),
    /** verified when it helped, returned when it did not */
    z.object({ event: z.literal('verify'), effectiveness: Effectiveness }),
    z.object({ event: z.literal('close') }),
    /** asks for the approval of a later date for the present step */
    z.object({ event: z.literal('extend'), dueOn: BusinessDate, reason: Prose.min(1) }),
    /** asks for the approval of bearing the risk until a day */
    z.object({ event: z.literal('acceptRisk'), riskAcceptance: RiskAcceptance }),
    z.object({ event: z.literal('reopen'), remark: Remark }),
    z.object({ event: z.literal('adopt'), remark: Remark }),
    z.object({ event: z.literal('decline'), remark: Remark }),
    z.object({ event: z.literal('discontinue'), remark: Remark }),
  ])
  .meta({ id: 'MoveFinding' });
export type MoveFinding = z.infer<typeof MoveFinding>;
