import { Injectable } from '@nestjs/common';
import type { ReviewSlaMonth, SlaCredit, SlaReview } from '#contract/slas.js';
import type { BusinessDate, Month } from '#domain/calendar/dates.js';
import type { MonthResult } from '#domain/sla/months.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { SlaMaintenanceEntity, SlaMeasurementEntity, SlaMonthEntity } from './slas.entities.js';

export type StoredCredit = Omit<SlaCredit, 'late' | 'events'>;
export interface StoredMonth {
  readonly month: SlaMonthEntity;
  readonly closedBy: string | null;
}

const CREDIT = `k.month, k.state, k.percent, k.yen::float8 AS yen, k.claim_by::text AS "claimBy",
  k.claimed_on::text AS "claimedOn", k.received_on::text AS "receivedOn", k.received_yen::float8 AS "receivedYen",
  k.note, k.version`;

/** Months of SLAs with what belongs to them: reviews, credits, measured values. */
@Injectable()
export class SlaMonthsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** The closed months of an SLA, oldest first. */
  async closed(slaId: string): Promise<{ month: Month; reviewed: boolean }[]> {
    return this.manager.query(
      `SELECT m.month, EXISTS (SELECT 1 FROM sla_reviews r WHERE r.sla_id = m.sla_id AND r.month = m.month) AS reviewed
       FROM sla_months m WHERE m.sla_id = $1 AND m.closed ORDER BY m.month`,
      [slaId],
    );
  }

  async stored(slaId: string, months: readonly Month[]): Promise<ReadonlyMap<Month, StoredMonth>> {
    if (months.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(SlaMonthEntity, 'one')
      .leftJoin('people', 'p', 'p.id = one.closed_by')
      .addSelect('p.name', 'closedBy')
      .where('one.sla_id = :slaId AND one.month IN (:...months)', { slaId, months })
      .getRawAndEntities<{ closedBy: string | null }>();
    return new Map(entities.map((month, index) => [month.month, { month, closedBy: raw[index]?.closedBy ?? null }]));
  }

  /** What was computed for months after the end of an SLA is of no use. */
  async dropOpenAfter(slaId: string, endedOn: BusinessDate | null): Promise<void> {
    if (endedOn === null) return;
    await this.manager.query(`DELETE FROM sla_months WHERE sla_id = $1 AND NOT closed AND month > left($2, 7)`, [
      slaId,
      endedOn,
    ]);
  }

  async reviews(slaId: string, months: readonly Month[]): Promise<ReadonlyMap<Month, SlaReview>> {
    const rows = await this.manager.query<({ month: Month } & SlaReview)[]>(
      `SELECT r.month, r.conclusion, r.note, r.actions, p.name AS "reviewedBy", r.reviewed_on::text AS "reviewedOn", r.version
       FROM sla_reviews r JOIN people p ON p.id = r.reviewed_by WHERE r.sla_id = $1 AND r.month = ANY($2)`,
      [slaId, months],
    );
    return new Map(rows.map(({ month, ...review }) => [month, review]));
  }

  async review(
    at: { readonly slaId: string; readonly month: Month },
    { conclusion, note, actions }: ReviewSlaMonth,
    by: { readonly id: string; readonly on: BusinessDate },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO sla_reviews (sla_id, month, conclusion, note, actions, reviewed_by, reviewed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (sla_id, month) DO UPDATE SET conclusion = EXCLUDED.conclusion, note = EXCLUDED.note,
         actions = EXCLUDED.actions, reviewed_by = EXCLUDED.reviewed_by, reviewed_on = EXCLUDED.reviewed_on,
         version = sla_reviews.version + 1`,
      [at.slaId, at.month, conclusion, note, JSON.stringify(actions), by.id, by.on],
    );
  }

  async credits(slaId: string, months: readonly Month[]): Promise<ReadonlyMap<Month, StoredCredit>> {
    const rows = await this.manager.query<StoredCredit[]>(
      `SELECT ${CREDIT} FROM sla_credits k WHERE k.sla_id = $1 AND k.month = ANY($2)`,
      [slaId, months],
    );
    return new Map(rows.map((one) => [one.month, one]));
  }

  async saveCredit(slaId: string, credit: StoredCredit): Promise<void> {
    const { month, state, claimedOn, receivedOn, receivedYen, note } = credit;
    await this.manager.query(
      `UPDATE sla_credits SET state = $3, claimed_on = $4, received_on = $5, received_yen = $6, note = $7,
         version = version + 1 WHERE sla_id = $1 AND month = $2`,
      [slaId, month, state, claimedOn, receivedOn, receivedYen, note],
    );
  }

  measurements(slaId: string, month: Month): Promise<SlaMeasurementEntity[]> {
    return this.manager.findBy(SlaMeasurementEntity, { slaId, month });
  }

  async setMeasurements(
    slaId: string,
    month: Month,
    set: readonly Omit<SlaMeasurementEntity, 'slaId' | 'month'>[],
    gone: readonly string[],
  ): Promise<void> {
    if (set.length > 0)
      await this.manager.upsert(
        SlaMeasurementEntity,
        set.map((one) => ({ ...one, slaId, month })),
        ['slaId', 'month', 'key'],
      );
    if (gone.length > 0)
      await this.manager.query(`DELETE FROM sla_measurements WHERE sla_id = $1 AND month = $2 AND key = ANY($3)`, [
        slaId,
        month,
        gone,
      ]);
  }

  /** Windows that lie in an interval at least in part, in order. */
  maintenance(slaId: string, start: Date, end: Date): Promise<SlaMaintenanceEntity[]> {
    return this.manager
      .createQueryBuilder(SlaMaintenanceEntity, 'one')
      .where('one.sla_id = :slaId AND one.removed_at IS NULL', { slaId })
      .andWhere('one.starts_at < :end AND one.ends_at > :start', { start, end })
      .orderBy('one.starts_at')
      .addOrderBy('one.id')
      .getMany();
  }

  window(id: string): Promise<SlaMaintenanceEntity | null> {
    return this.manager.findOneBy(SlaMaintenanceEntity, { id });
  }

  saveWindow(window: SlaMaintenanceEntity): Promise<SlaMaintenanceEntity> {
    return this.manager.save(window);
  }

  /** Freezes what months of several SLAs came to, and what is to be paid back for them. Three statements. */
  async close(
    results: readonly { readonly slaId: string; readonly result: MonthResult }[],
    by: { readonly id: string; readonly at: Date; readonly formulaVersion: number },
  ): Promise<void> {
    const rows = JSON.stringify(
      results.map(({ slaId, result }) => ({ slaId, month: result.month, met: result.met, result, ...result.credit })),
    );
    await this.manager.query(
      `INSERT INTO sla_months AS m (sla_id, month, closed, met, result, terms, formula_version, computed_at, closed_at, closed_by)
       SELECT r."slaId", r.month, true, r.met, r.result, t.terms, $2, $3, $3, $4
       FROM jsonb_to_recordset($1::jsonb) AS r ("slaId" uuid, month text, met boolean, result jsonb)
       CROSS JOIN LATERAL (SELECT terms FROM sla_terms t WHERE t.sla_id = r."slaId" AND t.month <= r.month
         ORDER BY t.month DESC LIMIT 1) t
       ON CONFLICT (sla_id, month) DO UPDATE SET closed = true, met = EXCLUDED.met, result = EXCLUDED.result,
         terms = EXCLUDED.terms, formula_version = EXCLUDED.formula_version, computed_at = EXCLUDED.computed_at,
         closed_at = EXCLUDED.closed_at, closed_by = EXCLUDED.closed_by, differs = false, version = m.version + 1
       WHERE NOT m.closed`,
      [rows, by.formulaVersion, by.at, by.id],
    );
    // what was claimed stays as it was claimed
    await this.manager.query(
      `DELETE FROM sla_credits k USING jsonb_to_recordset($1::jsonb) AS r ("slaId" uuid, month text, percent text)
       WHERE k.sla_id = r."slaId" AND k.month = r.month AND r.percent IS NULL AND k.state = 'due'`,
      [rows],
    );
    await this.manager.query(
      `INSERT INTO sla_credits AS k (sla_id, month, state, percent, yen, claim_by)
       SELECT r."slaId", r.month, 'due', r.percent, r.yen, r."claimBy"
       FROM jsonb_to_recordset($1::jsonb) AS r ("slaId" uuid, month text, percent text, yen bigint, "claimBy" date)
       WHERE r.percent IS NOT NULL
       ON CONFLICT (sla_id, month) DO UPDATE SET percent = EXCLUDED.percent, yen = EXCLUDED.yen,
         claim_by = EXCLUDED.claim_by, version = k.version + 1 WHERE k.state = 'due'`,
      [rows],
    );
  }

  async reopen(slaId: string, month: Month, reason: string): Promise<void> {
    await this.manager.query(
      `UPDATE sla_months SET closed = false, closed_at = NULL, closed_by = NULL, differs = false, reopen_reason = $3,
         version = version + 1 WHERE sla_id = $1 AND month = $2`,
      [slaId, month, reason],
    );
    await this.manager.query(`DELETE FROM sla_credits WHERE sla_id = $1 AND month = $2 AND state = 'due'`, [
      slaId,
      month,
    ]);
  }

  /** SLAs whose month has not been closed, of which there are terms, held until the end of the transaction when `lock` is asked for. */
  toClose(month: Month, ids?: readonly string[]): Promise<{ id: string; title: string }[]> {
    return this.manager.query(
      `SELECT s.id, s.title FROM slas s
       WHERE ($2::uuid[] IS NULL OR s.id = ANY($2)) AND (s.ended_on IS NULL OR s.ended_on >= ($1 || '-01')::date)
         AND EXISTS (SELECT 1 FROM sla_terms t WHERE t.sla_id = s.id AND t.month <= $1)
         AND NOT EXISTS (SELECT 1 FROM sla_months m WHERE m.sla_id = s.id AND m.month = $1 AND m.closed)
       ORDER BY s.id ${ids ? 'FOR UPDATE OF s' : ''}`,
      [month, ids ?? null],
    );
  }
}
