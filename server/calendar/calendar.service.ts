import { Injectable } from '@nestjs/common';
import type { AddCompanyDays, CompanyDay, CompanyDays, DaysOff, ListDaysOff } from '#contract/calendar.js';
import { addDays } from '#domain/calendar/dates.js';
import type { Actor } from '../platform/actor.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { CalendarReader } from './calendar.reader.js';
import { CalendarRepository } from './calendar.repository.js';

const SUBJECT = { type: 'calendar', id: null, title: '会社休日 / Company days' };
const byDay = (days: readonly CompanyDay[]) => Object.fromEntries(days.map(({ day, name }) => [day, name]));

@Injectable()
export class CalendarService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarRepository,
    private readonly reader: CalendarReader,
    private readonly trail: TrailWriter,
  ) {}

  async companyDays(): Promise<CompanyDays> {
    return { items: await this.calendars.all() };
  }

  async daysOff({ from, to }: ListDaysOff): Promise<DaysOff> {
    const { daysOff, knownUntil } = await this.reader.calendar();
    const items: DaysOff['items'] = [];
    for (let date = from; date <= to && date <= knownUntil; date = addDays(date, 1)) {
      const name = daysOff.get(date) ?? daysOff.get(date.slice(5));
      if (name) items.push({ date, name });
    }
    return { items, knownUntil };
  }

  add(actor: Actor, input: AddCompanyDays): Promise<CompanyDays> {
    // the last line counts where a day is named twice
    const days = [...new Map(input.days.map((one) => [one.day, one])).values()];
    return this.unitOfWork.run(async () => {
      const before = await this.calendars.lock(days.map(({ day }) => day));
      await this.calendars.put(days);
      const entry = { action: 'calendar.changed' as const, subject: SUBJECT };
      await this.trail.append(actor, { ...entry, before: byDay(before), after: byDay(days) });
      return this.companyDays();
    });
  }

  remove(actor: Actor, day: string): Promise<CompanyDays> {
    return this.unitOfWork.run(async () => {
      const before = await this.calendars.lock([day]);
      if (before.length === 0) throw notFound();
      await this.calendars.remove(day);
      await this.trail.append(actor, { action: 'calendar.changed', subject: SUBJECT, before: byDay(before) });
      return this.companyDays();
    });
  }
}
