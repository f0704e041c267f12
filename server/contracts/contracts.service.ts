import { Injectable } from '@nestjs/common';
import type {
  CheckClause,
  Contract,
  ContractBoard,
  ContractPage,
  ListContracts,
  MoveContract,
  SaveContract,
  ShowContractBoard,
} from '#contract/contracts.js';
import { may, ROLES } from '#domain/access/roles.js';
import { fiscalYearOf } from '#domain/calendar/dates.js';
import { parentCircle } from '#domain/contract/chain.js';
import type { ClauseCode } from '#domain/contract/clauses.js';
import { stateOf } from '#domain/contract/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { TrailAction } from '#domain/trail/event.js';
import { ContractorsReader, type KnownContractor } from '../contractors/contractors.reader.js';
import { FilesWriter } from '../files/files.writer.js';
import { PeopleReader } from '../identity/people.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { NumberSeries } from '../platform/number-series.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { applySaved, moveContract } from './contract-changes.js';
import { ContractEntity, standingOf } from './contracts.entities.js';
import { retentionOf, subjectOf, toContract, toSummary, toTrail } from './contracts.mapper.js';
import { ContractsRepository } from './contracts.repository.js';

const OWNER_ROLES = ROLES.filter((role) => may([role], 'contracts.edit'));
const unknown = (path: string, message: string): Refusal =>
  new Refusal('invalid', { fields: [{ path, message, rule: 'unknownReference' }] });

@Injectable()
export class ContractsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsRepository,
    private readonly contractors: ContractorsReader,
    private readonly people: PeopleReader,
    private readonly files: FilesWriter,
    private readonly numbers: NumberSeries,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListContracts): Promise<ContractPage> {
    const today = this.clock.today();
    const page = await this.contracts.page(query, today);
    return { ...page, items: page.items.map((named) => toSummary(named, today)) };
  }

  async board(query: ShowContractBoard): Promise<ContractBoard> {
    const today = this.clock.today();
    const columns = await this.contracts.board(query, today);
    return {
      today,
      columns: columns.map(({ items, ...column }) => ({
        ...column,
        items: items.map((named) => toSummary(named, today)),
      })),
    };
  }

  async one(id: string): Promise<Contract> {
    const named = (await this.contracts.byIds([id])).get(id);
    if (!named) throw notFound();
    // one after the other: within a transaction there is one connection
    const services = await this.contracts.services(id);
    const clauses = await this.contracts.clauses(id);
    const parents = await this.contracts.family(id);
    const relatives = await this.contracts.byIds([...parents.keys()]);
    return toContract(named, { services, clauses, parents, relatives }, this.clock.today());
  }

  add(actor: Actor, input: SaveContract): Promise<Contract> {
    return this.unitOfWork.run(async () => {
      const contract = Object.assign(new ContractEntity(), {
        status: 'draft',
        renewals: 0,
        noticeGivenOn: null,
        endedOn: null,
        endReason: '',
        archivedAt: null,
      });
      const added = await this.one(await this.write(contract, input));
      const subject = subjectOf(added);
      await this.trail.append(actor, { action: 'contract.created', subject, after: toTrail(added) });
      return added;
    });
  }

  change(actor: Actor, id: string, version: number, input: SaveContract): Promise<Contract> {
    return this.edit(actor, id, version, 'contract.changed', async (contract) => {
      this.assertOpen(contract);
      await this.write(contract, input);
    });
  }

  move(actor: Actor, id: string, version: number, input: MoveContract): Promise<Contract> {
    return this.edit(actor, id, version, 'contract.moved', async (contract) => {
      moveContract(contract, input, this.clock.today());
      await this.contracts.save(Object.assign(contract, { updatedAt: this.clock.now() }));
    });
  }

  check(actor: Actor, id: string, version: number, code: ClauseCode, input: CheckClause): Promise<Contract> {
    return this.edit(actor, id, version, 'contract.checked', async (contract, before) => {
      this.assertOpen(contract);
      if (!before.checks.some((check) => check.code === code)) throw notFound();
      if (input.result === 'notNeeded' && input.reason === '')
        throw new RuleViolation('reasonMissing', { path: 'reason' });
      // hours are said of the one clause that states them
      const hours = code === 'incidentNotice' ? input.hours : null;
      const checkedOn = this.clock.today();
      await this.contracts.saveClause({ contractId: id, code, ...input, hours, checkedBy: actor.id, checkedOn });
      await this.contracts.touch(id, this.clock.now());
    });
  }

  archive(actor: Actor, id: string, version: number): Promise<Contract> {
    return this.edit(actor, id, version, 'contract.archived', async (contract) => {
      const state = stateOf(standingOf(contract), this.clock.today());
      if (state !== 'ended' && state !== 'draft') throw new RuleViolation('transitionNotAllowed', { state });
      const archivedAt = this.clock.now();
      await this.contracts.save(Object.assign(contract, { archivedAt, updatedAt: archivedAt }));
    });
  }

  restore(actor: Actor, id: string, version: number): Promise<Contract> {
    return this.unitOfWork.run(async () => {
      const { contract } = await this.held(id, version);
      await this.contracts.save(Object.assign(contract, { archivedAt: null, updatedAt: this.clock.now() }));
      const after = await this.one(id);
      await this.trail.append(actor, { action: 'contract.restored', subject: subjectOf(after) });
      return after;
    });
  }

  /** Deletes it with its files, once it need not be kept any more and its name was typed. The trail keeps what it was. */
  async delete(actor: Actor, id: string, version: number, title: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { contract, before } = await this.held(id, version);
      const { mayDelete, from } = retentionOf(contract, this.clock.today());
      if (!mayDelete) throw new RuleViolation('retentionRunning', { from: from ?? '' });
      if (title !== contract.title) throw new RuleViolation('nameDiffers', { path: 'title' });
      if (await this.contracts.hasDependents(id)) throw new RuleViolation('contractHasDependents');
      await this.files.forget('contract', id);
      await this.contracts.delete(id);
      const subject = subjectOf(before);
      await this.trail.append(actor, { action: 'contract.deleted', subject, before: toTrail(before) });
    });
  }

  /** One change of one that is not archived, with its event. */
  private edit(
    actor: Actor,
    id: string,
    version: number,
    action: TrailAction,
    change: (contract: ContractEntity, before: Contract) => Promise<void>,
  ): Promise<Contract> {
    return this.unitOfWork.run(async () => {
      const { contract, before } = await this.held(id, version);
      if (before.archived) throw new RuleViolation('archived');
      await change(contract, before);
      const after = await this.one(id);
      await this.trail.append(actor, {
        action,
        subject: subjectOf(after),
        before: toTrail(before),
        after: toTrail(after),
      });
      return after;
    });
  }

  private async held(id: string, version: number): Promise<{ contract: ContractEntity; before: Contract }> {
    // before the row: who adds the other half of a circle needs this row, and would wait for us while we wait for them
    await this.contracts.lockParents();
    const contract = await this.contracts.lock(id);
    if (!contract) throw notFound();
    const before = await this.one(id);
    assertVersion(version, before);
    return { contract, before };
  }

  private assertOpen(contract: ContractEntity): void {
    if (stateOf(standingOf(contract), this.clock.today()) === 'ended') throw new RuleViolation('contractClosed');
  }

  private async write(contract: ContractEntity, input: SaveContract): Promise<string> {
    const contractor = await this.assertReferences(contract, input);
    const { serviceIds, ...own } = input;
    const [number = own.number] =
      own.number === '' ? await this.numbers.take(`C${fiscalYearOf(this.clock.today())}`) : [];
    applySaved(contract, { ...own, number }, contractor.name);
    const { id } = await this.contracts.save(Object.assign(contract, { updatedAt: this.clock.now() }));
    await this.contracts.replaceServices(id, serviceIds);
    return id;
  }

  private async assertReferences(contract: ContractEntity, input: SaveContract): Promise<KnownContractor> {
    const { contractorId, ownerId, serviceIds, parent } = input;
    const contractor = (await this.contractors.byIds([contractorId])).get(contractorId);
    if (!contractor || (contractor.archived && contract.contractorId !== contractorId))
      throw unknown('contractorId', 'is no contractor of the register');
    if (ownerId !== null && ownerId !== contract.ownerId) await this.assertOwner(ownerId);
    const services = await this.contracts.knownServices(serviceIds);
    const at = serviceIds.findIndex((id) => !services.has(id));
    if (at >= 0) throw unknown(`serviceIds.${at}`, 'is no service of the catalogue');
    if (parent !== null) await this.assertParent(contract.id, contractorId, parent.id);
    return contractor;
  }

  private async assertOwner(ownerId: string): Promise<void> {
    const owner = (await this.people.active()).find(({ id }) => id === ownerId);
    if (!owner?.roles.some((role) => OWNER_ROLES.includes(role)))
      throw unknown('ownerId', 'is nobody who can see to contracts');
  }

  /** A contract hangs under one with the same contractor, and never under itself. */
  private async assertParent(id: string | undefined, contractorId: string, parentId: string): Promise<void> {
    await this.contracts.lockParents();
    const [parent] = await this.contracts.titles([parentId]);
    if (parent?.contractorId !== contractorId) throw unknown('parent.id', 'is no contract with this contractor');
    if (id === undefined) return;
    const circle = parentCircle(id, parentId, await this.contracts.family(parentId));
    if (!circle) return;
    const titles = new Map((await this.contracts.titles(circle)).map((one) => [one.id, one.title]));
    throw new RuleViolation('contractCircle', {
      path: 'parent.id',
      circle: circle.map((one) => titles.get(one) ?? '').join(' → '),
    });
  }
}
