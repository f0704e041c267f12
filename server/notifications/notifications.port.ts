import { Injectable } from '@nestjs/common';
import type { WorkItem as WireItem, WorkKind } from '#contract/notifications.js';
import type { Calendar } from '#domain/calendar/business-days.js';
import type { Actor } from '../platform/actor.js';

/** Something that waits for somebody, and where it is dealt with. */
export interface WorkItem extends Pick<WireItem, 'subject' | 'about' | 'dueOn' | 'path'> {
  /** unique within its source */
  readonly id: string;
}

/** What waits for a person, for each person who asks. A constant number of statements. */
export interface WorkSource {
  readonly kind: WorkKind;
  of(actor: Actor, today: string, calendar: Calendar): Promise<readonly WorkItem[]>;
}

/** Features say here what waits for whom, so that my work needs to know no feature. */
@Injectable()
export class WorkSources {
  readonly all: WorkSource[] = [];

  register(source: WorkSource): void {
    this.all.push(source);
  }
}

export interface Reminder extends Pick<WireItem, 'subject' | 'about' | 'dueOn' | 'path'> {
  /** given to a person once; what makes it due again belongs into it: `finding/<id>/3-days-before` */
  readonly key: string;
  readonly personId: string;
  /** goes to somebody higher up, in a mail of its own; without it all reminders of a day come in one mail */
  readonly escalation?: boolean;
}

/** What people are to be reminded of on a business day. A constant number of statements. */
export interface ReminderSource {
  readonly kind: WorkKind;
  due(today: string, calendar: Calendar): Promise<readonly Reminder[]>;
}

/** Features say here whom to remind of what; who is overdue by how much, and who hears of it, is their business. */
@Injectable()
export class ReminderSources {
  readonly all: ReminderSource[] = [];

  register(source: ReminderSource): void {
    this.all.push(source);
  }
}
