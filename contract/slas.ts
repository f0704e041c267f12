import * as z from 'zod';
import { CREDIT_EVENTS, CREDIT_STATES } from '#domain/sla/credits.js';
import { PERCENT_FORM } from '#domain/sla/decimal.js';
import { OUTAGE_SOURCES } from '#domain/sla/outages.js';
import { DENOMINATORS, DIRECTIONS, TARGET_KINDS, TARGET_UNITS } from '#domain/sla/terms.js';
import { flag, listOf, pageOf } from './lists.js';
import { Outage, MaintenanceWindow } from './outages.js';
import { BusinessDate, Instant, Month, Name, Prose } from './texts.js';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Line = z.union([z.literal(''), Name]);
/** a decimal as written in the contract */
const Percent = z.string().regex(PERCENT_FORM);
const Decimal = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);
const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const SlaTerms = z
  .object({
    timeZone: z.string().min(1).max(60),
    availability: z.object({
      target: Percent,
      denominator: z.enum(DENOMINATORS),
      minOutageMinutes: z.int().min(0).max(1440),
      planned: z.object({
        excluded: z.boolean(),
        noticeHours: z.int().min(0).max(8760),
        monthlyMinutes: z.int().min(0).max(44_640).nullable(),
      }),
    }),
    /** null: around the clock */
    serviceHours: z
      .object({
        days: z.array(z.int().min(0).max(6)).min(1).max(7),
        from: z.int().min(0).max(1439),
        to: z.int().min(1).max(1440),
        closedOnHolidays: z.boolean(),
      })
      .nullable(),
    targets: z
      .array(
        z.object({
          key: Key,
          kind: z.enum(TARGET_KINDS),
          title: Name,
          direction: z.enum(DIRECTIONS),
          limit: Decimal,
          unit: z.enum(TARGET_UNITS),
        }),
      )
      .max(50),
    credits: z.object({
      monthlyFeeYen: z.int().min(0).max(1_000_000_000_000).nullable(),
      bands: z.array(z.object({ below: Percent, atLeast: Percent.nullable(), percent: Percent })).max(20),
      claimDays: z.int().min(0).max(730).nullable(),
    }),
  })
  .meta({ id: 'SlaTerms' });
export type SlaTerms = z.infer<typeof SlaTerms>;
export const SlaTermsVersion = z.object({ from: Month, terms: SlaTerms }).meta({ id: 'SlaTermsVersion' });
export type SlaTermsVersion = z.infer<typeof SlaTermsVersion>;

const Downtime = z.object({ downMs: z.int().nonnegative(), baseMs: z.int().nonnegative() });

/** What a month came to, as computed (`monthResults` of domain/sla); instants and durations in integer ms. */
export const SlaMonthResult = z
  .object({
    month: Month,
    target: Percent,
    start: z.int(),
    end: z.int(),
    countedUntil: z.int(),
    /** availability unrounded = 1 − downMs ÷ baseMs; to be shown by `shownAvailability` of domain/sla/display */
    raw: Downtime,
    contractual: Downtime,
    plannedMs: z.int().nonnegative(),
    reason: z.literal('noServiceTime').nullable(),
    met: z.boolean().nullable(),
    budget: z.object({
      allowedMs: z.number(),
      spentMs: z.number(),
      leftMs: z.number(),
      burnRate: z.number().nullable(),
    }),
    recovery: z.object({
      count: z.int(),
      open: z.boolean(),
      medianMs: z.number().nullable(),
      p90Ms: z.number().nullable(),
      longestMs: z.number().nullable(),
    }),
    credit: z.object({ percent: Percent, yen: z.int().nullable(), claimBy: BusinessDate.nullable() }).nullable(),
  })
  .meta({ id: 'SlaMonthResult' });
export type SlaMonthResult = z.infer<typeof SlaMonthResult>;

/** future: not begun; running; open: over, not closed yet; closed: its result is frozen */
export const SLA_MONTH_STATES = ['running', 'open', 'closed'] as const;
export type SlaMonthState = (typeof SLA_MONTH_STATES)[number];

export const SlaCredit = z
  .object({
    month: Month,
    state: z.enum(CREDIT_STATES),
    percent: Percent,
    yen: z.int().nullable(),
    claimBy: BusinessDate.nullable(),
    /** the deadline has passed and nothing was claimed */
    late: z.boolean(),
    claimedOn: BusinessDate.nullable(),
    receivedOn: BusinessDate.nullable(),
    receivedYen: z.int().nullable(),
    note: z.string(),
    /** what can be done about it now */
    events: z.array(z.enum(CREDIT_EVENTS)),
    version: z.int(),
  })
  .meta({ id: 'SlaCredit' });
export type SlaCredit = z.infer<typeof SlaCredit>;

/** One month of a series. */
export const SlaMonthPoint = z
  .object({
    month: Month,
    state: z.enum(SLA_MONTH_STATES),
    /** of a closed month the frozen one */
    result: SlaMonthResult,
    /** closed, and its outages would give another result now */
    differs: z.boolean(),
    reviewed: z.boolean(),
    credit: SlaCredit.nullable(),
  })
  .meta({ id: 'SlaMonthPoint' });
export type SlaMonthPoint = z.infer<typeof SlaMonthPoint>;

export const SlaSummary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    service: z.string(),
    contractor: Named,
    owner: Named.nullable(),
    endedOn: BusinessDate.nullable(),
    /** of the terms that hold now; null: none do yet */
    target: Percent.nullable(),
    /** the latest closed month */
    lastClosed: SlaMonthResult.nullable(),
    /** the month that runs, counted up to its `countedUntil` */
    running: SlaMonthResult.nullable(),
    /** an outage goes on since */
    downSince: Instant.nullable(),
    /** the latest closed month was missed, or the running one is already */
    breached: z.boolean(),
    /** due and not claimed; `yen` null: the fee of one is not known */
    credits: z.object({ due: z.int(), yen: z.int().nullable(), claimBy: BusinessDate.nullable() }),
    /** closed months without a review */
    unreviewed: z.int(),
    version: z.int(),
  })
  .meta({ id: 'SlaSummary' });
export type SlaSummary = z.infer<typeof SlaSummary>;
export const SlaPage = pageOf(SlaSummary).meta({ id: 'SlaPage' });
export type SlaPage = z.infer<typeof SlaPage>;

export const Sla = SlaSummary.extend({
  note: z.string(),
  endReason: z.string(),
  /** by their first month */
  terms: z.array(SlaTermsVersion),
  /** closed months without a review, oldest first */
  unreviewedMonths: z.array(Month),
  /** months that are over and not closed, oldest first */
  openMonths: z.array(Month),
}).meta({ id: 'Sla' });
export type Sla = z.infer<typeof Sla>;

export const ChangeSla = z
  .object({ title: Name, service: Line, ownerId: z.uuid().nullable(), note: Prose })
  .meta({ id: 'ChangeSla' });
export type ChangeSla = z.infer<typeof ChangeSla>;
/** POST /api/slas: with the first version of its terms. */
export const AddSla = ChangeSla.extend({ contractorId: z.uuid(), from: Month, terms: SlaTerms }).meta({ id: 'AddSla' });
export type AddSla = z.infer<typeof AddSla>;
/** PUT /api/slas/{id}/terms, with If-Match: adds a version, or replaces the one of the same month; no closed month may lie in it. */
export const SetSlaTerms = SlaTermsVersion.meta({ id: 'SetSlaTerms' });
export type SetSlaTerms = z.infer<typeof SetSlaTerms>;
/** POST /api/slas/{id}/end and /reopen, with If-Match */
export const EndSla = z.object({ endedOn: BusinessDate, reason: Prose.min(1) }).meta({ id: 'EndSla' });
export type EndSla = z.infer<typeof EndSla>;

export const ListSlas = listOf(['title', '-title', 'contractor', '-contractor', 'claimBy', '-claimBy'], 'title').extend(
  {
    contractorId: z.uuid().optional(),
    /** ended ones too, or only those with `true` */
    ended: flag.optional(),
    breached: flag.optional(),
    /** with a credit that is due and not claimed */
    unclaimed: flag.optional(),
  },
);
export type ListSlas = z.infer<typeof ListSlas>;

/** PUT /api/slas/{id}/months/{month}/measurements: the values of the other targets; null takes one away */
export const SetMeasurements = z
  .object({
    values: z.array(z.object({ key: Key, value: Decimal.nullable(), note: Prose.max(1000).default('') })).max(50),
  })
  .meta({ id: 'SetMeasurements' });
export type SetMeasurements = z.infer<typeof SetMeasurements>;

export const REVIEW_CONCLUSIONS = ['satisfied', 'watch', 'act'] as const;
export type ReviewConclusion = (typeof REVIEW_CONCLUSIONS)[number];
export const SlaReview = z
  .object({
    conclusion: z.enum(REVIEW_CONCLUSIONS),
    note: z.string(),
    actions: z.array(z.object({ text: z.string(), dueOn: BusinessDate.nullable() })),
    reviewedBy: z.string(),
    reviewedOn: BusinessDate,
    version: z.int(),
  })
  .meta({ id: 'SlaReview' });
export type SlaReview = z.infer<typeof SlaReview>;
/** PUT /api/slas/{id}/months/{month}/review; of a closed month. If-Match "0" for the first one, then the version of the review */
export const ReviewSlaMonth = z
  .object({
    conclusion: z.enum(REVIEW_CONCLUSIONS),
    note: Prose,
    actions: z.array(z.object({ text: Prose.min(1).max(1000), dueOn: BusinessDate.nullable() })).max(30),
  })
  .meta({ id: 'ReviewSlaMonth' });
export type ReviewSlaMonth = z.infer<typeof ReviewSlaMonth>;

/** GET /api/slas/{id}/months/{month} */
export const SlaMonth = SlaMonthPoint.extend({
  slaId: z.uuid(),
  terms: SlaTerms,
  /** what its outages give now, where that differs from the frozen result */
  current: SlaMonthResult.nullable(),
  outages: z.array(Outage),
  maintenance: z.array(MaintenanceWindow),
  measurements: z.array(
    z.object({
      key: Key,
      value: Decimal.nullable(),
      met: z.boolean().nullable(),
      note: z.string(),
      source: z.enum(OUTAGE_SOURCES),
    }),
  ),
  review: SlaReview.nullable(),
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  formulaVersion: z.int(),
  /** why it was opened again, the last time */
  reopenReason: z.string(),
  /** of the month; If-Match of /close and /reopen; 0 before it is stored for the first time */
  version: z.int(),
}).meta({ id: 'SlaMonth' });
export type SlaMonth = z.infer<typeof SlaMonth>;

/** GET /api/slas/{id}/months?until=2026-11&count=12 */
export const ListSlaMonths = z.object({
  until: Month.optional(),
  count: z.coerce.number().int().min(1).max(36).default(12),
});
export type ListSlaMonths = z.infer<typeof ListSlaMonths>;
export const SlaMonthSeries = z
  .object({
    months: z.array(SlaMonthPoint),
    /** all of them as one */
    raw: Downtime,
    contractual: Downtime,
  })
  .meta({ id: 'SlaMonthSeries' });
export type SlaMonthSeries = z.infer<typeof SlaMonthSeries>;

/** POST /api/slas/{id}/months/{month}/reopen, with If-Match; /close takes no body */
export const ReopenSlaMonth = z.object({ reason: Prose.min(1).max(1000) }).meta({ id: 'ReopenSlaMonth' });
export type ReopenSlaMonth = z.infer<typeof ReopenSlaMonth>;

/** POST /api/slas/{id}/months/{month}/credit, with If-Match (the version of the credit) */
export const MoveCredit = z
  .object({
    event: z.enum(CREDIT_EVENTS),
    /** claim, receive: when */
    on: BusinessDate.nullable().default(null),
    /** receive: how much; null: what was due */
    yen: z.int().min(0).nullable().default(null),
    /** waive: why */
    note: Prose.max(1000).default(''),
  })
  .meta({ id: 'MoveCredit' });
export type MoveCredit = z.infer<typeof MoveCredit>;

/** POST /api/sla-closings closes a month of every SLA that is not closed yet, as a job; GET /api/sla-closings/{id} says how far it is. */
export const CloseSlaMonth = z.object({ month: Month }).meta({ id: 'CloseSlaMonth' });
export type CloseSlaMonth = z.infer<typeof CloseSlaMonth>;
export const SlaClosing = z
  .object({
    id: z.uuid(),
    month: Month,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    /** how many of them were missed */
    missed: z.int(),
    requestedBy: z.string(),
    requestedAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'SlaClosing' });
export type SlaClosing = z.infer<typeof SlaClosing>;
/** GET /api/sla-closings: which month can be closed next, how many SLAs wait for it, and the latest runs */
export const SlaClosings = z
  .object({ next: z.object({ month: Month, slas: z.int() }).nullable(), closings: z.array(SlaClosing) })
  .meta({ id: 'SlaClosings' });
export type SlaClosings = z.infer<typeof SlaClosings>;
