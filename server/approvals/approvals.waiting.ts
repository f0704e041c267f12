import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type ApprovalKind, kindsDecidedBy, refusalFor } from '#domain/approval/approval.js';
import { addBusinessDays, businessDaysBetween, type Calendar } from '#domain/calendar/business-days.js';
import type { Bilingual } from '#domain/checklist/checklist.js';
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
import { Clock } from '../platform/clock.js';
import type { ApprovalEntity } from './approvals.entities.js';
import { ApprovalSubjects } from './approvals.port.js';
import { ApprovalsRepository } from './approvals.repository.js';

/** A request is answered within so many business days; after that those who may decide are reminded, and again after each such week. */
const DAYS_TO_DECIDE = 2;
const DAYS_BETWEEN_REMINDERS = 5;
/** The card of this one, also when it has been decided meanwhile. */
const pathOf = (id: string) => `/approvals?state=&id=${id}`;

const KINDS: Readonly<Record<ApprovalKind, Bilingual>> = {
  waiver: { ja: '必須要件の免除', en: 'Must-have waiver' },
  notApplicable: { ja: '対象外', en: 'Not applicable' },
  auditPlan: { ja: '年度監査計画', en: 'Yearly audit plan' },
  auditCancellation: { ja: '監査の中止', en: 'Cancelling an audit' },
  auditReport: { ja: '監査報告書', en: 'Audit report' },
  correctivePlan: { ja: '是正計画', en: 'Corrective plan' },
  extension: { ja: '是正期限の延長', en: 'Later deadline' },
  riskAcceptance: { ja: 'リスクの受容', en: 'Acceptance of a risk' },
  contractorDecision: { ja: '委託先の継続・改善・切替え', en: 'Decision about a contractor' },
  outageExclusion: { ja: '停止の除外', en: 'Exclusion of an outage' },
};
/** What is asked for, and of what as far as the subject says. */
const named = (kind: ApprovalKind, about: Bilingual, language: keyof Bilingual): string =>
  [KINDS[kind][language], about[language]].filter((part) => part !== '').join(' — ');

/** Approvals that wait for a decision: in the work of those who may decide, and in their reminders. */
@Injectable()
export class ApprovalsWaiting implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'approval';

  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly subjects: ApprovalSubjects,
    private readonly people: PeopleReader,
    private readonly clock: Clock,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  async of(actor: Actor, _today: string, calendar: Calendar): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'approvals.decide')) return [];
    const waiting = await this.approvals.waiting(kindsDecidedBy(actor.roles));
    return this.described(
      waiting.filter((approval) => refusalFor(approval, actor) === null),
      calendar,
    );
  }

  async due(today: string, calendar: Calendar): Promise<readonly Reminder[]> {
    const late = (await this.described(await this.approvals.waiting(), calendar)).filter(({ dueOn }) => dueOn < today);
    const deciders = (await this.people.active()).filter(({ roles }) => may(roles, 'approvals.decide'));
    return late.flatMap(({ approval, ...item }) => {
      const times = Math.floor(businessDaysBetween(item.dueOn, today, calendar) / DAYS_BETWEEN_REMINDERS);
      return deciders
        .filter((person) => refusalFor(approval, person) === null)
        .map(({ id }) => ({ ...item, key: `approval/${approval.id}/${times}`, personId: id }));
    });
  }

  private async described(approvals: readonly ApprovalEntity[], calendar: Calendar) {
    const words = await this.subjects.words(approvals);
    return approvals.map((approval) => {
      const { title = '', about = { ja: '', en: '' } } = words.get(approval.id) ?? {};
      return {
        approval,
        id: approval.id,
        subject: { type: approval.subjectType, id: approval.subjectId, title },
        about: { ja: named(approval.kind, about, 'ja'), en: named(approval.kind, about, 'en') },
        dueOn: addBusinessDays(this.clock.dayOf(approval.requestedAt), DAYS_TO_DECIDE, calendar),
        path: pathOf(approval.id),
      };
    });
  }
}
