import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/unit-of-work.js';
import type { WriteBatch } from './sheet-thread.js';

const ENGAGEMENTS = `coalesce((SELECT json_agg(json_build_object('id', e.id, 'title', e.title, 'scope', e.scope,
    'ownerId', e.owner_id, 'owner', coalesce((SELECT p.email FROM people p WHERE p.id = e.owner_id), ''),
    'personalData', e.personal_data, 'personalDataReason', e.personal_data_reason, 'dataSubjects', e.data_subjects,
    'sendsFromOwnDomain', e.sends_from_own_domain, 'outageTolerable', e.outage_tolerable,
    'startsOn', e.starts_on, 'endsOn', e.ends_on) ORDER BY e.position)
  FROM engagements e WHERE e.contractor_id = c.id), '[]')`;
const CONTRACTOR = `c.id, c.version, c.name, c.yomi, c.corporate_number AS "corporateNumber", c.homepage, c.note, c.contacts,
  c.tier, c.tier_provisional AS "tierProvisional", c.running, c.ended_on AS "endedOn",
  c.archived_at IS NOT NULL AS archived, c.last_audited_on AS "lastAuditedOn", ${ENGAGEMENTS} AS engagements`;

/** The register as JSON text, which is parsed and made in a thread and never on the event loop. */
@Injectable()
export class SheetsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async register(): Promise<{ readonly contractors: string; readonly people: string }> {
    const [row] = await this.manager.query<{ contractors: string; people: string }[]>(
      `SELECT (SELECT coalesce(json_agg(one ORDER BY one.id), '[]')::text FROM (SELECT ${CONTRACTOR} FROM contractors c) one) AS contractors,
         (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email)), '[]')::text
          FROM people p WHERE p.active) AS people`,
    );
    return row ?? { contractors: '[]', people: '[]' };
  }

  /** These contractors, in this order. */
  async contractors(ids: readonly string[]): Promise<string> {
    const [row] = await this.manager.query<{ contractors: string }[]>(
      `SELECT coalesce(json_agg(one ORDER BY one.at), '[]')::text AS contractors
       FROM (SELECT ${CONTRACTOR}, given.at FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, at)
             JOIN contractors c USING (id)) one`,
      [ids],
    );
    return row?.contractors ?? '[]';
  }

  /** Nobody else changes the register until the transaction ends; everybody may read it. */
  async lockRegister(): Promise<void> {
    await this.manager.query('LOCK TABLE contractors IN SHARE ROW EXCLUSIVE MODE');
  }

  async write({ contractors, engagements }: WriteBatch): Promise<void> {
    await this.manager.query(
      `INSERT INTO contractors (id, name, yomi, sort_key, folded, corporate_number, homepage, note, contacts, tier, tier_provisional,
         personal_data, running, last_audited_on)
       SELECT id, name, yomi, "sortKey", folded, "corporateNumber", homepage, note, contacts, tier, "tierProvisional",
         "personalData", running, "lastAuditedOn"
       FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, name text, yomi text, "sortKey" text, folded text,
         "corporateNumber" text, homepage text, note text, contacts jsonb, tier text, "tierProvisional" boolean,
         "personalData" text, running boolean, "lastAuditedOn" date)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, yomi = excluded.yomi, sort_key = excluded.sort_key,
         folded = excluded.folded, corporate_number = excluded.corporate_number, homepage = excluded.homepage,
         note = excluded.note, contacts = excluded.contacts, tier = excluded.tier,
         tier_provisional = excluded.tier_provisional, personal_data = excluded.personal_data, running = excluded.running,
         last_audited_on = excluded.last_audited_on, updated_at = now(), version = contractors.version + 1`,
      [contractors],
    );
    await this.manager.query(
      `INSERT INTO engagements (id, contractor_id, position, title, scope, owner_id, personal_data, personal_data_reason,
         data_subjects, sends_from_own_domain, outage_tolerable, starts_on, ends_on)
       SELECT id, "contractorId", position, title, scope, "ownerId", "personalData", "personalDataReason", "dataSubjects",
         "sendsFromOwnDomain", "outageTolerable", "startsOn", "endsOn"
       FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "contractorId" uuid, position integer, title text, scope text,
         "ownerId" uuid, "personalData" text, "personalDataReason" text, "dataSubjects" integer, "sendsFromOwnDomain" boolean,
         "outageTolerable" boolean, "startsOn" date, "endsOn" date)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, scope = excluded.scope, owner_id = excluded.owner_id,
         personal_data = excluded.personal_data, personal_data_reason = excluded.personal_data_reason,
         data_subjects = excluded.data_subjects, sends_from_own_domain = excluded.sends_from_own_domain,
         outage_tolerable = excluded.outage_tolerable, starts_on = excluded.starts_on, ends_on = excluded.ends_on`,
      [engagements],
    );
  }
}
