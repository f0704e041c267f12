import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { ListSlas, SlaMonthResult, SlaTermsVersion } from '#contract/slas.js';
import type { Month } from '#domain/calendar/dates.js';
import type { SlaTerms } from '#domain/sla/terms.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { SlaEntity, SlaTermsEntity } from './slas.entities.js';

/** An SLA with what a line of a list shows. */
export interface NamedSla {
  readonly sla: SlaEntity;
  readonly contractorName: string;
  readonly ownerName: string | null;
  readonly terms: SlaTerms | null;
  readonly lastClosed: SlaMonthResult | null;
  readonly running: SlaMonthResult | null;
  readonly downSince: Date | null;
  readonly breached: boolean;
  readonly creditsDue: number;
  readonly creditsYen: number | null;
  readonly claimBy: string | null;
  readonly unreviewed: number;
}

const LATEST_CLOSED = (column: string): string =>
  `(SELECT m.${column} FROM sla_months m WHERE m.sla_id = sla.id AND m.closed ORDER BY m.month DESC LIMIT 1)`;
/** The latest closed month was missed, or one that is not closed yet. */
const BREACHED = `(${LATEST_CLOSED('met')} IS FALSE
  OR EXISTS (SELECT 1 FROM sla_months m WHERE m.sla_id = sla.id AND NOT m.met AND NOT m.closed))`;
const DUE = `FROM sla_credits k WHERE k.sla_id = sla.id AND k.state = 'due'`;
const CLAIM_BY = `coalesce((SELECT min(k.claim_by) ${DUE}), 'infinity'::date)`;
const SORTS = { title: 'sla.sort_key', contractor: 'holder.sort_key', claimBy: CLAIM_BY };

@Injectable()
export class SlasRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListSlas, month: Month): Promise<ListPage<NamedSla>> {
    const page = await listPage(this.filtered(query), { sorts: SORTS, id: 'sla.id' }, query, ({ id }) => id as string);
    const named = await this.byIds(page.items, month);
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  private filtered({ q, contractorId, ended, breached, unclaimed }: ListSlas): SelectQueryBuilder<SlaEntity> {
    const slas = this.manager
      .createQueryBuilder(SlaEntity, 'sla')
      .innerJoin('contractors', 'holder', 'holder.id = sla.contractor_id')
      .select('sla.id', 'id')
      .where(ended === true ? 'sla.ended_on IS NOT NULL' : 'sla.ended_on IS NULL');
    if (q !== undefined && q !== '') {
      const [own, parameters] = foundIn('sla.folded', fold(q));
      const [holder] = foundIn('one.folded', fold(q));
      slas.andWhere(
        `((${own}) OR sla.contractor_id IN (SELECT one.id FROM contractors one WHERE ${holder}))`,
        parameters,
      );
    }
    if (contractorId !== undefined) slas.andWhere('sla.contractor_id = :contractorId', { contractorId });
    if (breached !== undefined) slas.andWhere(breached ? BREACHED : `NOT ${BREACHED}`);
    if (unclaimed !== undefined) slas.andWhere(`${unclaimed ? '' : 'NOT '}EXISTS (SELECT 1 ${DUE})`);
    return slas;
  }

  /** `month` is the current one. */
  async byIds(ids: readonly string[], month: Month): Promise<ReadonlyMap<string, NamedSla>> {
    if (ids.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(SlaEntity, 'sla')
      .innerJoin('contractors', 'holder', 'holder.id = sla.contractor_id')
      .leftJoin('people', 'owner', 'owner.id = sla.owner_id')
      .addSelect('holder.name', 'contractorName')
      .addSelect('owner.name', 'ownerName')
      .addSelect(
        `(SELECT t.terms FROM sla_terms t WHERE t.sla_id = sla.id AND t.month <= :month ORDER BY t.month DESC LIMIT 1)`,
        'terms',
      )
      .addSelect(LATEST_CLOSED('result'), 'lastClosed')
      .addSelect(
        `(SELECT m.result FROM sla_months m WHERE m.sla_id = sla.id AND NOT m.closed AND m.month >= :month
          ORDER BY m.month DESC LIMIT 1)`,
        'running',
      )
      .addSelect(
        `(SELECT min(o.starts_at) FROM outages o WHERE o.sla_id = sla.id AND o.ends_at IS NULL AND o.removed_at IS NULL)`,
        'downSince',
      )
      .addSelect(BREACHED, 'breached')
      .addSelect(`(SELECT count(*)::int ${DUE})`, 'creditsDue')
      .addSelect(`(SELECT CASE WHEN bool_or(k.yen IS NULL) THEN NULL ELSE sum(k.yen)::float8 END ${DUE})`, 'creditsYen')
      .addSelect(`(SELECT min(k.claim_by)::text ${DUE})`, 'claimBy')
      .addSelect(
        `(SELECT count(*)::int FROM sla_months m WHERE m.sla_id = sla.id AND m.closed
          AND NOT EXISTS (SELECT 1 FROM sla_reviews r WHERE r.sla_id = m.sla_id AND r.month = m.month))`,
        'unreviewed',
      )
      .where('sla.id IN (:...ids)', { ids, month })
      .getRawAndEntities<Omit<NamedSla, 'sla'>>();
    return new Map(
      entities.flatMap((sla, index) => {
        const more = raw[index];
        return more ? [[sla.id, { ...more, sla }]] : [];
      }),
    );
  }

  /** Held until the end of the transaction; everything that changes what months come to holds it. */
  lock(id: string): Promise<SlaEntity | null> {
    return this.manager.findOne(SlaEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Raises the version, also when only its terms have changed. */
  save(sla: SlaEntity, now: Date): Promise<SlaEntity> {
    const before = (sla.updatedAt as Date | undefined)?.getTime() ?? 0;
    sla.updatedAt = new Date(Math.max(now.getTime(), before + 1));
    return this.manager.save(sla);
  }

  async versions(id: string): Promise<SlaTermsVersion[]> {
    const found = await this.manager.find(SlaTermsEntity, { where: { slaId: id }, order: { month: 'ASC' } });
    return found.map(({ month, terms }) => ({ from: month, terms }));
  }

  async setTerms(slaId: string, { from, terms }: SlaTermsVersion): Promise<void> {
    await this.manager.upsert(SlaTermsEntity, { slaId, month: from, terms }, ['slaId', 'month']);
  }

  async titles(ids: readonly string[]): Promise<{ id: string; title: string; contractor: string }[]> {
    return this.manager.query(
      `SELECT s.id, s.title, c.name AS contractor FROM slas s JOIN contractors c ON c.id = s.contractor_id
       WHERE s.id = ANY($1::uuid[])`,
      [ids],
    );
  }
}
