import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ListOutages } from '#contract/outages.js';
import type { KnownOutage } from '#domain/sla/outages.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { OutageEntity } from './slas.entities.js';

/** An outage with who decided about its exclusion. */
export interface NamedOutage {
  readonly outage: OutageEntity;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
export interface Within {
  readonly start: Date;
  readonly end: Date;
}

@Injectable()
export class OutagesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(slaId: string, query: ListOutages, within: Within | null): Promise<ListPage<NamedOutage>> {
    const { open, removed } = query;
    const outages = this.manager
      .createQueryBuilder(OutageEntity, 'outage')
      .select('outage.id', 'id')
      .where('outage.sla_id = :slaId', { slaId })
      .andWhere(`outage.removed_at IS ${removed === true ? 'NOT ' : ''}NULL`);
    if (open !== undefined) outages.andWhere(`outage.ends_at IS ${open ? '' : 'NOT '}NULL`);
    if (within) outages.andWhere(...overlapping(within));
    const order = { sorts: { startsAt: 'outage.starts_at' }, id: 'outage.id' };
    const page = await listPage(outages, order, query, ({ id }) => id as string);
    const named = new Map((await this.named(page.items)).map((one) => [one.outage.id, one]));
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  private async named(ids: readonly string[]): Promise<NamedOutage[]> {
    return ids.length === 0 ? [] : this.find('outage.id IN (:...ids)', { ids });
  }

  /** Those that lie in an interval at least in part, in order of their start. */
  async within(slaId: string, within: Within): Promise<NamedOutage[]> {
    const [lies, bounds] = overlapping(within);
    return this.find(`outage.sla_id = :slaId AND outage.removed_at IS NULL AND ${lies}`, { slaId, ...bounds });
  }

  private async find(where: string, parameters: object): Promise<NamedOutage[]> {
    const { entities, raw } = await this.manager
      .createQueryBuilder(OutageEntity, 'outage')
      .leftJoin('approvals', 'a', 'a.id = outage.approval_id')
      .leftJoin('people', 'p', 'p.id = a.decided_by')
      .addSelect('p.name', 'decidedBy')
      .addSelect('a.decided_at', 'decidedAt')
      .where(where, parameters)
      .orderBy('outage.starts_at')
      .addOrderBy('outage.id')
      .getRawAndEntities<Omit<NamedOutage, 'outage'>>();
    return entities.map((outage, index) => ({
      outage,
      decidedBy: raw[index]?.decidedBy ?? null,
      decidedAt: raw[index]?.decidedAt ?? null,
    }));
  }

  async one(id: string): Promise<NamedOutage | null> {
    return (await this.named([id]))[0] ?? null;
  }

  byApproval(approvalId: string): Promise<OutageEntity | null> {
    return this.manager.findOneBy(OutageEntity, { approvalId });
  }

  async byApprovals(approvalIds: readonly string[]): Promise<OutageEntity[]> {
    return this.manager.findBy(OutageEntity, { approvalId: In([...approvalIds]) });
  }

  byIds(ids: readonly string[]): Promise<OutageEntity[]> {
    return this.manager.findBy(OutageEntity, { id: In([...ids]) });
  }

  /** Those that may be the same as reported ones: of one reference, or that begin at one instant. */
  async candidates(
    slaId: string,
    reported: readonly Pick<KnownOutage, 'reference' | 'start'>[],
  ): Promise<readonly KnownOutage[]> {
    const references = reported.flatMap(({ reference }) => (reference === null ? [] : [reference]));
    const starts = reported.map(({ start }) => new Date(start));
    return this.manager.query(
      `SELECT id, reference, (extract(epoch FROM starts_at) * 1000)::float8 AS start,
         (extract(epoch FROM ends_at) * 1000)::float8 AS "end"
       FROM outages WHERE sla_id = $1 AND removed_at IS NULL
         AND (reference = ANY($2::text[]) OR starts_at = ANY($3::timestamptz[]))
       ORDER BY starts_at, id`,
      [slaId, references, starts],
    );
  }

  save(outage: OutageEntity): Promise<OutageEntity> {
    return this.manager.save(outage);
  }

  saveAll(outages: OutageEntity[]): Promise<OutageEntity[]> {
    return this.manager.save(outages, { chunk: 500 });
  }
}

const overlapping = ({ start, end }: Within): [string, Within] => [
  `outage.starts_at < :end AND coalesce(outage.ends_at, 'infinity'::timestamptz) > :start`,
  { start, end },
];
