import { Injectable } from '@nestjs/common';
import type { Incident } from '#contract/incidents.js';
import { addMonths, type BusinessDate } from '#domain/calendar/dates.js';
import { nextDeadline, noticeLate } from '#domain/incident/clocks.js';
import type { IncidentSeverity, IncidentState } from '#domain/incident/states.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { clocksAt, zoneOf } from './incident-state.js';
import { IncidentsRepository } from './incidents.repository.js';
import { IncidentsService } from './incidents.service.js';

export interface KnownIncident {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly severity: IncidentSeverity;
  readonly state: IncidentState;
  /** ISO 8601 in UTC; null: not known */
  readonly occurredAt: string | null;
  readonly learnedAt: string;
  /** whether the contractor told us late; null: cannot be said, or its time still runs */
  readonly noticeLate: boolean | null;
  /** until when something is owed, ISO 8601 in UTC; may have passed; null: nothing is, or it is closed */
  readonly nextDeadline: string | null;
}

/** How long a closed incident counts. */
const YEARS = 5;

/** Incidents as other features may know them. */
@Injectable()
export class IncidentsReader {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly sheets: IncidentsService,
    private readonly clock: Clock,
  ) {}

  /** Everything of one, as its page shows it. */
  sheet(actor: Actor, id: string): Promise<Incident> {
    return this.sheets.one(actor, id);
  }

  /** How many are open, and the business day on which the nearest of their clocks runs out. One statement. */
  async openCounts(): Promise<{ readonly open: number; readonly dueOn: BusinessDate | null }> {
    const { open, dueAt } = await this.incidents.openCounts();
    return { open, dueOn: dueAt && this.clock.dayOf(dueAt) };
  }

  /** By contractor, the latest first: open ones, and those of the last five years. One statement. */
  async ofContractors(
    ids: readonly string[],
    today: BusinessDate,
  ): Promise<ReadonlyMap<string, readonly KnownIncident[]>> {
    if (ids.length === 0) return new Map();
    const found = await this.incidents.ofContractors(ids, addMonths(today, -12 * YEARS));
    const zone = zoneOf(this.clock);
    const now = this.clock.now();
    const known = new Map<string, KnownIncident[]>();
    for (const incident of found) {
      const { id, number, title, severity, state, contractorId } = incident;
      if (contractorId === null) continue;
      const clocks = clocksAt(incident, now, zone);
      const next = state === 'closed' ? null : nextDeadline(clocks);
      const one: KnownIncident = {
        ...{ id, number, title, severity, state },
        occurredAt: incident.occurredAt?.toISOString() ?? null,
        learnedAt: incident.learnedAt.toISOString(),
        noticeLate: noticeLate(clocks),
        nextDeadline: next && new Date(next.dueAt).toISOString(),
      };
      const others = known.get(contractorId);
      if (others) others.push(one);
      else known.set(contractorId, [one]);
    }
    return known;
  }
}
