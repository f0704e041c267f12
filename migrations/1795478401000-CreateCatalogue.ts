import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalogue1795478401000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE vendors (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        yomi text NOT NULL DEFAULT '',
        -- yomi when given, else the name, folded: what the list is sorted by
        sort_key text NOT NULL,
        folded text NOT NULL,
        homepage text,
        note text NOT NULL DEFAULT '',
        sample boolean NOT NULL DEFAULT false,
        archived_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX vendors_sort_key ON vendors (sort_key, id)`);
    await q.query(`
      CREATE TABLE services (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        vendor_id uuid REFERENCES vendors,
        name text NOT NULL,
        yomi text NOT NULL DEFAULT '',
        sort_key text NOT NULL,
        folded text NOT NULL,
        type text NOT NULL DEFAULT '',
        free_trial text CHECK (free_trial IN ('yes', 'no', 'ask')),
        functions text NOT NULL DEFAULT '',
        urls text[] NOT NULL DEFAULT '{}',
        note text NOT NULL DEFAULT '',
        fictitious boolean NOT NULL DEFAULT false,
        sample boolean NOT NULL DEFAULT false,
        archived_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX services_sort_key ON services (sort_key, id)`);
    await q.query(`CREATE INDEX services_vendor ON services (vendor_id)`);
    await q.query(`
      CREATE TABLE price_plans (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        position integer NOT NULL,
        name text NOT NULL,
        as_written text NOT NULL DEFAULT '',
        kind text NOT NULL CHECK (kind IN ('subscription', 'licence', 'free')),
        amount_yen bigint CHECK (amount_yen >= 0),
        period text CHECK (period IN ('month', 'year', 'once')),
        lower_bound boolean NOT NULL DEFAULT false,
        initial_yen bigint CHECK (initial_yen >= 0),
        initial_lower_bound boolean NOT NULL DEFAULT false,
        capacity_count bigint CHECK (capacity_count > 0),
        capacity_unit text CHECK (capacity_unit IN ('mails', 'addresses')),
        tax text CHECK (tax IN ('included', 'excluded')),
        open_costs boolean NOT NULL DEFAULT false,
        suspect boolean NOT NULL DEFAULT false,
        note text NOT NULL DEFAULT ''
      )`);
    await q.query(`CREATE INDEX price_plans_service ON price_plans (service_id, position)`);
    await q.query(`
      CREATE TABLE service_facts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        position integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('statement', 'certificate', 'notFound', 'caution')),
        viewpoint text,
        text text NOT NULL,
        source_url text,
        source_kind text CHECK (source_kind IN ('article', 'vendor', 'thirdParty', 'registry', 'own')),
        page_date text,
        seen date,
        note text NOT NULL DEFAULT ''
      )`);
    await q.query(`CREATE INDEX service_facts_service ON service_facts (service_id, position)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE service_facts`);
    await q.query(`DROP TABLE price_plans`);
    await q.query(`DROP TABLE services`);
    await q.query(`DROP TABLE vendors`);
  }
}
