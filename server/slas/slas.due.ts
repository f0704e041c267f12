import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { addDays, type BusinessDate, daysBetween, lastDayOf, type Month, monthOf } from '#domain/calendar/dates.js';
import { shownAvailability, type Downtime } from '#domain/sla/display.js';
import { shiftMonth } from '#domain/sla/zone.js';
import { PeopleReader } from '../identity/people.reader.js';
import {
  type Reminder,
  type ReminderSource,
  ReminderSources,
  type WorkItem,
  type WorkSource,
  WorkSources,
} from '../notifications/notifications.port.js';
import type { Actor } from '../platform/actor.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** A month that was missed is looked at within so many days after its end, like every month. */
const REVIEW_WITHIN = 14;
/** Of older ones nobody is told any more. */
const LOOK_BACK = 18;
/** Before a credit lapses one is told so many days before, and once it has. */
const CLAIM_DAYS = [14, 7, 1] as const;

interface Missed {
  readonly id: string;
  readonly title: string;
  readonly contractor: string;
  readonly ownerId: string | null;
  readonly month: Month;
  readonly target: string;
  readonly contractual: Downtime;
}
interface DueCredit extends Omit<Missed, 'target' | 'contractual'> {
  readonly claimBy: BusinessDate | null;
  readonly yen: number | null;
}

/** Months that were missed and credits that are due, in the work of who looks after the SLA, and in their mails. */
@Injectable()
export class SlasDue implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'sla';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleReader,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  async of(actor: Actor, today: BusinessDate): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'slas.edit')) return [];
    const mine = ({ ownerId }: { ownerId: string | null }): boolean => ownerId === null || ownerId === actor.id;
    const missed = (await this.missed(today)).filter(mine).map(missedItem);
    const credits = (await this.credits()).filter(mine).map(creditItem);
    return [...missed, ...credits];
  }

  async due(today: BusinessDate): Promise<readonly Reminder[]> {
    const missed = await this.missed(today);
    const credits = await this.credits();
    const active = await this.people.active();
    const editors = active.filter(({ roles }) => may(roles, 'slas.edit')).map(({ id }) => id);
    const told = (ownerId: string | null): string[] =>
      ownerId !== null && editors.includes(ownerId) ? [ownerId] : editors;
    return [
      ...missed.flatMap((one) =>
        told(one.ownerId).map((personId) => ({
          ...missedItem(one),
          key: `sla/${one.id}/${one.month}/missed`,
          personId,
        })),
      ),
      ...credits.flatMap((one) => {
        const level = one.claimBy === null ? null : levelOf(one.claimBy, today);
        if (level === null) return [];
        const key = `sla/${one.id}/${one.month}/claim/${one.claimBy ?? ''}/${level}`;
        return told(one.ownerId).map((personId) => ({ ...creditItem(one), key, personId }));
      }),
    ];
  }

  /** Missed months that nobody has reviewed, and running ones whose budget is spent. */
  private missed(today: BusinessDate): Promise<Missed[]> {
    return this.unitOfWork.manager.query(
      `SELECT s.id, s.title, c.name AS contractor, s.owner_id AS "ownerId", m.month, m.result->>'target' AS target,
         m.result->'contractual' AS contractual
       FROM sla_months m JOIN slas s ON s.id = m.sla_id JOIN contractors c ON c.id = s.contractor_id
       WHERE NOT m.met AND m.month >= $1 AND s.ended_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM sla_reviews r WHERE r.sla_id = m.sla_id AND r.month = m.month)
       ORDER BY m.month, s.id`,
      [shiftMonth(monthOf(today), -LOOK_BACK)],
    );
  }

  private credits(): Promise<DueCredit[]> {
    return this.unitOfWork.manager.query(
      `SELECT s.id, s.title, c.name AS contractor, s.owner_id AS "ownerId", k.month, k.claim_by::text AS "claimBy",
         k.yen::float8 AS yen
       FROM sla_credits k JOIN slas s ON s.id = k.sla_id JOIN contractors c ON c.id = s.contractor_id
       WHERE k.state = 'due' ORDER BY k.claim_by, k.month, s.id`,
    );
  }
}

/** The reminder that is due: the nearest of those days before, 0 from the day after it; null: none yet. */
function levelOf(claimBy: BusinessDate, today: BusinessDate): number | null {
  const left = daysBetween(today, claimBy);
  return left < 0 ? 0 : (CLAIM_DAYS.findLast((days) => left <= days) ?? null);
}

const subject = ({ id, title }: { id: string; title: string }) => ({ type: 'sla', id, title });
const path = ({ id, month }: { id: string; month: Month }): string => `/slas/${id}?month=${month}`;
const inWords = (month: Month) => ({
  ja: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  en: month,
});

function missedItem(one: Missed): WorkItem {
  const { ja, en } = inWords(one.month);
  const reached = shownAvailability(one.contractual, one.target) ?? '';
  return {
    id: `${one.id}/${one.month}/missed`,
    subject: subject(one),
    about: {
      ja: `${ja} 未達(${reached}%、目標 ${one.target}%) — ${one.contractor}`,
      en: `${en} missed (${reached}%, target ${one.target}%) — ${one.contractor}`,
    },
    dueOn: addDays(lastDayOf(one.month), REVIEW_WITHIN),
    path: path(one),
  };
}

function creditItem(one: DueCredit): WorkItem {
  const { ja, en } = inWords(one.month);
  const yen = one.yen === null ? '' : ` ¥${one.yen.toLocaleString('en')}`;
  return {
    id: `${one.id}/${one.month}/credit`,
    subject: subject(one),
    about: {
      ja: `${ja}分の返金を請求${yen} — ${one.contractor}`,
      en: `Claim the credit of ${en}${yen} — ${one.contractor}`,
    },
    dueOn: one.claimBy,
    path: path(one),
  };
}
