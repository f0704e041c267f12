import { Injectable } from '@nestjs/common';
import type {
  AddIncident,
  AddIncidentEntry,
  Incident,
  IncidentPage,
  ListIncidents,
  MoveIncident,
  RaiseLesson,
  RecordReport,
  SaveIncident,
} from '#contract/incidents.js';
import { may, ROLES } from '#domain/access/roles.js';
import { fiscalYearOf } from '#domain/calendar/dates.js';
import { assertInstants } from '#domain/incident/instants.js';
import { INCIDENT_LIFECYCLE } from '#domain/incident/lifecycle.js';
import { missingFor } from '#domain/incident/missing.js';
import { nextState } from '#domain/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { ContractsReader } from '../contracts/contracts.reader.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import { FindingsWriter } from '../findings/findings.writer.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { NumberSeries } from '../platform/number-series.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { clocksAt, factsOf, instantsOf, subjectOf, withDue, writtenOf, zoneOf } from './incident-state.js';
import type { IncidentEntity, IncidentRecord } from './incidents.entities.js';
import { type Moment, toIncident, toSummary, toTrail } from './incidents.mapper.js';
import { IncidentsRepository } from './incidents.repository.js';

const OWNER_ROLES = ROLES.filter((role) => may([role], 'incidents.edit'));
const refuse = (path: string, message: string): Refusal =>
  new Refusal('invalid', { fields: [{ path, message, rule: 'unknownReference' }] });
const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

/** What is not known in the first minute. */
const NO_RECORD: IncidentRecord = {
  personalData: null,
  encrypted: null,
  thresholds: { sensitive: null, propertyDamage: null, improperPurpose: null },
  persons: { count: 'unknown', number: null },
  principalHours: null,
  containment: '',
  texts: {
    ...{ description: '', items: '', cause: '', secondaryDamage: '' },
    ...{ personsResponse: '', publication: '', prevention: '', other: '' },
  },
  lesson: '',
  reopening: '',
  reports: {},
};

@Injectable()
export class IncidentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly incidents: IncidentsRepository,
    private readonly contractors: ContractorsReader,
    private readonly contracts: ContractsReader,
    private readonly findings: FindingsWriter,
    private readonly numbers: NumberSeries,
    private readonly calendar: CalendarReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListIncidents): Promise<IncidentPage> {
    const moment = await this.moment();
    const page = await this.incidents.page(query, moment.now);
    return { ...page, items: page.items.map((named) => toSummary(named, moment)) };
  }

  async one(actor: Actor, id: string): Promise<Incident> {
    const named = (await this.incidents.byIds([id])).get(id);
    if (!named) throw notFound();
    // one after the other: within a transaction there is one connection
    const entries = await this.incidents.entries(id);
    const lessons = await this.incidents.lessons(id);
    return toIncident(named, { entries, lessons }, await this.moment(), may(actor.roles, 'incidents.edit'));
  }

  add(actor: Actor, input: AddIncident): Promise<Incident> {
    return this.unitOfWork.run(async () => {
      await this.assertReferences(input, { contractorId: null, ownerId: null });
      const { description, personalData, ...told } = input;
      const learnedOn = this.clock.dayOf(new Date(input.learnedAt));
      const incident = this.incidents.create({
        ...told,
        ...instantsIn(input),
        noticeHours: await this.noticeHours(input, null),
        number: '',
        state: 'detected',
        containedAt: null,
        record: { ...NO_RECORD, personalData, texts: { ...NO_RECORD.texts, description } },
        nextDueAt: null,
        closedOn: null,
        folded: '',
      });
      assertInstants(instantsOf(incident), this.clock.now().getTime());
      const [number = ''] = await this.numbers.take(`I${fiscalYearOf(learnedOn)}`);
      incident.number = number;
      const { id } = await this.incidents.save(withDue(incident, this.clock.now(), zoneOf(this.clock)));
      await this.trail.append(actor, {
        action: 'incident.created',
        subject: subjectOf(incident),
        after: toTrail(incident),
      });
      return this.one(actor, id);
    });
  }

  change(actor: Actor, id: string, version: number, input: SaveIncident): Promise<Incident> {
    return this.unitOfWork.run(async () => {
      const incident = await this.held(actor, id, version);
      await this.assertReferences(input, incident);
      const before = toTrail(incident);
      const { containment, principalHours, personalData, encrypted, thresholds, persons, texts, lesson, ...told } =
        input;
      const noticeHours = await this.noticeHours(input, incident.contractorId);
      Object.assign(incident, told, instantsIn(input), {
        noticeHours,
        containedAt: dateOf(input.containedAt),
        record: {
          ...incident.record,
          ...{ containment, principalHours, personalData, encrypted, thresholds, persons, texts, lesson },
        },
      });
      assertInstants(instantsOf(incident), this.clock.now().getTime());
      if (incident.state !== 'detected' && input.containedAt === null) throw missing(['containedAt']);
      return this.store(actor, incident, 'incident.changed', before);
    });
  }

  move(actor: Actor, id: string, version: number, input: MoveIncident): Promise<Incident> {
    return this.unitOfWork.run(async () => {
      const { event } = input;
      const incident = await this.held(actor, id, version, true);
      const state = nextState(INCIDENT_LIFECYCLE, incident.state, event, ['recorded']);
      if (!state) throw new RuleViolation('transitionNotAllowed', { path: 'event', state: incident.state, event });
      const before = toTrail(incident);
      write(incident, input);
      assertInstants(instantsOf(incident), this.clock.now().getTime());
      const lessons = await this.incidents.lessons(id);
      const clocks = clocksAt(incident, this.clock.now(), zoneOf(this.clock));
      const lacking = missingFor(event, factsOf(incident), writtenOf(incident, lessons.length), clocks);
      if (lacking.length > 0) throw missing(lacking);
      incident.state = state;
      incident.closedOn = state === 'closed' ? this.clock.today() : null;
      return this.store(actor, incident, 'incident.moved', before);
    });
  }

  report(actor: Actor, id: string, version: number, { step, at, to, note }: RecordReport): Promise<Incident> {
    return this.unitOfWork.run(async () => {
      const incident = await this.held(actor, id, version);
      const made = new Date(at);
      if (step === 'principal' && incident.role !== 'trustee')
        throw new RuleViolation('transitionNotAllowed', { path: 'step', state: incident.state });
      if (made > this.clock.now()) throw new RuleViolation('dateInTheFuture', { path: 'at' });
      if (made < incident.learnedAt) throw new RuleViolation('reportedBeforeLearned', { path: 'at' });
      const before = toTrail(incident);
      const written = { at: made.toISOString(), to, note, by: { id: actor.id, name: actor.name } };
      incident.record = { ...incident.record, reports: { ...incident.record.reports, [step]: written } };
      return this.store(actor, incident, 'incident.reported', before);
    });
  }

  /** Nothing of the incident changes, so that nobody's work on it is in the way of what happened. */
  addEntry(actor: Actor, id: string, input: AddIncidentEntry): Promise<Incident> {
    return this.unitOfWork.run(async () => {
      const incident = await this.incidents.lock(id);
      if (!incident) throw notFound();
      const at = new Date(input.at);
      const now = this.clock.now();
      if (at > now) throw new RuleViolation('dateInTheFuture', { path: 'at' });
      if (input.corrects !== null) {
        const entries = await this.incidents.entries(id);
        const corrected = entries.find((one) => one.id === input.corrects && one.kind === input.kind);
        if (!corrected) throw refuse('corrects', 'is no entry of this incident');
        if (entries.some(({ corrects }) => corrects === input.corrects)) throw refuse('corrects', 'has been corrected');
      }
      await this.incidents.addEntry({ ...input, at, incidentId: id, enteredBy: actor.id, enteredAt: now });
      await this.trail.append(actor, { action: 'incident.noted', subject: subjectOf(incident), after: input });
      return this.one(actor, id);
    });
  }

  raiseLesson(actor: Actor, id: string, input: RaiseLesson): Promise<Incident> {
    return this.unitOfWork.run(async () => {
      const incident = await this.incidents.lock(id);
      if (!incident) throw notFound();
      const { contractorId } = incident;
      if (contractorId === null) throw new RuleViolation('noContractor');
      const contractor = (await this.contractors.byIds([contractorId])).get(contractorId);
      if (!contractor?.running) throw new RuleViolation('contractorEnded');
      if (input.ownerId !== null) await this.assertOwner(input.ownerId);
      const foundOn = this.clock.today();
      const [findingId = ''] = await this.findings.raise(actor, [{ ...input, contractorId, auditId: null, foundOn }]);
      await this.incidents.addLesson(id, findingId);
      await this.trail.append(actor, {
        action: 'incident.lessonRaised',
        subject: subjectOf(incident),
        after: { findingId, title: input.title },
      });
      return this.one(actor, id);
    });
  }

  private async store(
    actor: Actor,
    incident: IncidentEntity,
    action: 'incident.changed' | 'incident.moved' | 'incident.reported',
    before: object,
  ): Promise<Incident> {
    await this.incidents.save(withDue(incident, this.clock.now(), zoneOf(this.clock)));
    await this.trail.append(actor, { action, subject: subjectOf(incident), before, after: toTrail(incident) });
    return this.one(actor, incident.id);
  }

  private async moment(): Promise<Moment> {
    return { now: this.clock.now(), zone: zoneOf(this.clock), calendar: await this.calendar.calendar() };
  }

  /** Locked, and as it was when the person saw it; a closed one only to be reopened. */
  private async held(actor: Actor, id: string, version: number, closed = false): Promise<IncidentEntity> {
    const incident = await this.incidents.lock(id);
    if (!incident) throw notFound();
    if (incident.version !== version) assertVersion(version, await this.one(actor, id));
    if (incident.state === 'closed' && !closed) throw new RuleViolation('incidentClosed');
    return incident;
  }

  private async assertReferences(
    { contractorId, engagementId, ownerId }: Pick<AddIncident, 'contractorId' | 'engagementId' | 'ownerId'>,
    was: { readonly contractorId: string | null; readonly ownerId: string | null },
  ): Promise<void> {
    if (contractorId !== null && contractorId !== was.contractorId) {
      const contractor = (await this.contractors.byIds([contractorId])).get(contractorId);
      if (!contractor || contractor.archived) throw refuse('contractorId', 'is no contractor of the register');
    }
    if (engagementId !== null) {
      const known = contractorId !== null && (await this.incidents.isEngagementOf(contractorId, engagementId));
      if (!known) throw refuse('engagementId', 'is no engagement of this contractor');
    }
    if (ownerId !== null && ownerId !== was.ownerId) await this.assertOwner(ownerId);
  }

  /** As typed; with a contractor that was not there before, as its contract has it when nothing is typed. */
  private async noticeHours(
    { noticeHours, contractorId, detectedAt, learnedAt }: AddIncident | SaveIncident,
    before: string | null,
  ): Promise<number | null> {
    if (noticeHours !== null || contractorId === null || contractorId === before) return noticeHours;
    const stated = await this.contracts.noticeHours(contractorId, new Date(detectedAt ?? learnedAt));
    return stated?.hours ?? null;
  }

  private async assertOwner(ownerId: string): Promise<void> {
    if (!(await this.incidents.isOwner(ownerId, OWNER_ROLES)))
      throw refuse('ownerId', 'is nobody who can see to incidents');
  }
}

const instantsIn = (input: Pick<AddIncident, 'occurredAt' | 'detectedAt' | 'learnedAt' | 'toldAt'>) => ({
  occurredAt: dateOf(input.occurredAt),
  detectedAt: dateOf(input.detectedAt),
  learnedAt: new Date(input.learnedAt),
  toldAt: dateOf(input.toldAt),
});

/** What the step writes down. */
function write(incident: IncidentEntity, input: MoveIncident): void {
  const { record } = incident;
  if (input.event === 'contain') {
    incident.containedAt = dateOf(input.containedAt);
    incident.record = { ...record, containment: input.containment };
  }
  if (input.event === 'close') incident.record = { ...record, lesson: input.lesson };
  if (input.event === 'reopen') incident.record = { ...record, reopening: input.reopening };
}

const missing = (paths: readonly string[]): Refusal =>
  new Refusal('incidentIncomplete', {
    title: 'Something is still missing for this step',
    fields: paths.map((path) => ({ path, message: 'is missing', rule: 'required' })),
  });
