import { Injectable } from '@nestjs/common';
import type {
  Contractor,
  ContractorPage,
  EndContractor,
  ListContractors,
  SaveContractor,
} from '#contract/contractors.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { readCorporateNumber } from '#domain/vendor/corporate-number.js';
import { circleOf } from '#domain/vendor/sub-processors.js';
import { PeopleReader } from '../identity/people.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { ContractorEntity } from './contractors.entities.js';
import { toContractor, toSummary } from './contractors.mapper.js';
import { ContractorsRepository } from './contractors.repository.js';
import { standing } from './standing.js';

const subject = ({ id, name }: Contractor) => ({ type: 'contractor', id, title: name });
/** What the trail compares: not the chain, which others change. */
const ownState = (contractor: Contractor): object => ({
  ...contractor,
  chain: undefined,
  worksFor: undefined,
  unaudited: undefined,
});

@Injectable()
export class ContractorsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contractors: ContractorsRepository,
    private readonly people: PeopleReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListContractors): Promise<ContractorPage> {
    const today = this.clock.today();
    const page = await this.contractors.page(query, today);
    return { ...page, items: page.items.map((parts) => toSummary(parts, today)) };
  }

  async one(id: string): Promise<Contractor> {
    const parts = (await this.contractors.parts([id])).get(id);
    if (!parts) throw notFound();
    const down = await this.contractors.links([id], 'down');
    const up = await this.contractors.links([id], 'up');
    const ids = [...down, ...up].flatMap(({ contractorId, subContractorId }) => [contractorId, subContractorId]);
    const names = await this.contractors.names(ids);
    return toContractor(parts, { down, up, names }, this.clock.today());
  }

  async add(actor: Actor, input: SaveContractor): Promise<Contractor> {
    return this.unitOfWork.run(async () => {
      const contractor = Object.assign(new ContractorEntity(), {
        endedOn: null,
        lastAuditedOn: null,
        archivedAt: null,
      });
      const added = await this.one(await this.save(contractor, input));
      await this.trail.append(actor, {
        action: 'contractor.created',
        subject: subject(added),
        after: ownState(added),
      });
      return added;
    });
  }

  async change(actor: Actor, id: string, version: number, input: SaveContractor): Promise<Contractor> {
    return this.edit(actor, id, version, 'contractor.changed', async (contractor) => {
      if (contractor.endedOn !== null) throw new RuleViolation('contractorClosed');
      await this.save(contractor, input);
    });
  }

  async end(actor: Actor, id: string, version: number, { endedOn, reason }: EndContractor): Promise<Contractor> {
    return this.edit(actor, id, version, 'contractor.ended', async (contractor) => {
      if (contractor.endedOn !== null) throw new RuleViolation('contractorClosed');
      if (endedOn > this.clock.today()) throw new RuleViolation('dateInTheFuture', { path: 'endedOn' });
      await this.contractors.endEngagements(id, endedOn);
      const updatedAt = this.clock.now();
      await this.contractors.write(contractor, { endedOn, endReason: reason, running: false, updatedAt });
    });
  }

  /** The engagements keep the days on which they ended. */
  async reopen(actor: Actor, id: string, version: number): Promise<Contractor> {
    return this.edit(actor, id, version, 'contractor.reopened', async (contractor, before) => {
      const updatedAt = this.clock.now();
      const now = standing(before.engagements, null, this.clock.today());
      await this.contractors.write(contractor, { endedOn: null, endReason: '', ...now, updatedAt });
    });
  }

  async archive(actor: Actor, id: string, version: number): Promise<Contractor> {
    return this.edit(actor, id, version, 'contractor.archived', async (contractor) => {
      if (contractor.running) throw new RuleViolation('contractorRunning');
      const now = this.clock.now();
      await this.contractors.write(contractor, { archivedAt: now, updatedAt: now });
    });
  }

  async restore(actor: Actor, id: string, version: number): Promise<Contractor> {
    return this.unitOfWork.run(async () => {
      const { contractor } = await this.held(id, version);
      await this.contractors.write(contractor, { archivedAt: null, updatedAt: this.clock.now() });
      const after = await this.one(id);
      await this.trail.append(actor, { action: 'contractor.restored', subject: subject(after) });
      return after;
    });
  }

  /** One change of one that is not archived, with its event. */
  private edit(
    actor: Actor,
    id: string,
    version: number,
    action: 'contractor.changed' | 'contractor.ended' | 'contractor.reopened' | 'contractor.archived',
    change: (contractor: ContractorEntity, before: Contractor) => Promise<void>,
  ): Promise<Contractor> {
    return this.unitOfWork.run(async () => {
      const { contractor, before } = await this.held(id, version);
      if (before.archived) throw new RuleViolation('archived');
      await change(contractor, before);
      const after = await this.one(id);
      await this.trail.append(actor, {
        action,
        subject: subject(after),
        before: ownState(before),
        after: ownState(after),
      });
      return after;
    });
  }

  private async held(id: string, version: number): Promise<{ contractor: ContractorEntity; before: Contractor }> {
    // before the row: who adds the other half of a circle needs this row, and would wait for us while we wait for them
    await this.contractors.lockLinks();
    const contractor = await this.contractors.lock(id);
    if (!contractor) throw notFound();
    const before = await this.one(id);
    assertVersion(version, before);
    return { contractor, before };
  }

  private async save(contractor: ContractorEntity, input: SaveContractor): Promise<string> {
    const { subProcessors, ...own } = input;
    assertEngagements(input);
    await this.assertOwners(input);
    const corporateNumber = plainNumber(input.corporateNumber);
    const at = { now: this.clock.now(), today: this.clock.today() };
    const { id } = await this.contractors.save(contractor, { ...own, corporateNumber }, at);
    await this.replaceSubProcessors(id, subProcessors);
    return id;
  }

  private async assertOwners({ engagements }: SaveContractor): Promise<void> {
    const named = await this.people.names(engagements.flatMap(({ ownerId }) => ownerId ?? []));
    const at = engagements.findIndex(({ ownerId }) => ownerId !== null && !named.has(ownerId));
    if (at >= 0) throw unknownReference(`engagements.${at}.ownerId`);
  }

  private async replaceSubProcessors(id: string, rows: SaveContractor['subProcessors']): Promise<void> {
    await this.contractors.lockLinks();
    const subs = rows.map(({ contractorId }) => contractorId);
    const links = await this.contractors.links(subs, 'down');
    const below = new Map(
      [...Map.groupBy(links, ({ contractorId }) => contractorId)].map(([over, some]) => [
        over,
        some.map(({ subContractorId }) => subContractorId),
      ]),
    );
    const circle = circleOf(id, subs, below);
    const names = await this.contractors.names([...subs, ...(circle ?? [])]);
    const at = subs.findIndex((sub, index) => !names.has(sub) || subs.indexOf(sub) < index);
    if (at >= 0) throw unknownReference(`subProcessors.${at}.contractorId`);
    if (circle) {
      const path = `subProcessors.${subs.indexOf(circle[1] ?? id)}.contractorId`;
      throw new RuleViolation('subProcessorCircle', { path, circle: circle.map((one) => names.get(one)).join(' → ') });
    }
    await this.contractors.replaceSubProcessors(id, rows);
  }
}

const unknownReference = (path: string): Refusal =>
  new Refusal('invalid', { fields: [{ path, message: 'is not known, or named twice', rule: 'unknownReference' }] });

function plainNumber(typed: string | null): string | null {
  if (typed === null || typed.trim() === '') return null;
  const read = readCorporateNumber(typed);
  if ('number' in read) return read.number;
  const path = 'corporateNumber';
  throw read.problem === 'checkDigit'
    ? new RuleViolation('corporateNumberCheckDigit', { path, expected: read.expected })
    : new RuleViolation('corporateNumberForm', { path });
}

function assertEngagements({ engagements }: SaveContractor): void {
  for (const [index, { personalData, personalDataReason, startsOn, endsOn }] of engagements.entries()) {
    if (personalData !== 'entrusted' && personalDataReason === '')
      throw new RuleViolation('personalDataReasonMissing', { path: `engagements.${index}.personalDataReason` });
    if (startsOn !== null && endsOn !== null && endsOn < startsOn)
      throw new RuleViolation('endBeforeStart', { path: `engagements.${index}.endsOn` });
  }
}
