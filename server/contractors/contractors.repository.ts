import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { ListContractors, SaveContractor, SaveEngagement } from '#contract/contractors.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ContractorEntity, EngagementEntity, SubProcessorEntity } from './contractors.entities.js';
import { searchKey, type Standing, standing } from './standing.js';

export type OwnedEngagement = EngagementEntity & { readonly ownerName: string | null };

export interface ContractorParts {
  readonly contractor: ContractorEntity;
  readonly vendorName: string | null;
  /** in the order that was given to them */
  readonly engagements: readonly OwnedEngagement[];
}

export type ContractorFilters = Omit<ListContractors, 'sort' | 'limit' | 'cursor'>;

const SORTS = {
  yomi: 'contractor.sort_key',
  name: 'contractor.name',
  tier: `(CASE contractor.tier WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END)`,
  lastAuditedOn: `coalesce(contractor.last_audited_on, '-infinity'::date)`,
};
const OWNED = `SELECT 1 FROM engagements e WHERE e.contractor_id = contractor.id AND e.owner_id = :ownerId
  AND (e.ends_on IS NULL OR e.ends_on >= :today)`;

@Injectable()
export class ContractorsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** A page of contractors with their engagements: four statements whatever the number of rows. */
  async page(query: ListContractors, today: string): Promise<ListPage<ContractorParts>> {
    const order = { sorts: SORTS, id: 'contractor.id' };
    const page = await listPage(this.filtered(query, today), order, query, ({ id }) => id as string);
    const parts = await this.parts(page.items);
    return { ...page, items: page.items.flatMap((id) => parts.get(id) ?? []) };
  }

  /** Every one of the filtered list, in its order. */
  async ids(query: ListContractors, today: string): Promise<string[]> {
    const down = query.sort.startsWith('-');
    const order = down ? 'DESC' : 'ASC';
    const rows = await this.filtered(query, today)
      .orderBy(SORTS[query.sort.replace('-', '') as keyof typeof SORTS], order)
      .addOrderBy('contractor.id', order)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private filtered(query: ContractorFilters, today: string): SelectQueryBuilder<ContractorEntity> {
    const contractors = this.manager
      .createQueryBuilder(ContractorEntity, 'contractor')
      .select('contractor.id', 'id')
      .where(`contractor.archivedAt IS ${query.state === 'archived' ? 'NOT ' : ''}NULL`)
      .setParameters({ today });
    if (query.q !== undefined && query.q !== '') contractors.andWhere(...foundIn('contractor.folded', fold(query.q)));
    if (query.tier !== undefined) contractors.andWhere('contractor.tier = :tier', { tier: query.tier });
    if (query.personalData !== undefined)
      contractors.andWhere('contractor.personalData = :data', { data: query.personalData });
    if (query.state === 'running') contractors.andWhere('contractor.running');
    if (query.state === 'ended') contractors.andWhere('NOT contractor.running');
    if (query.ownerId !== undefined) contractors.andWhere(`EXISTS (${OWNED})`, { ownerId: query.ownerId });
    if (query.unaudited !== undefined) {
      const unaudited = `contractor.running AND coalesce((contractor.last_audited_on + interval '12 months')::date, '-infinity') < :today`;
      contractors.andWhere(query.unaudited ? unaudited : `NOT (${unaudited})`);
    }
    return contractors;
  }

  /** Contractors with what belongs to them, by id; two statements. */
  async parts(ids: readonly string[]): Promise<ReadonlyMap<string, ContractorParts>> {
    if (ids.length === 0) return new Map();
    const found = await this.manager
      .createQueryBuilder(ContractorEntity, 'contractor')
      .addSelect('(SELECT v.name FROM vendors v WHERE v.id = contractor.vendor_id)', 'vendor_name')
      .where('contractor.id = ANY(:ids)', { ids })
      .getRawAndEntities<{ vendor_name: string | null }>();
    const engagements = await this.manager
      .createQueryBuilder(EngagementEntity, 'engagement')
      .addSelect('(SELECT p.name FROM people p WHERE p.id = engagement.owner_id)', 'owner_name')
      .where('engagement.contractorId = ANY(:ids)', { ids })
      .orderBy('engagement.position')
      .getRawAndEntities<{ owner_name: string | null }>();
    const owned = engagements.entities.map((engagement, index) =>
      Object.assign(engagement, { ownerName: engagements.raw[index]?.owner_name ?? null }),
    );
    const byContractor = Map.groupBy(owned, ({ contractorId }) => contractorId);
    return new Map(
      found.entities.map((contractor, index) => [
        contractor.id,
        {
          contractor,
          vendorName: found.raw[index]?.vendor_name ?? null,
          engagements: byContractor.get(contractor.id) ?? [],
        },
      ]),
    );
  }

  /** Held until the transaction ends. */
  lock(id: string): Promise<ContractorEntity | null> {
    return this.manager.findOne(ContractorEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes the contractor; its engagements become the given ones, those without an id being new. */
  async save(
    contractor: ContractorEntity,
    input: Omit<SaveContractor, 'subProcessors'>,
    at: { readonly now: Date; readonly today: string },
  ): Promise<ContractorEntity> {
    const { engagements, ...own } = input;
    const saved = await this.write(contractor, {
      ...own,
      sortKey: fold(input.yomi || input.name),
      folded: searchKey(own, engagements),
      ...standing(engagements, contractor.endedOn ?? null, at.today),
      updatedAt: at.now,
    });
    await this.replaceEngagements(saved.id, engagements);
    return saved;
  }

  /** The columns given, nothing else; what is unique or refers to something names the field that it breaks at. */
  async write(contractor: ContractorEntity, columns: Partial<ContractorEntity>): Promise<ContractorEntity> {
    try {
      return await this.manager.save(Object.assign(contractor, columns));
    } catch (error) {
      throw brokenReference(error) ?? error;
    }
  }

  private async replaceEngagements(contractorId: string, rows: readonly SaveEngagement[]): Promise<void> {
    const stored = await this.manager.find(EngagementEntity, { where: { contractorId }, select: { id: true } });
    const own = new Set(stored.map(({ id }) => id));
    // an id of another contractor is no id here
    const idOf = ({ id }: SaveEngagement): string | undefined => (id !== undefined && own.has(id) ? id : undefined);
    const kept = new Set(rows.map(idOf));
    const gone = [...own].filter((id) => !kept.has(id));
    if (gone.length > 0) await this.manager.delete(EngagementEntity, gone);
    await this.manager.save(
      rows.map((row, position) =>
        Object.assign(new EngagementEntity(), row, { id: idOf(row), contractorId, position }),
      ),
    );
  }

  /** Every engagement that still runs ends on this day; one that had not begun never lasts longer. */
  async endEngagements(contractorId: string, on: string): Promise<void> {
    await this.manager.query(
      `UPDATE engagements SET starts_on = least(starts_on, $2::date), ends_on = $2
       WHERE contractor_id = $1 AND (ends_on IS NULL OR ends_on > $2)`,
      [contractorId, on],
    );
  }

  async replaceSubProcessors(contractorId: string, rows: SaveContractor['subProcessors']): Promise<void> {
    await this.manager.delete(SubProcessorEntity, { contractorId });
    await this.manager.insert(
      SubProcessorEntity,
      rows.map(({ contractorId: subContractorId, ...row }) => ({ ...row, contractorId, subContractorId })),
    );
  }

  subProcessors(contractorId: string): Promise<SubProcessorEntity[]> {
    return this.manager.findBy(SubProcessorEntity, { contractorId });
  }

  /** Every link that is reached downwards (to those who work) or upwards (to those worked for) from these. */
  links(ids: readonly string[], way: 'down' | 'up'): Promise<SubProcessorEntity[]> {
    const [from, to] = way === 'down' ? ['contractor_id', 'sub_contractor_id'] : ['sub_contractor_id', 'contractor_id'];
    return this.manager.query<SubProcessorEntity[]>(
      `WITH RECURSIVE reached AS (
         SELECT s.* FROM sub_processors s WHERE s.${from} = ANY ($1::uuid[])
         UNION SELECT s.* FROM sub_processors s JOIN reached r ON s.${from} = r.${to})
       SELECT r.contractor_id AS "contractorId", r.sub_contractor_id AS "subContractorId", r.work, r.country,
         r.personal_data AS "personalData"
       FROM reached r JOIN contractors c ON c.id = r.${to} ORDER BY c.sort_key, c.id`,
      [ids],
    );
  }

  /** Those of whom an engagement has ended by itself since it was last counted, with all of their engagements. */
  async outdated(today: string): Promise<{ id: string; engagements: EngagementEntity[] }[]> {
    const found: { id: string }[] = await this.manager.query(
      `SELECT c.id FROM contractors c WHERE c.running AND EXISTS (
         SELECT 1 FROM engagements e WHERE e.contractor_id = c.id AND e.ends_on < $1) ORDER BY c.id FOR UPDATE`,
      [today],
    );
    const ids = found.map(({ id }) => id);
    const engagements = await this.manager.findBy(EngagementEntity, { contractorId: In(ids) });
    const byContractor = Map.groupBy(engagements, ({ contractorId }) => contractorId);
    return ids.map((id) => ({ id, engagements: byContractor.get(id) ?? [] }));
  }

  async restand(rows: readonly (Standing & { readonly id: string })[]): Promise<void> {
    await this.manager.query(
      `UPDATE contractors c SET tier = given.tier, tier_provisional = given."tierProvisional",
         personal_data = given."personalData", running = given.running
       FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, tier text, "tierProvisional" boolean, "personalData" text,
         running boolean) WHERE c.id = given.id`,
      [JSON.stringify(rows)],
    );
  }

  /** Two people who each add one half of a circle wait for each other here. */
  async lockLinks(): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtext('sub_processors'))`);
  }

  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const found = await this.manager.find(ContractorEntity, {
      where: { id: In([...new Set(ids)]) },
      select: { id: true, name: true },
    });
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

const BROKEN: Readonly<Record<string, Refusal>> = {
  contractors_corporate_number_key: new Refusal('conflict', {
    title: 'Another contractor has this corporate number',
    fields: [{ path: 'corporateNumber', message: 'belongs to another contractor', rule: 'corporateNumberTaken' }],
  }),
  contractors_vendor_id_key: new Refusal('conflict', {
    title: 'Another contractor is this vendor of the catalogue',
    fields: [{ path: 'vendorId', message: 'belongs to another contractor', rule: 'vendorTaken' }],
  }),
  contractors_vendor_id_fkey: new Refusal('invalid', {
    fields: [{ path: 'vendorId', message: 'is no vendor of the catalogue', rule: 'unknownReference' }],
  }),
};
const brokenReference = (error: unknown): Refusal | undefined =>
  BROKEN[(error as { driverError?: { constraint?: string } }).driverError?.constraint ?? ''];
