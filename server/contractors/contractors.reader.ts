import { Injectable } from '@nestjs/common';
import type { PersonalData, Tier } from '#domain/vendor/tier.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface KnownContractor {
  readonly id: string;
  /** of the catalogue; null: it is none of its vendors */
  readonly vendorId: string | null;
  readonly name: string;
  readonly yomi: string;
  readonly tier: Tier;
  readonly tierProvisional: boolean;
  /** the heaviest kind among its engagements */
  readonly personalData: PersonalData;
  /** has an engagement that has not ended */
  readonly running: boolean;
  readonly endedOn: string | null;
  readonly archived: boolean;
  readonly lastAuditedOn: string | null;
}

export interface ContractorToAudit extends KnownContractor {
  /** people who look after its running engagements */
  readonly ownerIds: readonly string[];
}

export interface Entrusted {
  /** a contractor of the sample data */
  readonly fictitious: boolean;
  readonly engagements: readonly { readonly title: string; readonly scope: string }[];
}

const COLUMNS = `c.id, c.vendor_id AS "vendorId", c.name, c.yomi, c.tier, c.tier_provisional AS "tierProvisional",
  c.personal_data AS "personalData", c.running,
  c.ended_on::text AS "endedOn", c.archived_at IS NOT NULL AS archived, c.last_audited_on::text AS "lastAuditedOn"`;
const OWNERS = `coalesce(
  (SELECT array_agg(DISTINCT e.owner_id) FROM engagements e
   WHERE e.contractor_id = c.id AND e.owner_id IS NOT NULL AND (e.ends_on IS NULL OR e.ends_on >= $1::date)), '{}')`;

/** Contractors as other features may know them. */
@Injectable()
export class ContractorsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, KnownContractor>> {
    if (ids.length === 0) return new Map();
    const found = await this.unitOfWork.manager.query<KnownContractor[]>(
      `SELECT ${COLUMNS} FROM contractors c WHERE c.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(found.map((one) => [one.id, one]));
  }

  /** What the contractor is entrusted with on a day. */
  async entrusted(id: string, day: string): Promise<Entrusted> {
    const [row] = await this.unitOfWork.manager.query<Entrusted[]>(
      `SELECT c.sample AS fictitious, coalesce(
         (SELECT json_agg(json_build_object('title', e.title, 'scope', e.scope) ORDER BY e.position) FROM engagements e
          WHERE e.contractor_id = c.id AND (e.starts_on IS NULL OR e.starts_on <= $2::date)
            AND (e.ends_on IS NULL OR e.ends_on >= $2::date)), '[]') AS engagements
       FROM contractors c WHERE c.id = $1`,
      [id, day],
    );
    return row ?? { fictitious: false, engagements: [] };
  }

  /** Who looks after the running engagements of each: they may not audit it. */
  async owners(ids: readonly string[], today: string): Promise<ReadonlyMap<string, readonly string[]>> {
    if (ids.length === 0) return new Map();
    const found = await this.unitOfWork.manager.query<{ id: string; ownerIds: string[] }[]>(
      `SELECT c.id, ${OWNERS} AS "ownerIds" FROM contractors c WHERE c.id = ANY($2::uuid[])`,
      [today, ids],
    );
    return new Map(found.map(({ id, ownerIds }) => [id, ownerIds]));
  }

  /** Whom one writes to at a contractor. */
  async contacts(id: string): Promise<{ name: string; email: string }[]> {
    return this.unitOfWork.manager.query(
      `SELECT one.name, one.email FROM contractors c, jsonb_to_recordset(c.contacts) AS one (name text, email text)
       WHERE c.id = $1 AND coalesce(one.email, '') <> ''`,
      [id],
    );
  }

  /** Everybody who is to be audited at least yearly: running and not archived. */
  toAudit(today: string): Promise<ContractorToAudit[]> {
    return this.unitOfWork.manager.query(
      `SELECT ${COLUMNS}, ${OWNERS} AS "ownerIds" FROM contractors c
       WHERE c.running AND c.archived_at IS NULL ORDER BY c.sort_key, c.id`,
      [today],
    );
  }

  /** How many of them had no audit within twelve months. */
  async unauditedCount(today: string): Promise<number> {
    const [row] = await this.unitOfWork.manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM contractors
       WHERE running AND archived_at IS NULL
         AND (last_audited_on IS NULL OR (last_audited_on + interval '12 months')::date < $1::date)`,
      [today],
    );
    return row?.count ?? 0;
  }
}
