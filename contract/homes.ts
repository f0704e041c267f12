import * as z from 'zod';
import { APPROVAL_KINDS } from '#domain/approval/approval.js';
import { AUDIT_MODES, AUDIT_STATES } from '#domain/audit/states.js';
import { WorkItem } from './notifications.js';
import { IssuedReport } from './reports.js';
import { StandingCounts, StandingLine } from './standings.js';
import { Bilingual, BusinessDate } from './texts.js';

/** What a home counts; each number leads to the list that shows just these. */
export const HOME_NUMBERS = [
  'findingsOverdue',
  'findingsSoon',
  'unaudited',
  'certificatesExpired',
  'certificatesExpiring',
  'contractNotices',
  'clausesMissing',
  'slaMissed',
  'creditsUnclaimed',
  'incidentsOpen',
  'mailsFailed',
] as const;
export type HomeNumber = (typeof HOME_NUMBERS)[number];

const Count = z.object({
  key: z.enum(HOME_NUMBERS),
  count: z.int().nonnegative(),
  /** the nearest day among them; null: there is none, or they are not dated */
  on: BusinessDate.nullable(),
  /** the address of the list, with its conditions */
  path: z.string(),
});
export type HomeCount = z.infer<typeof Count>;

/** An approval that waits for the person, ready to be opened. */
const Waiting = z.object({
  id: z.uuid(),
  kind: z.enum(APPROVAL_KINDS),
  title: z.string(),
  about: Bilingual,
  reason: z.string(),
  requestedBy: z.string(),
  lastDay: BusinessDate.nullable(),
  path: z.string(),
});

const MyAudit = z.object({
  id: z.uuid(),
  number: z.string(),
  contractor: z.string(),
  state: z.enum(AUDIT_STATES),
  mode: z.enum(AUDIT_MODES),
  plannedOn: BusinessDate,
});
export type MyAudit = z.infer<typeof MyAudit>;

const LatestReport = IssuedReport.pick({ id: true, kind: true, language: true, title: true, issuedAt: true }).extend({
  /** where the file is fetched */
  path: z.string(),
});
export type LatestReport = z.infer<typeof LatestReport>;

/** GET /api/home: null where one's roles have no such part. */
export const Home = z
  .object({
    today: BusinessDate,
    /** by due date, those without one last */
    work: z.array(WorkItem),
    decisions: z.object({ total: z.int(), items: z.array(Waiting) }).nullable(),
    standings: z.object({ counts: StandingCounts, worst: z.array(StandingLine) }).nullable(),
    /** only what there is some of */
    numbers: z.array(Count),
    /** audits ahead that one is named in */
    audits: z.array(MyAudit).nullable(),
    reports: z.array(LatestReport).nullable(),
  })
  .meta({ id: 'Home' });
export type Home = z.infer<typeof Home>;
