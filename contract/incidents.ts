import * as z from 'zod';
import { SEVERITIES } from '#domain/audit/programme.js';
import { RISKS } from '#domain/checklist/checklist.js';
import { FINDING_STATES } from '#domain/finding/states.js';
import { FORM_TEXTS } from '#domain/incident/record.js';
import { THRESHOLDS } from '#domain/incident/requirement.js';
import {
  INCIDENT_EVENTS,
  INCIDENT_ROLES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATES,
  REPORT_STEPS,
} from '#domain/incident/states.js';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, GivenInstant, Name, Prose } from './texts.js';

const Ref = z.object({ id: z.uuid(), name: z.string() });
const Hours = z.int().positive().max(8760).nullable();
const YesNo = z.boolean().nullable();

export const IncidentClock = z
  .object({
    clock: z.enum(['contractNotice', ...REPORT_STEPS]),
    state: z.enum(['met', 'late', 'running', 'overdue', 'prompt', 'unknown', 'released', 'notRequired']),
    startsAt: z.iso.datetime().nullable(),
    /** "about": from here on it is time */
    fromAt: z.iso.datetime().nullable(),
    dueAt: z.iso.datetime().nullable(),
    /** the last business date on which it is in time */
    dueOn: BusinessDate.nullable(),
    doneAt: z.iso.datetime().nullable(),
    /** milliseconds left when this was answered; negative: late by; null: nothing to count to */
    leftMs: z.int().nullable(),
    /** business days from today to the last one, negative when it has passed; null unless it runs */
    businessDaysLeft: z.int().nullable(),
    /** whether it is owed cannot be said yet */
    provisional: z.boolean(),
  })
  .meta({ id: 'IncidentClock' });
export type IncidentClock = z.infer<typeof IncidentClock>;

export const IncidentSummary = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    severity: z.enum(INCIDENT_SEVERITIES),
    state: z.enum(INCIDENT_STATES),
    role: z.enum(INCIDENT_ROLES),
    risks: z.array(z.enum(RISKS)),
    /** null: our own */
    contractor: Ref.nullable(),
    owner: Ref.nullable(),
    occurredAt: z.iso.datetime().nullable(),
    learnedAt: z.iso.datetime(),
    clocks: z.array(IncidentClock),
    /** the running clock that ends first */
    nextDueAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'IncidentSummary' });
export type IncidentSummary = z.infer<typeof IncidentSummary>;
export const IncidentPage = pageOf(IncidentSummary).meta({ id: 'IncidentPage' });
export type IncidentPage = z.infer<typeof IncidentPage>;

const SORTS = [
  'nextDueAt',
  '-nextDueAt',
  'learnedAt',
  '-learnedAt',
  'number',
  '-number',
  'severity',
  '-severity',
] as const;
export const ListIncidents = listOf(SORTS, 'nextDueAt').extend({
  state: z.enum(INCIDENT_STATES).optional(),
  /** not closed */
  open: flag.optional(),
  /** a clock has run out */
  overdue: flag.optional(),
  severity: z.enum(INCIDENT_SEVERITIES).optional(),
  risk: z.enum(RISKS).optional(),
  contractorId: z.uuid().optional(),
  /** that taught this finding */
  findingId: z.uuid().optional(),
});
export type ListIncidents = z.infer<typeof ListIncidents>;

const Persons = z
  .object({
    count: z.enum(['known', 'atLeast', 'unknown']),
    number: z.int().nonnegative().max(2_000_000_000).nullable(),
  })
  .refine(({ count, number }) => (count === 'unknown') === (number === null), {
    path: ['number'],
    message: 'is given exactly when the count is not unknown',
    params: { rule: 'required' },
  });
const Thresholds = z.object(
  Object.fromEntries(THRESHOLDS.map((name) => [name, YesNo])) as Record<(typeof THRESHOLDS)[number], typeof YesNo>,
);
const Texts = z.object(
  Object.fromEntries(FORM_TEXTS.map((name) => [name, Prose])) as Record<(typeof FORM_TEXTS)[number], typeof Prose>,
);

const Told = {
  title: Name,
  role: z.enum(INCIDENT_ROLES),
  contractorId: z.uuid().nullable(),
  engagementId: z.uuid().nullable(),
  risks: z.array(z.enum(RISKS)).max(RISKS.length),
  severity: z.enum(INCIDENT_SEVERITIES),
  occurredAt: GivenInstant.nullable(),
  detectedAt: GivenInstant.nullable(),
  learnedAt: GivenInstant,
  toldAt: GivenInstant.nullable(),
  /** hours within which the contractor has to tell us, by contract */
  noticeHours: Hours,
  personalData: YesNo,
  ownerId: z.uuid().nullable(),
};
/** What is known in the first minute; the rest is unknown until it is written. */
export const AddIncident = z.object({ ...Told, description: Prose }).meta({ id: 'AddIncident' });
export type AddIncident = z.infer<typeof AddIncident>;

export const SaveIncident = z
  .object({
    ...Told,
    containedAt: GivenInstant.nullable(),
    containment: Prose,
    /** hours within which we have to tell those who entrusted us */
    principalHours: Hours,
    encrypted: YesNo,
    thresholds: Thresholds,
    persons: Persons,
    texts: Texts,
    lesson: Prose,
  })
  .meta({ id: 'SaveIncident' });
export type SaveIncident = z.infer<typeof SaveIncident>;

const MadeReport = z.object({ at: z.iso.datetime(), to: z.string(), note: z.string(), by: Ref });

/** What happened or was decided; kept as it was entered. */
export const IncidentEntry = z
  .object({
    id: z.uuid(),
    kind: z.enum(['event', 'decision']),
    at: z.iso.datetime(),
    who: z.string(),
    text: z.string(),
    why: z.string(),
    /** the entry that it corrects */
    corrects: z.uuid().nullable(),
    enteredBy: Ref.nullable(),
    enteredAt: z.iso.datetime(),
  })
  .meta({ id: 'IncidentEntry' });
export type IncidentEntry = z.infer<typeof IncidentEntry>;

export const Incident = IncidentSummary.extend({
  engagement: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  detectedAt: z.iso.datetime().nullable(),
  toldAt: z.iso.datetime().nullable(),
  containedAt: z.iso.datetime().nullable(),
  noticeHours: Hours,
  principalHours: Hours,
  containment: z.string(),
  personalData: YesNo,
  encrypted: YesNo,
  thresholds: Thresholds,
  persons: Persons,
  texts: Texts,
  lesson: z.string(),
  reopening: z.string(),
  closedOn: BusinessDate.nullable(),
  requirement: z.object({
    verdict: z.enum(['required', 'notRequired', 'unknown']),
    reasons: z.array(z.enum([...THRESHOLDS, 'manyPersons'])),
    exempt: z.enum(['noPersonalData', 'encrypted']).nullable(),
    open: z.array(z.string()),
    finalDays: z.union([z.literal(30), z.literal(60)]),
  }),
  reports: z.partialRecord(z.enum(REPORT_STEPS), MadeReport),
  entries: z.array(IncidentEntry),
  /** findings that were raised from it */
  lessons: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.enum(FINDING_STATES) })),
  /** what can be done now, and what it still lacks */
  events: z.array(z.object({ event: z.enum(INCIDENT_EVENTS), missing: z.array(z.string()) })),
  mayChange: z.boolean(),
}).meta({ id: 'Incident' });
export type Incident = z.infer<typeof Incident>;

/** POST /api/incidents/{id}/events, with If-Match. */
export const MoveIncident = z
  .discriminatedUnion('event', [
    z.object({ event: z.literal('contain'), containedAt: GivenInstant.nullable(), containment: Prose }),
    z.object({ event: z.literal('report') }),
    z.object({ event: z.literal('close'), lesson: Prose }),
    z.object({ event: z.literal('reopen'), reopening: Prose }),
  ])
  .meta({ id: 'MoveIncident' });
export type MoveIncident = z.infer<typeof MoveIncident>;

/** That a report was made stops its clock; made again, it corrects what was recorded. */
export const RecordReport = z
  .object({ step: z.enum(REPORT_STEPS), at: GivenInstant, to: z.string().trim().max(200), note: Prose })
  .meta({ id: 'RecordReport' });
export type RecordReport = z.infer<typeof RecordReport>;

export const AddIncidentEntry = z
  .object({
    kind: z.enum(['event', 'decision']),
    at: GivenInstant,
    who: Name,
    text: Prose.min(1),
    why: Prose,
    corrects: z.uuid().nullable(),
  })
  .meta({ id: 'AddIncidentEntry' });
export type AddIncidentEntry = z.infer<typeof AddIncidentEntry>;

/** A finding that the incident teaches. */
export const RaiseLesson = z
  .object({
    severity: z.enum(SEVERITIES),
    title: Name,
    facts: Prose.min(1),
    impact: Prose,
    clause: z.string().trim().max(400),
    question: z.string().trim().min(1).max(40).nullable(),
    ownerId: z.uuid().nullable(),
  })
  .meta({ id: 'RaiseLesson' });
export type RaiseLesson = z.infer<typeof RaiseLesson>;
