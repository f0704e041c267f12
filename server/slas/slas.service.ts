import { Injectable } from '@nestjs/common';
import type { AddSla, ChangeSla, EndSla, ListSlas, SetSlaTerms, Sla, SlaPage } from '#contract/slas.js';
import { monthOf } from '#domain/calendar/dates.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { assertTerms } from '#domain/sla/terms.js';
import { monthsBetween, shiftMonth } from '#domain/sla/zone.js';
import { fold } from '#domain/vendor/folding.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import { PeopleReader } from '../identity/people.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { SlaMonthsRepository } from './months.repository.js';
import { SlaEntity } from './slas.entities.js';
import { searchKey, subjectOf, toSla, toSummary, toTrail } from './slas.mapper.js';
import { SlasRepository } from './slas.repository.js';
import { SlaResults } from './slas.results.js';

/** Months that are looked back on for what is still open. */
const LOOK_BACK = 36;
const unknownReference = (path: string, message: string): Refusal =>
  new Refusal('invalid', { fields: [{ path, message, rule: 'unknownReference' }] });

@Injectable()
export class SlasService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly slas: SlasRepository,
    private readonly months: SlaMonthsRepository,
    private readonly results: SlaResults,
    private readonly contractors: ContractorsReader,
    private readonly people: PeopleReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListSlas): Promise<SlaPage> {
    const page = await this.slas.page(query, this.results.currentMonth());
    return { ...page, items: page.items.map(toSummary) };
  }

  async one(id: string): Promise<Sla> {
    const current = this.results.currentMonth();
    const named = (await this.slas.byIds([id], current)).get(id);
    if (!named) throw notFound();
    const terms = await this.slas.versions(id);
    const closed = await this.months.closed(id);
    const { endedOn } = named.sla;
    const [earliest = { from: current }] = terms;
    const from = [earliest.from, shiftMonth(current, -LOOK_BACK)].toSorted().at(-1) ?? current;
    const last = shiftMonth(current, -1);
    const until = endedOn !== null && monthOf(endedOn) < last ? monthOf(endedOn) : last;
    return toSla(named, {
      terms,
      unreviewedMonths: closed.filter(({ reviewed }) => !reviewed).map(({ month }) => month),
      openMonths: monthsBetween(from, until).filter((month) => !closed.some((one) => one.month === month)),
    });
  }

  add(actor: Actor, { contractorId, from, terms, ...stated }: AddSla): Promise<Sla> {
    assertTerms(terms);
    return this.unitOfWork.run(async () => {
      const holder = (await this.contractors.byIds([contractorId])).get(contractorId);
      if (!holder) throw unknownReference('contractorId', 'is no contractor of the register');
      if (holder.archived) throw new RuleViolation('archived', { path: 'contractorId' });
      const sla = Object.assign(new SlaEntity(), { contractorId, endedOn: null, endReason: '' });
      await this.write(sla, stated);
      await this.slas.setTerms(sla.id, { from, terms });
      await this.trail.append(actor, {
        action: 'sla.created',
        subject: subjectOf(sla),
        after: { ...toTrail(sla), from, terms },
      });
      await this.refresh(sla.id, from);
      return this.one(sla.id);
    });
  }

  change(actor: Actor, id: string, version: number, stated: ChangeSla): Promise<Sla> {
    return this.unitOfWork.run(async () => {
      const sla = await this.held(id, version);
      const before = toTrail(sla);
      await this.write(sla, stated);
      await this.trail.append(actor, { action: 'sla.changed', subject: subjectOf(sla), before, after: toTrail(sla) });
      return this.one(id);
    });
  }

  setTerms(actor: Actor, id: string, version: number, { from, terms }: SetSlaTerms): Promise<Sla> {
    assertTerms(terms);
    return this.unitOfWork.run(async () => {
      const sla = await this.held(id, version);
      const versions = await this.slas.versions(id);
      const next = versions.find((one) => one.from > from)?.from;
      const closed = await this.months.closed(id);
      const hit = closed.find(({ month }) => month >= from && (next === undefined || month < next));
      if (hit) throw new RuleViolation('monthClosed', { path: 'from', month: hit.month });
      await this.slas.setTerms(id, { from, terms });
      await this.slas.save(sla, this.clock.now());
      const before = { from, terms: versions.find((one) => one.from === from)?.terms ?? null };
      await this.trail.append(actor, {
        action: 'sla.termsSet',
        subject: subjectOf(sla),
        before,
        after: { from, terms },
      });
      await this.refresh(id, from);
      return this.one(id);
    });
  }

  end(actor: Actor, id: string, version: number, { endedOn, reason }: EndSla): Promise<Sla> {
    return this.unitOfWork.run(async () => {
      const sla = await this.held(id, version);
      if (sla.endedOn !== null) throw new RuleViolation('slaEnded', { path: 'endedOn' });
      const closed = await this.months.closed(id);
      if (closed.some(({ month }) => month > monthOf(endedOn)))
        throw new RuleViolation('monthClosed', { path: 'endedOn' });
      return this.move(actor, sla, 'sla.ended', { endedOn, endReason: reason });
    });
  }

  reopen(actor: Actor, id: string, version: number): Promise<Sla> {
    return this.unitOfWork.run(async () => {
      const sla = await this.held(id, version);
      if (sla.endedOn === null) throw new RuleViolation('transitionNotAllowed', { state: 'active', event: 'reopen' });
      return this.move(actor, sla, 'sla.reopened', { endedOn: null, endReason: '' });
    });
  }

  private async move(
    actor: Actor,
    sla: SlaEntity,
    action: 'sla.ended' | 'sla.reopened',
    change: Pick<SlaEntity, 'endedOn' | 'endReason'>,
  ): Promise<Sla> {
    const before = toTrail(sla);
    await this.slas.save(Object.assign(sla, change), this.clock.now());
    await this.months.dropOpenAfter(sla.id, change.endedOn);
    await this.trail.append(actor, { action, subject: subjectOf(sla), before, after: toTrail(sla) });
    return this.one(sla.id);
  }

  private async write(sla: SlaEntity, stated: ChangeSla): Promise<void> {
    const { ownerId } = stated;
    if (ownerId !== null && ownerId !== sla.ownerId) {
      const active = await this.people.active();
      if (!active.some(({ id }) => id === ownerId)) throw unknownReference('ownerId', 'is nobody who signs in here');
    }
    const keys = { sortKey: fold(stated.title), folded: searchKey(stated) };
    await this.slas.save(Object.assign(sla, stated, keys), this.clock.now());
  }

  /** Months that are not closed, from one on, by what is agreed now. */
  private async refresh(id: string, from: string): Promise<void> {
    const current = this.results.currentMonth();
    const earliest = shiftMonth(current, -LOOK_BACK);
    await this.results.refresh(id, monthsBetween(from < earliest ? earliest : from, current));
  }

  private async held(id: string, version: number): Promise<SlaEntity> {
    const sla = await this.slas.lock(id);
    if (!sla) throw notFound();
    if (sla.version !== version) assertVersion(version, await this.one(id));
    return sla;
  }
}
