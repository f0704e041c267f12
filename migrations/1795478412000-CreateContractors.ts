import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContractors1795478412000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // numbers that people quote (F2026-0034): one row a series, taken in the transaction of what gets the number
    await q.query(`CREATE TABLE number_series (name text PRIMARY KEY, last integer NOT NULL)`);
    await q.query(`
      CREATE TABLE contractors (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- null: not a vendor of the catalogue
        vendor_id uuid UNIQUE REFERENCES vendors,
        name text NOT NULL,
        yomi text NOT NULL DEFAULT '',
        sort_key text NOT NULL,
        folded text NOT NULL,
        -- 法人番号, thirteen digits, the first checks the others
        corporate_number text UNIQUE CHECK (corporate_number ~ '^[0-9]{13}$'),
        homepage text,
        note text NOT NULL DEFAULT '',
        contacts jsonb NOT NULL DEFAULT '[]',
        -- the heaviest tier of its running engagements, and whether open questions may still change it; kept by the service
        tier text NOT NULL DEFAULT 'low' CHECK (tier IN ('high', 'medium', 'low')),
        tier_provisional boolean NOT NULL DEFAULT false,
        -- the heaviest kind among the same engagements
        personal_data text NOT NULL DEFAULT 'none' CHECK (personal_data IN ('entrusted', 'cloudException', 'none')),
        -- has an engagement that has not ended, and was not ended as a whole
        running boolean NOT NULL DEFAULT false,
        ended_on date,
        end_reason text NOT NULL DEFAULT '',
        -- when the fieldwork of the last closed audit was; kept by the audits
        last_audited_on date,
        sample boolean NOT NULL DEFAULT false,
        archived_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX contractors_sort_key ON contractors (sort_key, id)`);
    await q.query(
      `CREATE INDEX contractors_last_audited ON contractors (coalesce(last_audited_on, '-infinity'::date), id)`,
    );
    await q.query(`CREATE INDEX contractors_name ON contractors (name, id)`);
    await q.query(
      `CREATE INDEX contractors_tier ON contractors ((CASE tier WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), id)`,
    );
    await q.query(`CREATE INDEX contractors_bigrams ON contractors USING gin (bigrams(folded))`);
    await q.query(`
      CREATE TABLE engagements (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contractor_id uuid NOT NULL REFERENCES contractors ON DELETE CASCADE,
        position integer NOT NULL,
        title text NOT NULL,
        scope text NOT NULL DEFAULT '',
        owner_id uuid REFERENCES people ON DELETE SET NULL,
        personal_data text NOT NULL CHECK (personal_data IN ('entrusted', 'cloudException', 'none')),
        personal_data_reason text NOT NULL DEFAULT '',
        -- the questions that decide the tier; null: not answered yet
        data_subjects integer CHECK (data_subjects >= 0),
        sends_from_own_domain boolean,
        outage_tolerable boolean,
        starts_on date,
        ends_on date,
        CHECK (ends_on >= starts_on)
      )`);
    await q.query(`CREATE INDEX engagements_contractor ON engagements (contractor_id, position)`);
    await q.query(`CREATE INDEX engagements_owner ON engagements (owner_id)`);
    await q.query(`
      CREATE TABLE sub_processors (
        contractor_id uuid NOT NULL REFERENCES contractors ON DELETE CASCADE,
        sub_contractor_id uuid NOT NULL REFERENCES contractors,
        work text NOT NULL DEFAULT '',
        country text NOT NULL DEFAULT '',
        personal_data boolean,
        PRIMARY KEY (contractor_id, sub_contractor_id),
        CHECK (contractor_id <> sub_contractor_id)
      )`);
    await q.query(`CREATE INDEX sub_processors_sub ON sub_processors (sub_contractor_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE sub_processors`);
    await q.query(`DROP TABLE engagements`);
    await q.query(`DROP TABLE contractors`);
    await q.query(`DROP TABLE number_series`);
  }
}
