import { Injectable } from '@nestjs/common';
import type { ListStandings, Standing as StandingView } from '#contract/standings.js';
import type { Sign } from '#domain/standing/rules.js';
import { type Standing, STANDING_VERSION } from '#domain/standing/standing.js';
import type { StandingSummary } from '#domain/standing/summary.js';
import type { Tier } from '#domain/vendor/tier.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { StandingEntity } from './standings.entities.js';

export interface NamedStanding {
  readonly standing: StandingEntity;
  readonly name: string;
  readonly tier: Tier;
  readonly tierProvisional: boolean;
}

type StandingRow = StandingEntity & Omit<NamedStanding, 'standing'>;

export interface ComputedStanding extends Standing {
  readonly id: string;
  readonly summary: StandingSummary;
}

export interface ReasonCount {
  /** contractors */
  readonly count: number;
  readonly on: string | null;
}

const SORTS = {
  sign: 'standing.weight',
  yomi: 'standing.sort_key',
  tier: `(CASE standing.tier WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END)`,
  nextOn: `coalesce(standing.next_on, 'infinity'::date)`,
};

@Injectable()
export class StandingsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListStandings): Promise<ListPage<NamedStanding>> {
    const { q, sign, tier, decision, reason } = query;
    const standings = this.manager
      .createQueryBuilder(StandingEntity, 'standing')
      .select('standing.contractorId', 'id')
      .where('standing.supervised');
    if (sign !== undefined) standings.andWhere('standing.sign = :sign', { sign });
    if (tier !== undefined) standings.andWhere('standing.tier = :tier', { tier });
    if (decision !== undefined) standings.andWhere('standing.decision = :decision', { decision });
    if (reason !== undefined)
      standings.andWhere('standing.reasons @> :reason::jsonb', { reason: JSON.stringify([{ code: reason }]) });
    if (q !== undefined && q !== '') {
      const [found, parameters] = foundIn('c.folded', fold(q));
      standings.andWhere(`standing.contractor_id IN (SELECT c.id FROM contractors c WHERE ${found})`, parameters);
    }
    const order = { sorts: SORTS, id: 'standing.contractor_id' };
    const page = await listPage(standings, order, query, ({ id }) => id as string);
    const named = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  /** All under supervision, the heaviest sign first. */
  async all(): Promise<NamedStanding[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT contractor_id AS id FROM standings WHERE supervised ORDER BY weight, sort_key, contractor_id`,
    );
    const ids = rows.map(({ id }) => id);
    const named = await this.byIds(ids);
    return ids.flatMap((id) => named.get(id) ?? []);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, NamedStanding>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager.query<StandingRow[]>(
      `SELECT s.contractor_id AS "contractorId", s.supervised, s.sign, s.reasons, s.summary,
         s.computed_on::text AS "computedOn", s.computed_at AS "computedAt",
         c.name, c.tier, c.tier_provisional AS "tierProvisional"
       FROM standings s JOIN contractors c ON c.id = s.contractor_id WHERE s.contractor_id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(
      rows.map(({ name, tier, tierProvisional, ...standing }) => [
        standing.contractorId,
        { standing, name, tier, tierProvisional },
      ]),
    );
  }

  /** Held until the transaction ends: whoever decides about a contractor waits for whoever asks. */
  lock(contractorId: string): Promise<StandingEntity | null> {
    return this.manager.findOne(StandingEntity, { where: { contractorId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Contractors under supervision whose sign was not computed by this rule on that day; those without any come first. */
  async outdated(today: string, limit: number): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT contractor_id AS id FROM standings
       WHERE supervised AND (coalesce(computed_on, '-infinity'::date) < $1::date OR formula_version <> $2)
       ORDER BY coalesce(computed_on, '-infinity'::date) LIMIT $3`,
      [today, STANDING_VERSION, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of whom nothing was ever computed. */
  async unknown(limit: number): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT contractor_id AS id FROM standings
       WHERE supervised AND coalesce(computed_on, '-infinity'::date) = '-infinity'::date LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async save(standings: readonly ComputedStanding[], now: Date, today: string): Promise<void> {
    const rows = standings.map(({ id, sign, reasons, summary }) => ({
      ...{ id, sign, reasons, summary },
      decision: summary.decision?.outcome ?? null,
      nextOn: summary.next?.on ?? null,
    }));
    await this.manager.query(
      `UPDATE standings s SET sign = n.sign, reasons = n.reasons, summary = n.summary, decision = n.decision,
         next_on = n."nextOn", formula_version = $2, computed_on = $3, computed_at = $4
       FROM jsonb_to_recordset($1::jsonb)
         AS n (id uuid, sign text, reasons jsonb, summary jsonb, decision text, "nextOn" date)
       WHERE s.contractor_id = n.id`,
      [JSON.stringify(rows), STANDING_VERSION, today, now],
    );
  }

  /** The picture of the month, taken once of everybody whose sign is known by then. */
  async keepMonth(today: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO standing_snapshots (contractor_id, taken_on, month, sign, reasons, summary, formula_version)
       SELECT contractor_id, $1::date, to_char($1::date, 'YYYY-MM'), sign, reasons, summary, formula_version FROM standings
       WHERE supervised AND computed_on IS NOT NULL ON CONFLICT (contractor_id, month) DO NOTHING`,
      [today],
    );
  }

  async keepDecision(
    decisionId: string,
    { id, sign, reasons, summary }: ComputedStanding,
    today: string,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO standing_snapshots (contractor_id, taken_on, decision_id, sign, reasons, summary, formula_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, today, decisionId, sign, JSON.stringify(reasons), JSON.stringify(summary), STANDING_VERSION],
    );
  }

  /** The last ones, the earliest first. */
  async history(contractorId: string, limit: number): Promise<StandingView['history']> {
    const rows = await this.manager.query<StandingView['history']>(
      `SELECT s.taken_on::text AS on, s.month, d.outcome, s.sign, s.reasons
       FROM standing_snapshots s LEFT JOIN contractor_decisions d ON d.id = s.decision_id
       WHERE s.contractor_id = $1 ORDER BY s.taken_on DESC, s.month NULLS FIRST, s.id LIMIT $2`,
      [contractorId, limit],
    );
    return rows.reverse();
  }

  async reasonCounts(): Promise<ReadonlyMap<string, ReasonCount>> {
    const rows = await this.manager.query<(ReasonCount & { readonly code: string })[]>(
      `SELECT r->>'code' AS code, count(*)::int AS count, min(r->>'on') AS on
       FROM standings, jsonb_array_elements(reasons) r WHERE supervised GROUP BY 1`,
    );
    return new Map(rows.map(({ code, count, on }) => [code, { count, on }]));
  }

  async counts(month: string): Promise<{
    signs: Record<Sign, number>;
    changed: number;
    computedAt: Date | null;
  }> {
    const rows = await this.manager.query<{ sign: Sign; count: number; computedAt: Date | null }[]>(
      `SELECT sign, count(*)::int AS count,
         CASE WHEN count(computed_at) = count(*) THEN min(computed_at) END AS "computedAt"
       FROM standings WHERE supervised GROUP BY sign`,
    );
    const [changed] = await this.manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM standings s JOIN standing_snapshots k USING (contractor_id)
       WHERE s.supervised AND k.month = $1 AND k.sign <> s.sign`,
      [month],
    );
    const times = rows.map(({ computedAt }) => computedAt);
    return {
      signs: {
        red: 0,
        yellow: 0,
        unknown: 0,
        green: 0,
        ...Object.fromEntries(rows.map((row) => [row.sign, row.count])),
      },
      changed: changed?.count ?? 0,
      computedAt: times.includes(null)
        ? null
        : times.reduce((oldest, one) => (one !== null && (oldest === null || one < oldest) ? one : oldest), null),
    };
  }
}
