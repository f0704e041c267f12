import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContracts1795478416000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE contracts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contractor_id uuid NOT NULL REFERENCES contractors,
        number text NOT NULL CONSTRAINT contracts_number_key UNIQUE,
        title text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('master', 'individual', 'nda', 'dpa', 'other')),
        -- the parties as the contract names them
        our_name text NOT NULL DEFAULT '',
        our_signatory text NOT NULL DEFAULT '',
        their_name text NOT NULL DEFAULT '',
        their_signatory text NOT NULL DEFAULT '',
        scope text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        personal_data text NOT NULL CHECK (personal_data IN ('entrusted', 'cloudException', 'none')),
        owner_id uuid REFERENCES people ON DELETE SET NULL,
        -- what a person has decided; what depends on today is not stored
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'ended')),
        signed_on date,
        starts_on date,
        -- the end of the present term; null: until further notice
        ends_on date,
        -- the end that people agreed on last, from which further terms are counted; notice does not change it
        agreed_ends_on date,
        renewal_months integer CHECK (renewal_months BETWEEN 1 AND 600),
        renewals integer NOT NULL DEFAULT 0,
        notice_count integer CHECK (notice_count BETWEEN 0 AND 3660),
        notice_unit text CHECK (notice_unit IN ('days', 'months')),
        -- named by the contract instead of what the period gives
        notice_override date,
        -- the last day for notice that applies; kept by the service
        notice_on date,
        notice_given_on date,
        ended_on date,
        end_reason text NOT NULL DEFAULT '',
        amount_yen bigint CHECK (amount_yen >= 0),
        amount_per text CHECK (amount_per IN ('month', 'year', 'total')),
        tax text CHECK (tax IN ('included', 'excluded', 'unknown')),
        retention_years integer NOT NULL DEFAULT 7 CHECK (retention_years IN (7, 10)),
        parent_id uuid REFERENCES contracts,
        parent_relation text CHECK (parent_relation IN ('amends', 'under')),
        folded text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        archived_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_on >= starts_on),
        CHECK (notice_on <= ends_on),
        CHECK (ends_on IS NOT NULL OR renewal_months IS NULL),
        CHECK (ends_on IS NOT NULL OR agreed_ends_on IS NULL),
        CHECK ((notice_count IS NULL) = (notice_unit IS NULL)),
        CHECK ((status = 'ended') = (ended_on IS NOT NULL)),
        CHECK ((parent_id IS NULL) = (parent_relation IS NULL)),
        CHECK ((amount_yen IS NULL) = (amount_per IS NULL) AND (amount_yen IS NULL) = (tax IS NULL)),
        CHECK (parent_id <> id)
      )`);
    await q.query(`CREATE INDEX contracts_contractor ON contracts (contractor_id, starts_on)`);
    await q.query(`CREATE INDEX contracts_owner ON contracts (owner_id)`);
    await q.query(`CREATE INDEX contracts_parent ON contracts (parent_id)`);
    await q.query(`CREATE INDEX contracts_title ON contracts (title, id)`);
    await q.query(`CREATE INDEX contracts_number ON contracts (number, id)`);
    await q.query(`CREATE INDEX contracts_ends_on ON contracts (coalesce(ends_on, 'infinity'::date), id)`);
    // what runs by itself, for the daily job
    await q.query(`CREATE INDEX contracts_running ON contracts (ends_on) WHERE status = 'active'`);
    await q.query(`CREATE INDEX contracts_bigrams ON contracts USING gin (bigrams(folded))`);
    await q.query(`
      CREATE TABLE contract_services (
        contract_id uuid NOT NULL REFERENCES contracts ON DELETE CASCADE,
        service_id uuid NOT NULL REFERENCES services,
        PRIMARY KEY (contract_id, service_id)
      )`);
    await q.query(`CREATE INDEX contract_services_service ON contract_services (service_id)`);
    // what was found about a clause; without a row it was not looked at
    await q.query(`
      CREATE TABLE contract_clauses (
        contract_id uuid NOT NULL REFERENCES contracts ON DELETE CASCADE,
        code text NOT NULL,
        result text NOT NULL CHECK (result IN ('present', 'partial', 'missing', 'notNeeded', 'unchecked')),
        wording text NOT NULL DEFAULT '',
        place text NOT NULL DEFAULT '',
        reason text NOT NULL DEFAULT '',
        -- of the clause on incidents: the first notice is due within so many
        hours integer CHECK (hours BETWEEN 1 AND 8784),
        checked_by uuid REFERENCES people ON DELETE SET NULL,
        checked_on date NOT NULL,
        PRIMARY KEY (contract_id, code)
      )`);
    await q.query(`CREATE INDEX contract_clauses_checked_by ON contract_clauses (checked_by)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE contract_clauses`);
    await q.query(`DROP TABLE contract_services`);
    await q.query(`DELETE FROM files WHERE subject_type = 'contract'`);
    await q.query(`DROP TABLE contracts`);
  }
}
