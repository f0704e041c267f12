import { Injectable } from '@nestjs/common';
import { type BusinessDate, type Month, monthOf } from '#domain/calendar/dates.js';
import type { Downtime } from '#domain/sla/display.js';
import { shiftMonth } from '#domain/sla/zone.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface KnownSlaMonth {
  readonly month: Month;
  readonly target: string;
  /** availability = 1 − downMs ÷ baseMs, unrounded */
  readonly raw: Downtime;
  readonly contractual: Downtime;
  /** null: still open, or without an availability */
  readonly met: boolean | null;
}
export interface KnownContractorSla {
  readonly slaId: string;
  readonly title: string;
  /** up to twelve closed months and the one that runs, oldest first */
  readonly months: readonly KnownSlaMonth[];
  /** credits that are neither received nor waived */
  readonly creditsDue: number;
  /** those of them that nobody has claimed */
  readonly creditsUnclaimed: number;
  /** the nearest deadline of the unclaimed ones */
  readonly claimBy: BusinessDate | null;
}

/** SLAs as other features may know them. */
@Injectable()
export class SlasReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The SLAs of each contractor that have not ended; who has none is absent. Three statements. */
  async ofContractors(
    ids: readonly string[],
    today: BusinessDate,
  ): Promise<ReadonlyMap<string, readonly KnownContractorSla[]>> {
    const { manager } = this.unitOfWork;
    const slas = await manager.query<{ id: string; title: string; contractorId: string }[]>(
      `SELECT id, title, contractor_id AS "contractorId" FROM slas
       WHERE contractor_id = ANY($1::uuid[]) AND ended_on IS NULL ORDER BY sort_key, id`,
      [ids],
    );
    if (slas.length === 0) return new Map();
    const slaIds = slas.map(({ id }) => id);
    const current = monthOf(today);
    const months = await manager.query<({ slaId: string } & KnownSlaMonth)[]>(
      `SELECT sla_id AS "slaId", month, met, result->>'target' AS target, result->'raw' AS raw,
         result->'contractual' AS contractual
       FROM sla_months WHERE sla_id = ANY($1::uuid[]) AND month >= $2 AND (closed OR month >= $3) ORDER BY month`,
      [slaIds, shiftMonth(current, -12), current],
    );
    const credits = await manager.query<
      { slaId: string; due: number; unclaimed: number; claimBy: BusinessDate | null }[]
    >(
      `SELECT sla_id AS "slaId", count(*)::int AS due, (count(*) FILTER (WHERE state = 'due'))::int AS unclaimed,
         (min(claim_by) FILTER (WHERE state = 'due'))::text AS "claimBy"
       FROM sla_credits WHERE sla_id = ANY($1::uuid[]) AND state IN ('due', 'claimed') GROUP BY sla_id`,
      [slaIds],
    );
    const monthsOf = Map.groupBy(months, ({ slaId }) => slaId);
    const creditsOf = new Map(credits.map((one) => [one.slaId, one]));
    const byContractor = Map.groupBy(slas, ({ contractorId }) => contractorId);
    return new Map(
      [...byContractor].map(([contractorId, own]) => [
        contractorId,
        own.map(({ id, title }) => ({
          slaId: id,
          title,
          months: (monthsOf.get(id) ?? []).map(({ month, target, raw, contractual, met }) => ({
            ...{ month, target, raw, contractual, met },
          })),
          creditsDue: creditsOf.get(id)?.due ?? 0,
          creditsUnclaimed: creditsOf.get(id)?.unclaimed ?? 0,
          claimBy: creditsOf.get(id)?.claimBy ?? null,
        })),
      ]),
    );
  }
}
