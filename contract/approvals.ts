import * as z from 'zod';
import { APPROVAL_KINDS, APPROVAL_STATES } from '#domain/approval/approval.js';
import { flag, listOf, pageOf } from './lists.js';
import { Bilingual, BusinessDate, Prose } from './texts.js';

export { APPROVAL_STATES };

/** What needs a second person; `evaluation` and so on are the feature that asked. */
export const APPROVAL_SUBJECTS = ['evaluation', 'auditPlan', 'audit', 'finding', 'contractor', 'sla'] as const;
export type ApprovalSubjectType = (typeof APPROVAL_SUBJECTS)[number];

/** One mechanism for everything that needs a second person. */
export const Approval = z
  .object({
    id: z.uuid(),
    kind: z.enum(APPROVAL_KINDS),
    state: z.enum(APPROVAL_STATES),
    /** what it is about, in words and for links */
    subject: z.object({ type: z.enum(APPROVAL_SUBJECTS), id: z.uuid(), title: z.string() }),
    /** which part of the subject, in words; empty when it is the whole */
    about: Bilingual,
    /** of a waiver or a not-applicable answer */
    serviceId: z.uuid().nullable(),
    criterion: z.string().nullable(),
    reason: z.string(),
    /** until when it is asked for, inclusive; null when it has no end */
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
  id: z.uuid().optional(),
  subjectId: z.uuid().optional(),
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
