import { Injectable } from '@nestjs/common';
import type { MyWork, WorkItem } from '#contract/notifications.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { WorkSources } from './notifications.port.js';

const LAST = '9999-12-31';
const byDueDate = (a: WorkItem, b: WorkItem): number =>
  (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST) || a.subject.title.localeCompare(b.subject.title, 'ja');

@Injectable()
export class MyWorkService {
  constructor(
    private readonly sources: WorkSources,
    private readonly calendars: CalendarReader,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<MyWork> {
    const today = this.clock.today();
    const calendar = await this.calendars.calendar();
    const found = await Promise.all(
      this.sources.all.map(async (source) =>
        (await source.of(actor, today, calendar)).map(({ id, subject, about, dueOn, path }) => ({
          id: `${source.kind}/${id}`,
          kind: source.kind,
          subject,
          about,
          dueOn,
          overdue: dueOn !== null && dueOn < today,
          path,
        })),
      ),
    );
    return { today, items: found.flat().sort(byDueDate) };
  }
}
