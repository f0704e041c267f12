import * as z from 'zod';
import { PLAN_CONCERNS } from '#domain/audit/plan.js';
import { AUDIT_MODES } from '#domain/audit/states.js';
import { AuditSummary } from './audits.js';
import { BusinessDate, Month, Prose } from './texts.js';

export const PLAN_STATES = ['draft', 'submitted', 'approved'] as const;
const Count = z.int().min(1).max(30);
const ByMode = z.object({ document: Count, remote: Count, onsite: Count });

export const PlanSettings = z
  .object({
    auditorIds: z.array(z.uuid()).max(100),
    blockedMonths: z.array(Month).max(11),
    days: ByMode,
    people: ByMode,
  })
  .meta({ id: 'PlanSettings' });
export type PlanSettings = z.infer<typeof PlanSettings>;

export const AuditPlanSummary = z
  .object({
    id: z.uuid(),
    fiscalYear: z.int(),
    state: z.enum(PLAN_STATES),
    auditCount: z.int(),
    closedCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'AuditPlanSummary' });
export type AuditPlanSummary = z.infer<typeof AuditPlanSummary>;
export const AuditPlanList = z.object({ items: z.array(AuditPlanSummary) }).meta({ id: 'AuditPlanList' });
export type AuditPlanList = z.infer<typeof AuditPlanList>;

/** An audit in the plan with what speaks against its day or its people. */
export const PlannedAudit = AuditSummary.extend({
  ownerIds: z.array(z.uuid()),
  concerns: z.array(z.enum(PLAN_CONCERNS)),
}).meta({ id: 'PlannedAudit' });
export type PlannedAudit = z.infer<typeof PlannedAudit>;

export const AuditPlan = AuditPlanSummary.extend({
  programmeId: z.uuid(),
  note: z.string(),
  settings: PlanSettings,
  approval: z.object({ id: z.uuid(), state: z.string(), note: z.string() }).nullable(),
  audits: z.array(PlannedAudit),
  /** who has to be audited this year and is not in the plan */
  uncovered: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      tier: z.enum(['high', 'medium', 'low']),
      dueOn: BusinessDate.nullable(),
    }),
  ),
  /** whoever may be named */
  auditors: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** the days of its months on which nobody works, for moves that are only tried */
  closedDays: z.array(BusinessDate),
}).meta({ id: 'AuditPlan' });
export type AuditPlan = z.infer<typeof AuditPlan>;

/** Makes the plan of a fiscal year: everybody who is due, spread over months and auditors. */
export const AddAuditPlan = z
  .object({ fiscalYear: z.int().min(2000).max(2100), settings: PlanSettings.optional() })
  .meta({ id: 'AddAuditPlan' });
export type AddAuditPlan = z.infer<typeof AddAuditPlan>;

/** With If-Match. `again`: what is planned is taken out first, so that the whole proposal follows the settings. */
export const CompleteAuditPlan = z.object({ again: z.boolean().default(false) }).meta({ id: 'CompleteAuditPlan' });
export type CompleteAuditPlan = z.infer<typeof CompleteAuditPlan>;

/** With If-Match, while it is a draft. */
export const ChangeAuditPlan = z
  .object({
    note: Prose,
    settings: PlanSettings,
    /** days, people and modes that change; what is not named stays */
    moves: z
      .array(
        z.object({
          auditId: z.uuid(),
          plannedOn: BusinessDate.optional(),
          mode: z.enum(AUDIT_MODES).optional(),
          auditorIds: z.array(z.uuid()).max(10).optional(),
        }),
      )
      .max(20_000),
    /** audits that are taken out of the draft */
    removed: z.array(z.uuid()).max(20_000),
  })
  .meta({ id: 'ChangeAuditPlan' });
export type ChangeAuditPlan = z.infer<typeof ChangeAuditPlan>;
