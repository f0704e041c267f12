import * as z from 'zod';
import { EXCLUSION_GROUNDS, EXCLUSION_STATES, OUTAGE_CAUSES, OUTAGE_SOURCES } from '#domain/sla/outages.js';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, GivenInstant, Instant, Month, Prose } from './texts.js';

export const Exclusion = z.object({
  state: z.enum(EXCLUSION_STATES),
  ground: z.enum(EXCLUSION_GROUNDS).nullable(),
  argument: z.string(),
  announcedAt: Instant.nullable(),
  approvalId: z.uuid().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: BusinessDate.nullable(),
});

export const Outage = z
  .object({
    id: z.uuid(),
    slaId: z.uuid(),
    /** half-open; null: it goes on */
    startsAt: Instant,
    endsAt: Instant.nullable(),
    durationMs: z.int().nonnegative(),
    cause: z.enum(OUTAGE_CAUSES),
    note: z.string(),
    source: z.enum(OUTAGE_SOURCES),
    reference: z.string().nullable(),
    notifiedAt: Instant.nullable(),
    /** null: no notification time is agreed, or it is not over yet */
    notifiedLate: z.boolean().nullable(),
    exclusion: Exclusion,
    removed: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Outage' });
export type Outage = z.infer<typeof Outage>;
export const OutagePage = pageOf(Outage).meta({ id: 'OutagePage' });
export type OutagePage = z.infer<typeof OutagePage>;
/** An outage as changed, and the closed months that it lies in and that now differ from it. */
export const ChangedOutage = Outage.extend({ closedMonths: z.array(Month) }).meta({ id: 'ChangedOutage' });
export type ChangedOutage = z.infer<typeof ChangedOutage>;

const Reference = z.string().trim().min(1).max(200).nullable();
/** POST /api/slas/{id}/outages and PUT /api/outages/{id}, the latter with If-Match */
export const SetOutage = z
  .object({
    startsAt: GivenInstant,
    endsAt: GivenInstant.nullable(),
    cause: z.enum(OUTAGE_CAUSES).default('unknown'),
    note: Prose.default(''),
    reference: Reference.default(null),
    notifiedAt: GivenInstant.nullable().default(null),
  })
  .meta({ id: 'SetOutage' });
export type SetOutage = z.infer<typeof SetOutage>;
/** POST /api/outages/{id}/end, with If-Match; null: now */
export const EndOutage = z.object({ endsAt: GivenInstant.nullable().default(null) }).meta({ id: 'EndOutage' });
export type EndOutage = z.infer<typeof EndOutage>;
/** POST /api/outages/{id}/exclusion, with If-Match */
export const ArgueExclusion = z
  .object({
    ground: z.enum(EXCLUSION_GROUNDS),
    argument: Prose.min(1),
    /** of planned maintenance */
    announcedAt: GivenInstant.nullable().default(null),
  })
  .meta({ id: 'ArgueExclusion' });
export type ArgueExclusion = z.infer<typeof ArgueExclusion>;

export const ListOutages = listOf(['startsAt', '-startsAt'], '-startsAt').extend({
  /** those that lie in the month at least in part */
  month: Month.optional(),
  open: flag.optional(),
  /** the removed ones instead */
  removed: flag.optional(),
});
export type ListOutages = z.infer<typeof ListOutages>;

/** POST /api/slas/{id}/measured-outages: of a monitoring system; all or nothing, and the same report twice changes nothing. */
export const ReportOutages = z.object({ outages: z.array(SetOutage).min(1).max(1000) }).meta({ id: 'ReportOutages' });
export type ReportOutages = z.infer<typeof ReportOutages>;
export const ReportedOutages = z
  .object({
    outages: z.array(
      z.object({ id: z.uuid(), reference: z.string().nullable(), fate: z.enum(['new', 'ended', 'changed', 'known']) }),
    ),
    closedMonths: z.array(Month),
  })
  .meta({ id: 'ReportedOutages' });
export type ReportedOutages = z.infer<typeof ReportedOutages>;

/** Maintenance that was announced: left out where the terms say so and it was announced in time. */
export const MaintenanceWindow = z
  .object({
    id: z.uuid(),
    startsAt: Instant,
    endsAt: Instant,
    announcedAt: Instant.nullable(),
    note: z.string(),
    /** announced as the terms ask for, and left out by them */
    inTime: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'SlaMaintenanceWindow' });
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;
export const ChangedMaintenance = MaintenanceWindow.extend({ closedMonths: z.array(Month) }).meta({
  id: 'ChangedMaintenance',
});
export type ChangedMaintenance = z.infer<typeof ChangedMaintenance>;
/** POST /api/slas/{id}/maintenance, PUT and DELETE /api/slas/{id}/maintenance/{windowId} with If-Match */
export const SetMaintenance = z
  .object({
    startsAt: GivenInstant,
    endsAt: GivenInstant,
    announcedAt: GivenInstant.nullable(),
    note: Prose.default(''),
  })
  .meta({ id: 'SetMaintenance' });
export type SetMaintenance = z.infer<typeof SetMaintenance>;
