import * as z from 'zod';
import { listOf, pageOf } from './lists.js';
import { Bilingual, BusinessDate } from './texts.js';

/** What waits for somebody: the kinds of my work and of reminders. A feature that adds one names it in the texts, too. */
export const WORK_KINDS = [
  'approval',
  'scoring',
  'auditPlan',
  'audit',
  'finding',
  'incident',
  'contractor',
  'certificate',
  'contract',
  'sla',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const WorkItem = z
  .object({
    /** unique within the answer */
    id: z.string(),
    kind: z.enum(WORK_KINDS),
    subject: z.object({ type: z.string(), id: z.string(), title: z.string() }),
    /** in words, what the title does not say; may be empty */
    about: Bilingual,
    /** null when nobody has said until when */
    dueOn: BusinessDate.nullable(),
    overdue: z.boolean(),
    /** where it is dealt with, an address of the pages */
    path: z.string(),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof WorkItem>;

/** GET /api/my-work: by due date, those without one last. */
export const MyWork = z.object({ today: BusinessDate, items: z.array(WorkItem) }).meta({ id: 'MyWork' });
export type MyWork = z.infer<typeof MyWork>;

export const MAIL_STATES = ['waiting', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];
export const MAIL_KINDS = ['digest', 'escalation', 'auditNotice', 'certificateLapse'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A mail of the portal, without its text. */
export const Mail = z
  .object({
    id: z.uuid(),
    kind: z.enum(MAIL_KINDS),
    to: z.object({ name: z.string(), address: z.string() }),
    subject: z.string(),
    state: z.enum(MAIL_STATES),
    attempts: z.int(),
    /** what the mail server said last, as it said it */
    lastError: z.string().nullable(),
    createdAt: z.iso.datetime(),
    /** of a waiting one */
    nextAttemptAt: z.iso.datetime().nullable(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Mail' });
export type Mail = z.infer<typeof Mail>;

/** `delivery` is false when the portal has not been told of a mail server: mails wait. */
export const MailPage = pageOf(Mail).extend({ delivery: z.boolean() }).meta({ id: 'MailPage' });
export type MailPage = z.infer<typeof MailPage>;

export const ListMails = listOf(['-createdAt', 'createdAt'], '-createdAt').extend({
  state: z.enum(MAIL_STATES).optional(),
});
export type ListMails = z.infer<typeof ListMails>;

/** POST /api/mails/retries: how many mails are tried again now. */
export const RetriedMails = z.object({ count: z.int() }).meta({ id: 'RetriedMails' });
export type RetriedMails = z.infer<typeof RetriedMails>;
