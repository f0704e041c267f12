import * as z from 'zod';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, Prose } from './texts.js';

export const APPROVAL_STATES = ['requested', 'approved', 'rejected', 'withdrawn'] as const;

/** One mechanism for everything that needs a second person. */
export const Approval = z
  .object({
    id: z.uuid(),
    kind: z.enum(['waiver', 'notApplicable']),
    state: z.enum(APPROVAL_STATES),
    /** what it is about, in words and for links */
    evaluationId: z.uuid(),
    evaluationTitle: z.string(),
    serviceId: z.uuid(),
    serviceName: z.string(),
    criterion: z.string(),
    criterionTitle: z.object({ ja: z.string(), en: z.string() }),
    reason: z.string(),
    /** of a waiver, inclusive */
    lastDay: BusinessDate.nullable(),
    requestedBy: z.object({ id: z.uuid(), name: z.string() }),
    requestedAt: z.iso.datetime(),
    decidedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decisionNote: z.string(),
    /** the signed-in person may decide it now */
    mayDecide: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof Approval>;
export const ApprovalPage = pageOf(Approval).meta({ id: 'ApprovalPage' });
export type ApprovalPage = z.infer<typeof ApprovalPage>;

export const ListApprovals = listOf(['-requestedAt', 'requestedAt'], '-requestedAt').extend({
  state: z.enum(APPROVAL_STATES).optional(),
  evaluationId: z.uuid().optional(),
  mine: flag.optional(),
});
export type ListApprovals = z.infer<typeof ListApprovals>;

/** POST /api/evaluations/{id}/waivers */
export const RequestWaiver = z
  .object({ serviceId: z.uuid(), criterion: z.string().max(40), reason: Prose.min(1), lastDay: BusinessDate })
  .meta({ id: 'RequestWaiver' });
export type RequestWaiver = z.infer<typeof RequestWaiver>;

/** POST /api/approvals/{id}/decision, with If-Match */
export const DecideApproval = z
  .object({ decision: z.enum(['approve', 'reject']), note: Prose.default('') })
  .meta({ id: 'DecideApproval' });
export type DecideApproval = z.infer<typeof DecideApproval>;
