import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { ListContracts, ShowContractBoard } from '#contract/contracts.js';
import type { BusinessDate } from '#domain/calendar/dates.js';
import { boardColumns } from '#domain/contract/board.js';
import type { Parents } from '#domain/contract/chain.js';
import type { ClauseResult } from '#domain/contract/clauses.js';
import { NOTICE_WINDOW_DAYS } from '#domain/contract/lifecycle.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ContractClauseEntity, ContractEntity, ContractServiceEntity } from './contracts.entities.js';

/** A contract with what a line of a list shows. */
export interface NamedContract {
  readonly contract: ContractEntity;
  readonly contractorName: string;
  readonly ownerName: string | null;
  /** what was found about its clauses, by their codes */
  readonly results: ReadonlyMap<string, ClauseResult>;
}

export type NamedClause = ContractClauseEntity & { readonly checkedByName: string | null };

type Filter = Pick<ShowContractBoard, 'q' | 'kind' | 'contractorId' | 'ownerId' | 'gaps'>;
type Condition = readonly [sql: string, parameters?: Readonly<Record<string, unknown>>];

// the rules of domain/contract/lifecycle in SQL, for filters and orders; a test holds both against each other
const SELF = `(contract.renewal_months IS NOT NULL AND contract.notice_given_on IS NULL)`;
const DAY = `coalesce(contract.notice_on, contract.ends_on)`;
const SETTLED = `(${SELF} AND ${DAY} < :today)`;
export const STATE = `(CASE WHEN contract.status <> 'active' THEN contract.status
  WHEN contract.ends_on < :today AND NOT ${SELF} THEN 'ended'
  WHEN contract.notice_given_on IS NULL AND ${DAY} - ${NOTICE_WINDOW_DAYS} <= :today AND NOT ${SETTLED} THEN 'noticeWindow'
  WHEN contract.notice_given_on IS NULL AND (${SETTLED} OR contract.renewals > 0) THEN 'renewed'
  ELSE 'active' END)`;
const RUNNING = `(contract.status = 'active' AND (contract.ends_on IS NULL OR contract.ends_on >= :today OR ${SELF}))`;
const DECIDE_BY = `(CASE WHEN ${RUNNING} AND contract.notice_given_on IS NULL AND NOT coalesce(${SETTLED}, false)
  THEN coalesce(${DAY}, 'infinity'::date) ELSE 'infinity'::date END)`;
const ENDS_ON = `coalesce(contract.ends_on, 'infinity'::date)`;
const SORTS = { decideBy: DECIDE_BY, endsOn: ENDS_ON, title: 'contract.title', number: 'contract.number' };

function conditions({ q, kind, contractorId, ownerId, gaps }: Filter): Condition[] {
  const found: Condition[] = [];
  if (q !== undefined && q !== '') found.push(foundIn('contract.folded', fold(q)));
  if (kind !== undefined) found.push(['contract.kind = :kind', { kind }]);
  if (contractorId !== undefined) found.push(['contract.contractor_id = :contractorId', { contractorId }]);
  if (ownerId !== undefined) found.push(['contract.owner_id = :ownerId', { ownerId }]);
  if (gaps !== undefined)
    found.push([
      `${gaps ? '' : 'NOT '}EXISTS (SELECT 1 FROM contract_clauses g WHERE g.contract_id = contract.id
         AND g.result IN ('missing', 'partial'))`,
    ]);
  return found;
}

@Injectable()
export class ContractsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListContracts, today: BusinessDate): Promise<ListPage<NamedContract>> {
    const order = { sorts: SORTS, id: 'contract.id' };
    const page = await listPage(this.filtered(query, today), order, query, ({ id }) => id as string);
    const named = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  private filtered(query: ListContracts, today: BusinessDate): SelectQueryBuilder<ContractEntity> {
    const { state, serviceId } = query;
    const contracts = this.manager
      .createQueryBuilder(ContractEntity, 'contract')
      .select('contract.id', 'id')
      .where(`contract.archivedAt IS ${state === 'archived' ? 'NOT ' : ''}NULL`)
      .setParameters({ today });
    for (const [sql, parameters] of conditions(query)) contracts.andWhere(sql, parameters);
    if (state === 'running') contracts.andWhere(RUNNING);
    else if (state !== undefined && state !== 'archived') contracts.andWhere(`${STATE} = :state`, { state });
    if (serviceId !== undefined)
      contracts.andWhere(
        'EXISTS (SELECT 1 FROM contract_services s WHERE s.contract_id = contract.id AND s.service_id = :serviceId)',
        { serviceId },
      );
    return contracts;
  }

  /** The first cards of each column and how many there are, in two statements whatever there is. */
  async board(
    query: ShowContractBoard,
    today: BusinessDate,
  ): Promise<{ column: string; total: number; items: NamedContract[] }[]> {
    const filters = conditions(query);
    const columns = boardColumns(today);
    // the day of each contract is worked out once, not once a column
    const cards = await this.named<{ column: string; id: string; total: number }>(
      `WITH due AS MATERIALIZED (
         SELECT contract.id, ${query.by === 'decision' ? DECIDE_BY : ENDS_ON} AS day FROM contracts contract
         WHERE contract.archived_at IS NULL AND ${RUNNING}${filters.map(([sql]) => ` AND ${sql}`).join('')}),
       placed AS (
         SELECT board.col, due.id, due.day, count(*) OVER (PARTITION BY board.col)::int AS total,
           row_number() OVER (PARTITION BY board.col ORDER BY due.day, due.id) AS place
         FROM unnest(CAST(:columns AS text[]), CAST(:froms AS date[]), CAST(:untils AS date[])) board(col, first, last)
         JOIN due ON due.day BETWEEN board.first AND board.last)
       SELECT col AS column, id, total FROM placed WHERE place <= :limit ORDER BY day, id`,
      {
        ...Object.fromEntries(filters.flatMap(([, given]) => Object.entries(given ?? {}))),
        today,
        columns: columns.map(({ column }) => column),
        froms: columns.map(({ from }) => from ?? '-infinity'),
        untils: columns.map(({ until }) => until ?? '9999-12-31'),
        limit: query.limit,
      },
    );
    const named = await this.byIds(cards.map(({ id }) => id));
    const inColumn = Map.groupBy(cards, ({ column }) => column);
    return columns.map(({ column }) => {
      const own = inColumn.get(column) ?? [];
      return { column, total: own[0]?.total ?? 0, items: own.flatMap(({ id }) => named.get(id) ?? []) };
    });
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, NamedContract>> {
    if (ids.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(ContractEntity, 'contract')
      .innerJoin('contractors', 'c', 'c.id = contract.contractor_id')
      .leftJoin('people', 'o', 'o.id = contract.owner_id')
      .addSelect('c.name', 'contractorName')
      .addSelect('o.name', 'ownerName')
      .addSelect(
        '(SELECT json_object_agg(k.code, k.result) FROM contract_clauses k WHERE k.contract_id = contract.id)',
        'results',
      )
      .where('contract.id = ANY(:ids)', { ids })
      .getRawAndEntities<{
        contractorName: string;
        ownerName: string | null;
        results: Record<string, ClauseResult> | null;
      }>();
    return new Map(
      entities.flatMap((contract, index) => {
        const more = raw[index];
        if (!more) return [];
        const results = new Map(Object.entries(more.results ?? {}));
        return [[contract.id, { contract, contractorName: more.contractorName, ownerName: more.ownerName, results }]];
      }),
    );
  }

  async services(contractId: string): Promise<{ id: string; name: string }[]> {
    return this.manager.query(
      `SELECT s.id, s.name FROM contract_services c JOIN services s ON s.id = c.service_id WHERE c.contract_id = $1
       ORDER BY s.sort_key, s.id`,
      [contractId],
    );
  }

  async clauses(contractId: string): Promise<NamedClause[]> {
    const { entities, raw } = await this.manager
      .createQueryBuilder(ContractClauseEntity, 'clause')
      .leftJoin('people', 'p', 'p.id = clause.checked_by')
      .addSelect('p.name', 'checkedByName')
      .where('clause.contractId = :contractId', { contractId })
      .getRawAndEntities<{ checkedByName: string | null }>();
    return entities.map((clause, index) => Object.assign(clause, { checkedByName: raw[index]?.checkedByName ?? null }));
  }

  /** Every contract that hangs together with it, however far up and down, the earliest first, and what each hangs under. */
  async family(id: string): Promise<Parents> {
    const rows: { id: string; parentId: string | null }[] = await this.manager.query(
      `WITH RECURSIVE up AS (
         SELECT id, parent_id FROM contracts WHERE id = $1
         UNION SELECT c.id, c.parent_id FROM contracts c JOIN up ON c.id = up.parent_id),
       all_of AS (
         SELECT id, parent_id, starts_on, number FROM contracts WHERE id IN (SELECT id FROM up)
         UNION SELECT c.id, c.parent_id, c.starts_on, c.number FROM contracts c JOIN all_of ON c.parent_id = all_of.id)
       SELECT id, parent_id AS "parentId" FROM all_of ORDER BY starts_on, number, id`,
      [id],
    );
    return new Map(rows.map((row) => [row.id, row.parentId]));
  }

  /** Held until the transaction ends. */
  lock(id: string): Promise<ContractEntity | null> {
    return this.manager.findOne(ContractEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Two people who each add one half of a circle wait for each other here. */
  async lockParents(): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtext('contract_parents'))`);
  }

  async save(contract: ContractEntity): Promise<ContractEntity> {
    try {
      return await this.manager.save(contract);
    } catch (error) {
      throw brokenReference(error) ?? error;
    }
  }

  /** A new version, though no column of its own has changed. */
  async touch(id: string, now: Date): Promise<void> {
    await this.manager.query('UPDATE contracts SET version = version + 1, updated_at = $2 WHERE id = $1', [id, now]);
  }

  async replaceServices(contractId: string, serviceIds: readonly string[]): Promise<void> {
    await this.manager.delete(ContractServiceEntity, { contractId });
    await this.manager.insert(
      ContractServiceEntity,
      [...new Set(serviceIds)].map((serviceId) => ({ contractId, serviceId })),
    );
  }

  /** Those among the ids that are services of the catalogue. */
  async knownServices(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows: { id: string }[] = await this.manager.query('SELECT id FROM services WHERE id = ANY($1::uuid[])', [
      ids,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  async saveClause(clause: Omit<ContractClauseEntity, 'id'>): Promise<void> {
    await this.manager.upsert(ContractClauseEntity, clause, ['contractId', 'code']);
  }

  hasDependents(id: string): Promise<boolean> {
    return this.manager.existsBy(ContractEntity, { parentId: id });
  }

  async delete(id: string): Promise<void> {
    await this.manager.delete(ContractEntity, { id });
  }

  /** Contracts whose term is over and which renew themselves. */
  async toRenew(today: BusinessDate): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM contracts WHERE status = 'active' AND ends_on < $1::date AND renewal_months IS NOT NULL
         AND notice_given_on IS NULL ORDER BY id`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  /** Running contracts on which somebody has to decide until a day, the most urgent first. */
  async toDecide(today: BusinessDate, until: BusinessDate): Promise<NamedContract[]> {
    const found = await this.manager
      .createQueryBuilder(ContractEntity, 'contract')
      .select('contract.id', 'id')
      .where('contract.archivedAt IS NULL')
      .andWhere(`${DECIDE_BY} <= :until`, { today, until })
      .orderBy(DECIDE_BY)
      .addOrderBy('contract.id')
      .getRawMany<{ id: string }>();
    const named = await this.byIds(found.map(({ id }) => id));
    return found.flatMap(({ id }) => named.get(id) ?? []);
  }

  async titles(ids: readonly string[]): Promise<ContractEntity[]> {
    return ids.length === 0 ? [] : this.manager.findBy(ContractEntity, { id: In([...ids]) });
  }

  /** SQL with :names, for conditions that come from several places. */
  private named<Row>(sql: string, parameters: Record<string, unknown>): Promise<Row[]> {
    return this.manager.query(...this.manager.dataSource.driver.escapeQueryWithParameters(sql, parameters));
  }
}

const BROKEN: Readonly<Record<string, Refusal>> = {
  contracts_number_key: new Refusal('contractNumberTaken', {
    title: 'Another contract has this number',
    fields: [{ path: 'number', message: 'belongs to another contract', rule: 'contractNumberTaken' }],
  }),
};
const brokenReference = (error: unknown): Refusal | undefined =>
  BROKEN[(error as { driverError?: { constraint?: string } }).driverError?.constraint ?? ''];
