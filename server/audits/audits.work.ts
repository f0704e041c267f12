import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type AuditDuty, dutyOf, latestAnnounced } from '#domain/audit/duties.js';
import { addBusinessDays, businessDaysBetween, type Calendar } from '#domain/calendar/business-days.js';
import { lastDayOf } from '#domain/calendar/dates.js';
import { PeopleReader } from '../identity/people.reader.js';
import {
  type Reminder,
  ReminderSources,
  type ReminderSource,
  type WorkItem,
  WorkSources,
  type WorkSource,
} from '../notifications/notifications.port.js';
import type { Actor } from '../platform/actor.js';
import { planTitle, titleOf } from './audits.mapper.js';
import { AuditsWorkRepository, type DraftPlan, type OpenAudit } from './audits.work.repository.js';

/** People are told so many business days before a day, and again after each week that it is overdue. */
const DAYS_BEFORE = 3;
const DAYS_BETWEEN_REMINDERS = 5;

const DUTIES: Readonly<Record<AuditDuty | 'contested', WorkItem['about']>> = {
  announce: { ja: '監査の通知', en: 'Announce the audit' },
  answers: { ja: '質問票への回答の期限', en: 'Answers to the questionnaire are due' },
  begin: { ja: '監査の実施', en: 'Carry out the audit' },
  report: { ja: '監査報告書の承認申請', en: 'Submit the report for approval' },
  close: { ja: '報告書は承認済み。監査の完了', en: 'The report is approved: close the audit' },
  contested: { ja: '2人の評定が異なる質問の決定', en: 'Two people rated a question differently: decide' },
};

/** Audits in the work of those who do them, and in their reminders. */
@Injectable()
export class AuditsWork implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'audit';

  constructor(
    private readonly audits: AuditsWorkRepository,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  async of(actor: Actor, today: string): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'audits.edit')) return [];
    return (await this.audits.open(latestAnnounced(today), actor.id)).flatMap((audit) => itemsOf(audit, today));
  }

  async due(today: string, calendar: Calendar): Promise<readonly Reminder[]> {
    const soon = addBusinessDays(today, DAYS_BEFORE, calendar);
    const open = await this.audits.open(latestAnnounced(soon));
    return open.flatMap((audit) =>
      itemsOf(audit, soon).flatMap((item) => {
        const key = keyOf(item, today, soon, calendar);
        return key === null ? [] : audit.auditorIds.map((personId) => ({ ...item, key: `audit/${key}`, personId }));
      }),
    );
  }
}

/** Yearly plans that are drafts, in the work of those who plan. */
@Injectable()
export class PlansWork implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'auditPlan';

  constructor(
    private readonly audits: AuditsWorkRepository,
    private readonly people: PeopleReader,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  async of(actor: Actor): Promise<readonly WorkItem[]> {
    return may(actor.roles, 'audits.edit') ? (await this.audits.drafts()).map(planItem) : [];
  }

  async due(today: string, calendar: Calendar): Promise<readonly Reminder[]> {
    const planners = (await this.people.active()).filter(({ roles }) => may(roles, 'audits.edit'));
    const soon = addBusinessDays(today, DAYS_BEFORE, calendar);
    return (await this.audits.drafts()).map(planItem).flatMap((item) => {
      const key = keyOf(item, today, soon, calendar);
      return key === null ? [] : planners.map(({ id }) => ({ ...item, key: `auditPlan/${key}`, personId: id }));
    });
  }
}

function itemsOf(audit: OpenAudit, today: string): WorkItem[] {
  const next = dutyOf(audit, today);
  if (!next) return [];
  const item = (what: keyof typeof DUTIES, page: string): WorkItem => ({
    id: `${audit.id}/${what}`,
    subject: { type: 'audit', id: audit.id, title: titleOf(audit) },
    about: DUTIES[what],
    dueOn: next.dueOn,
    path: `/audits/${audit.id}${page}`,
  });
  return [
    item(next.duty, ''),
    ...(audit.contested > 0 && next.duty === 'report' ? [item('contested', '/fieldwork')] : []),
  ];
}

/** The programme wants the plan in the first month of its year: 年度監査計画を4月に作成し承認. */
function planItem({ id, fiscalYear }: DraftPlan): WorkItem {
  return {
    id,
    subject: { type: 'auditPlan', id, title: planTitle(fiscalYear) },
    about: { ja: '承認の申請', en: 'Submit for approval' },
    dueOn: lastDayOf(`${fiscalYear}-04`),
    path: `/audits/plans/${id}`,
  };
}

/** What makes a reminder due again: the day that comes near, then each week after it; null: nothing to remind of yet. */
function keyOf({ id, dueOn }: WorkItem, today: string, soon: string, calendar: Calendar): string | null {
  if (dueOn === null || dueOn > soon) return null;
  const weeks =
    dueOn < today ? Math.floor(businessDaysBetween(dueOn, today, calendar) / DAYS_BETWEEN_REMINDERS) + 1 : 0;
  return `${id}/${dueOn}/${weeks}`;
}
