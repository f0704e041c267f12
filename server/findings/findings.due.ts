import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may, type Role } from '#domain/access/roles.js';
import { addBusinessDays, type Calendar } from '#domain/calendar/business-days.js';
import { checkFrom, stepDueIn } from '#domain/finding/deadlines.js';
import { escalationsOf, overdueBy } from '#domain/finding/escalation.js';
import { refusalFor } from '#domain/finding/lifecycle.js';
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
import { type DueFinding, FindingsDueRepository } from './findings.due.repository.js';
import { FindingTermsReader } from './terms.reader.js';

/** An owner is told so many business days before a deadline. */
const DAYS_BEFORE = 3;

/** Findings in the work of those who see to them, and in their reminders; overdue ones go up, level by level. */
@Injectable()
export class FindingsDue implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'finding';

  constructor(
    private readonly findings: FindingsDueRepository,
    private readonly people: PeopleReader,
    private readonly terms: FindingTermsReader,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  /** One's own findings on which something is to be done, and those of others whose effect can be checked by now. */
  async of(actor: Actor, today: string): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'findings.edit')) return [];
    const found = await this.findings.workOf(actor.id);
    return found
      .filter((one) => {
        if (one.state !== 'done' && one.state !== 'verified') return true;
        const mayCheck = refusalFor('verify', actor.id, one) === null;
        const isTime = one.state === 'verified' || one.completedOn === null || checkFrom(one.completedOn) <= today;
        return mayCheck && isTime;
      })
      .map(itemOf);
  }

  /** A deadline that comes near is for the owner, or for the managers while there is none; one that passed goes up. */
  async due(today: string, calendar: Calendar): Promise<readonly Reminder[]> {
    const found = await this.findings.dueUntil(addBusinessDays(today, DAYS_BEFORE, calendar));
    const active = await this.people.active();
    const having = (role: Role) => active.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
    const levels = escalationsOf(await this.terms.terms());
    const managers = having('manager');
    const executives = having('executive');
    return found.flatMap((one) => {
      const owners = one.ownerId === null ? managers : [one.ownerId];
      const item = itemOf(one);
      const key = `finding/${one.id}/${one.dueOn ?? ''}`;
      const days = overdueBy(one.dueOn ?? today, today, calendar);
      const remind = (people: readonly string[], level: number, escalation: boolean): Reminder[] =>
        people.map((personId) => ({ ...item, key: `${key}/${level}`, personId, escalation }));
      if (days === 0) return remind(owners, 0, false);
      return levels
        .filter((level) => days >= level.overdueBy)
        .flatMap(({ level, to }) =>
          to === 'owner' ? remind(owners, level, false) : remind(to === 'manager' ? managers : executives, level, true),
        );
    });
  }
}

const STEPS = {
  correction: { ja: '応急処置', en: 'Correction' },
  plan: { ja: '是正計画', en: 'Corrective plan' },
  completion: { ja: '是正の完了', en: 'Completion' },
  check: { ja: '有効性の確認', en: 'Check of the effect' },
  answer: { ja: '観察事項への回答', en: 'Answer to the observation' },
} as const;

function itemOf({ id, number, title, contractor, state, severity, dueOn }: DueFinding): WorkItem {
  const step = stepDueIn(state, severity);
  return {
    id,
    subject: { type: 'finding', id, title: `${number} ${title}` },
    about: step
      ? { ja: `${STEPS[step].ja} — ${contractor}`, en: `${STEPS[step].en} — ${contractor}` }
      : { ja: contractor, en: contractor },
    dueOn,
    path: `/findings/${id}`,
  };
}
