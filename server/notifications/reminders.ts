import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Calendar, isBusinessDay } from '#domain/calendar/business-days.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { digestLetter, escalationLetter, type KindOfReminder } from './letters.js';
import { type MailDraft, MailWriter } from './mails.writer.js';
import { ReminderSources } from './notifications.port.js';
import { RemindersRepository } from './reminders.repository.js';

const LAST = '9999-12-31';

/** Reminds people on business days: what is due in one mail a person, what has to be escalated in mails of its own. */
@Injectable()
export class Reminders implements Job, OnModuleInit {
  readonly name = 'reminders.give';
  /** at eight; each further hour makes up for a portal that was not running then */
  readonly cron = '0 8-18 * * 1-5';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly sources: ReminderSources,
    private readonly calendars: CalendarReader,
    private readonly reminders: RemindersRepository,
    private readonly mails: MailWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    const calendar = await this.calendars.calendar();
    if (!isBusinessDay(today, calendar) || (await this.reminders.isDone(today))) return;
    const due = await this.due(today, calendar);
    await this.unitOfWork.run(async () => {
      if (!(await this.reminders.begin(today, this.clock.now()))) return;
      const fresh = await this.reminders.give(today, due);
      await this.mails.write([...digests(fresh, today), ...escalations(fresh, today)]);
    });
  }

  /** A source that fails is asked again tomorrow and keeps no other from being heard. */
  private async due(today: string, calendar: Calendar): Promise<KindOfReminder[]> {
    const due: KindOfReminder[] = [];
    for (const source of this.sources.all) {
      try {
        due.push(...(await source.due(today, calendar)).map((one) => ({ ...one, kind: source.kind })));
      } catch (error) {
        this.log.error(`${source.kind}: ${String(error)}`);
      }
    }
    return due.sort((a, b) => (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST));
  }
}

function digests(reminders: readonly KindOfReminder[], today: string): MailDraft[] {
  const usual = reminders.filter(({ escalation }) => escalation !== true);
  return [...Map.groupBy(usual, ({ personId }) => personId)].map(([personId, own]) => ({
    kind: 'digest',
    personId,
    key: `digest/${today}/${personId}`,
    letter: (reader) => digestLetter(own, today, reader),
  }));
}

function escalations(reminders: readonly KindOfReminder[], today: string): MailDraft[] {
  return reminders
    .filter(({ escalation }) => escalation === true)
    .map((one) => ({
      kind: 'escalation',
      personId: one.personId,
      key: `escalation/${one.personId}/${one.key}`,
      letter: (reader) => escalationLetter(one, today, reader),
    }));
}
