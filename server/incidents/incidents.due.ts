import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may, type Role } from '#domain/access/roles.js';
import { businessDaysBetween, type Calendar } from '#domain/calendar/business-days.js';
import type { Bilingual } from '#domain/checklist/checklist.js';
import { type ClockName, nextDeadline, type Zone } from '#domain/incident/clocks.js';
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
import { clocksAt, subjectOf, zoneOf } from './incident-state.js';
import { IncidentsRepository, type NamedIncident } from './incidents.repository.js';

/** Business days before the end of a clock on which one is told; the report periods as in the compliance calendar, CAL-18 to CAL-20. */
const DAYS_BEFORE: Readonly<Record<ClockName, readonly number[]>> = {
  contractNotice: [0],
  principal: [3, 0],
  preliminary: [3, 0],
  final: [10, 3, 0],
  persons: [],
};

const CLOCKS: Readonly<Record<ClockName, Bilingual>> = {
  contractNotice: { ja: '委託先からの通知', en: 'notice of the contractor' },
  principal: { ja: '委託元への通知', en: 'notice to the principal' },
  preliminary: { ja: '速報', en: 'preliminary report' },
  final: { ja: '確報', en: 'final report' },
  persons: { ja: '本人への通知', en: 'notice to the persons' },
};

/** Incidents in the work of those who see to them, and in their reminders; a clock that has run out goes up at once. */
@Injectable()
export class IncidentsDue implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'incident';

  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly people: PeopleReader,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  /** One's own incidents and those that nobody has taken, until they are closed. */
  async of(actor: Actor): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'incidents.edit')) return [];
    const zone = zoneOf(this.clock);
    return (await this.incidents.open(actor.id)).map((named) => {
      const next = nextDeadline(clocksAt(named.incident, this.clock.now(), zone));
      return itemOf(named, next?.clock ?? null, next && zone.dayOf(next.dueAt - 1));
    });
  }

  /** The owner is told before each clock ends, the managers while there is no owner; of what has run out everybody who decides hears. */
  async due(today: string, calendar: Calendar): Promise<readonly Reminder[]> {
    const zone = zoneOf(this.clock);
    const found = await this.incidents.open();
    const active = await this.people.active();
    const having = (role: Role) => active.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
    const managers = having('manager');
    const above = [...new Set([...managers, ...having('executive')])];
    return found.flatMap((named) => {
      const { id, ownerId } = named.incident;
      const owners = ownerId === null ? managers : [ownerId];
      return runningOf(named, this.clock.now(), zone).flatMap(({ clock, dueOn }) => {
        const left = businessDaysBetween(today, dueOn, calendar);
        const remind = (people: readonly string[], stage: string, escalation: boolean): Reminder[] =>
          people.map((personId) => ({
            ...itemOf(named, clock, dueOn),
            key: `incident/${id}/${clock}/${dueOn}/${stage}`,
            personId,
            escalation,
          }));
        if (today > dueOn) return [...remind(owners, 'late', false), ...remind(above, 'escalated', true)];
        // the nearest stage: who was not told of the earlier ones hears of it once
        const stage = DAYS_BEFORE[clock].findLast((days) => left <= days);
        return stage === undefined ? [] : remind(owners, String(stage), false);
      });
    });
  }
}

function runningOf({ incident }: NamedIncident, now: Date, zone: Zone): { clock: ClockName; dueOn: string }[] {
  return clocksAt(incident, now, zone).flatMap(({ clock, state, dueAt }) =>
    dueAt !== null && (state === 'running' || state === 'overdue') ? [{ clock, dueOn: zone.dayOf(dueAt - 1) }] : [],
  );
}

function itemOf({ incident, contractorName }: NamedIncident, clock: ClockName | null, dueOn: string | null): WorkItem {
  const whom = contractorName === null ? { ja: '', en: '' } : { ja: contractorName, en: contractorName };
  const what = clock === null ? { ja: '事故対応', en: 'handling of the incident' } : CLOCKS[clock];
  const joined = (language: keyof Bilingual): string => [what[language], whom[language]].filter(Boolean).join(' — ');
  return {
    id: incident.id,
    subject: subjectOf(incident),
    about: { ja: joined('ja'), en: joined('en') },
    dueOn,
    path: `/incidents/${incident.id}`,
  };
}
