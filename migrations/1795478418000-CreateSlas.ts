import type { MigrationInterface, QueryRunner } from 'typeorm';

const MONTH = `text NOT NULL CHECK (month ~ '^\\d{4}-(0[1-9]|1[0-2])$')`;

export class CreateSlas1795478418000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE slas (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contractor_id uuid NOT NULL REFERENCES contractors,
        title text NOT NULL,
        -- what of the contractor's it is about
        service text NOT NULL DEFAULT '',
        owner_id uuid REFERENCES people,
        note text NOT NULL DEFAULT '',
        ended_on date,
        end_reason text NOT NULL DEFAULT '',
        sort_key text NOT NULL,
        folded text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX slas_sort ON slas (sort_key, id)`);
    await q.query(`CREATE INDEX slas_contractor ON slas (contractor_id)`);
    await q.query(`CREATE INDEX slas_owner ON slas (owner_id)`);
    await q.query(`CREATE INDEX slas_bigrams ON slas USING gin (bigrams(folded))`);
    // what is agreed, from a month on
    await q.query(`
      CREATE TABLE sla_terms (
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        month ${MONTH},
        terms jsonb NOT NULL,
        PRIMARY KEY (sla_id, month)
      )`);
    // half-open, to the millisecond; without an end it goes on
    await q.query(`
      CREATE TABLE outages (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3),
        cause text NOT NULL,
        note text NOT NULL DEFAULT '',
        source text NOT NULL CHECK (source IN ('hand', 'csv', 'api')),
        -- of whoever reported it
        reference text,
        notified_at timestamptz(3),
        -- argued, and approved by somebody else: until then it counts
        exclusion text NOT NULL DEFAULT 'none' CHECK (exclusion IN ('none', 'requested', 'approved', 'rejected')),
        ground text,
        argument text NOT NULL DEFAULT '',
        announced_at timestamptz(3),
        approval_id uuid REFERENCES approvals,
        removed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_at > starts_at)
      )`);
    await q.query(`CREATE INDEX outages_start ON outages (sla_id, starts_at, id)`);
    // the latest months are asked for most, and lie at its end
    await q.query(`CREATE INDEX outages_end ON outages (sla_id, coalesce(ends_at, 'infinity'::timestamptz))`);
    await q.query(`CREATE INDEX outages_open ON outages (sla_id) WHERE ends_at IS NULL AND removed_at IS NULL`);
    await q.query(`CREATE INDEX outages_approval ON outages (approval_id)`);
    // the same report twice is one outage
    await q.query(`CREATE UNIQUE INDEX outages_reference ON outages (sla_id, reference) WHERE removed_at IS NULL`);
    await q.query(`CREATE UNIQUE INDEX outages_interval ON outages (sla_id, starts_at, ends_at) NULLS NOT DISTINCT
      WHERE removed_at IS NULL`);
    await q.query(`
      CREATE TABLE sla_maintenance (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        announced_at timestamptz(3),
        note text NOT NULL DEFAULT '',
        removed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_at > starts_at)
      )`);
    await q.query(`CREATE INDEX sla_maintenance_start ON sla_maintenance (sla_id, starts_at)`);
    // values of the other targets
    await q.query(`
      CREATE TABLE sla_measurements (
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        month ${MONTH},
        key text NOT NULL,
        -- a decimal as it was entered
        value text NOT NULL,
        note text NOT NULL DEFAULT '',
        source text NOT NULL CHECK (source IN ('hand', 'csv', 'api')),
        PRIMARY KEY (sla_id, month, key)
      )`);
    // what a month came to: of a closed one frozen, of another as last computed
    await q.query(`
      CREATE TABLE sla_months (
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        month ${MONTH},
        closed boolean NOT NULL,
        met boolean,
        result jsonb NOT NULL,
        -- as they were when it was closed
        terms jsonb NOT NULL,
        formula_version integer NOT NULL,
        computed_at timestamptz NOT NULL,
        closed_at timestamptz,
        closed_by uuid REFERENCES people,
        reopen_reason text NOT NULL DEFAULT '',
        -- the outages of a closed one would give another result now
        differs boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (sla_id, month)
      )`);
    await q.query(`CREATE INDEX sla_months_month ON sla_months (month, sla_id)`);
    await q.query(`CREATE INDEX sla_months_missed ON sla_months (sla_id, month) WHERE NOT met`);
    await q.query(`CREATE INDEX sla_months_closed_by ON sla_months (closed_by)`);
    await q.query(`
      CREATE TABLE sla_reviews (
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        month ${MONTH},
        conclusion text NOT NULL CHECK (conclusion IN ('satisfied', 'watch', 'act')),
        note text NOT NULL,
        actions jsonb NOT NULL,
        reviewed_by uuid NOT NULL REFERENCES people,
        reviewed_on date NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (sla_id, month)
      )`);
    await q.query(`CREATE INDEX sla_reviews_by ON sla_reviews (reviewed_by)`);
    await q.query(`
      CREATE TABLE sla_credits (
        sla_id uuid NOT NULL REFERENCES slas ON DELETE CASCADE,
        month ${MONTH},
        state text NOT NULL CHECK (state IN ('due', 'claimed', 'received', 'waived')),
        percent text NOT NULL,
        yen bigint,
        claim_by date,
        claimed_on date,
        received_on date,
        received_yen bigint,
        note text NOT NULL DEFAULT '',
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (sla_id, month)
      )`);
    await q.query(`CREATE INDEX sla_credits_due ON sla_credits (sla_id, claim_by) WHERE state = 'due'`);
    // a month that is closed for every SLA, as a job
    await q.query(`
      CREATE TABLE sla_closings (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        month ${MONTH},
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        done integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        missed integer NOT NULL DEFAULT 0,
        requested_by uuid NOT NULL REFERENCES people,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz
      )`);
    await q.query(`CREATE INDEX sla_closings_requested ON sla_closings (requested_at)`);
    await q.query(`CREATE INDEX sla_closings_by ON sla_closings (requested_by)`);
    await q.query(`CREATE UNIQUE INDEX sla_closings_one ON sla_closings (month) WHERE state IN ('waiting', 'running')`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['closings', 'credits', 'reviews', 'months', 'measurements', 'maintenance'])
      await q.query(`DROP TABLE sla_${table}`);
    await q.query(`DROP TABLE outages`);
    await q.query(`DROP TABLE sla_terms`);
    await q.query(`DROP TABLE slas`);
  }
}
