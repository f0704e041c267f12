import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import type { Calendar } from '#domain/calendar/business-days.js';
import { addDays } from '#domain/calendar/dates.js';
import { decideBy, NOTICE_WINDOW_DAYS, renewsItself } from '#domain/contract/lifecycle.js';
import { reminderStage } from '#domain/contract/reminders.js';
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
import { standingOf } from './contracts.entities.js';
import { subjectOf } from './contracts.mapper.js';
import { ContractsRepository, type NamedContract } from './contracts.repository.js';

/** A reminder whose day is a weekend or a holiday is given before it. */
const LONGEST_BREAK_DAYS = 14;

/** Contracts on which somebody has to decide, in the work of who sees to them, and in their reminders; once a stage. */
@Injectable()
export class ContractsDue implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'contract';

  constructor(
    private readonly contracts: ContractsRepository,
    private readonly people: PeopleReader,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  /** One's own contracts in their notice window, and those that nobody sees to. */
  async of(actor: Actor, today: string): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'contracts.edit')) return [];
    const found = await this.contracts.toDecide(today, addDays(today, NOTICE_WINDOW_DAYS));
    return found
      .filter(({ contract }) => contract.ownerId === null || contract.ownerId === actor.id)
      .map((named) => itemOf(named, today));
  }

  /** The owner hears of it, or everybody who may decide while there is none. */
  async due(today: string, calendar: Calendar): Promise<readonly Reminder[]> {
    const found = await this.contracts.toDecide(today, addDays(today, NOTICE_WINDOW_DAYS + LONGEST_BREAK_DAYS));
    const active = await this.people.active();
    const editors = active.filter(({ roles }) => may(roles, 'contracts.edit')).map(({ id }) => id);
    return found.flatMap((named) => {
      const item = itemOf(named, today);
      const stage = item.dueOn === null ? null : reminderStage(item.dueOn, today, calendar);
      if (item.dueOn === null || stage === null) return [];
      const key = `contract/${item.id}/${item.dueOn}/${stage}`;
      const { ownerId } = named.contract;
      const heard = ownerId !== null && editors.includes(ownerId) ? [ownerId] : editors;
      return heard.map((personId) => ({ ...item, key, personId }));
    });
  }
}

function itemOf({ contract, contractorName }: NamedContract, today: string): WorkItem {
  const renews = renewsItself(standingOf(contract));
  return {
    id: contract.id,
    subject: subjectOf(contract),
    about: {
      ja: `${renews ? '自動更新の前に判断' : '契約の終了・更新の判断'} — ${contractorName}`,
      en: `${renews ? 'decide before it renews itself' : 'decide whether it ends or is renewed'} — ${contractorName}`,
    },
    dueOn: decideBy(standingOf(contract), today),
    path: `/contracts/${contract.id}`,
  };
}
