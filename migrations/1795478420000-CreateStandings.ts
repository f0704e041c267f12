import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStandings1795478420000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // one row a contractor from its first day, so that a list can sort and filter all of them by what was computed
    await q.query(`
      CREATE TABLE standings (
        contractor_id uuid PRIMARY KEY REFERENCES contractors ON DELETE CASCADE,
        -- kept by a trigger: what the list takes from the register
        sort_key text NOT NULL,
        tier text NOT NULL,
        supervised boolean NOT NULL,
        -- see domain/standing; unknown until it has been computed
        sign text NOT NULL DEFAULT 'unknown' CHECK (sign IN ('red', 'yellow', 'unknown', 'green')),
        weight integer NOT NULL GENERATED ALWAYS AS
          (CASE sign WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END) STORED,
        reasons jsonb NOT NULL DEFAULT '[]',
        -- null: not computed yet
        summary jsonb,
        -- of the decision that holds
        decision text CHECK (decision IN ('continue', 'improve', 'replace')),
        next_on date,
        formula_version text NOT NULL DEFAULT '',
        computed_on date,
        computed_at timestamptz
      )`);
    await q.query(`CREATE INDEX standings_weight ON standings (weight, contractor_id) WHERE supervised`);
    await q.query(`CREATE INDEX standings_sort_key ON standings (sort_key, contractor_id) WHERE supervised`);
    await q.query(`
      CREATE INDEX standings_tier ON standings
        ((CASE tier WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), contractor_id) WHERE supervised`);
    await q.query(`
      CREATE INDEX standings_next ON standings (coalesce(next_on, 'infinity'::date), contractor_id) WHERE supervised`);
    await q.query(`
      CREATE INDEX standings_computed ON standings (coalesce(computed_on, '-infinity'::date)) WHERE supervised`);
    await q.query(`
      INSERT INTO standings (contractor_id, sort_key, tier, supervised)
      SELECT id, sort_key, tier, running AND archived_at IS NULL FROM contractors`);
    await q.query(`
      CREATE FUNCTION keep_standing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO standings (contractor_id, sort_key, tier, supervised)
        VALUES (NEW.id, NEW.sort_key, NEW.tier, NEW.running AND NEW.archived_at IS NULL)
        ON CONFLICT (contractor_id) DO UPDATE
        SET sort_key = EXCLUDED.sort_key, tier = EXCLUDED.tier, supervised = EXCLUDED.supervised;
        RETURN NULL;
      END $$`);
    await q.query(`
      CREATE TRIGGER contractors_keep_standing AFTER INSERT OR UPDATE OF sort_key, tier, running, archived_at ON contractors
      FOR EACH ROW EXECUTE FUNCTION keep_standing()`);
    await q.query(`
      CREATE TABLE contractor_decisions (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contractor_id uuid NOT NULL REFERENCES contractors ON DELETE CASCADE,
        outcome text NOT NULL CHECK (outcome IN ('continue', 'improve', 'replace')),
        -- of an improvement, inclusive
        until date,
        conditions text NOT NULL DEFAULT '',
        reason text NOT NULL,
        state text NOT NULL CHECK (state IN ('asked', 'approved', 'rejected', 'withdrawn')),
        -- what was seen when it was asked for
        sign text NOT NULL,
        reasons jsonb NOT NULL,
        approval_id uuid REFERENCES approvals,
        asked_by uuid REFERENCES people ON DELETE SET NULL,
        asked_at timestamptz NOT NULL,
        decided_by uuid REFERENCES people ON DELETE SET NULL,
        decided_at timestamptz,
        note text NOT NULL DEFAULT '',
        CHECK ((outcome = 'improve') = (until IS NOT NULL))
      )`);
    await q.query(`CREATE INDEX contractor_decisions_contractor ON contractor_decisions (contractor_id, asked_at)`);
    await q.query(
      `CREATE UNIQUE INDEX contractor_decisions_asked ON contractor_decisions (contractor_id) WHERE state = 'asked'`,
    );
    await q.query(`CREATE INDEX contractor_decisions_approval ON contractor_decisions (approval_id)`);
    await q.query(`CREATE INDEX contractor_decisions_asked_by ON contractor_decisions (asked_by)`);
    await q.query(`CREATE INDEX contractor_decisions_decided_by ON contractor_decisions (decided_by)`);
    // never changed: how things stood
    await q.query(`
      CREATE TABLE standing_snapshots (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contractor_id uuid NOT NULL REFERENCES contractors ON DELETE CASCADE,
        taken_on date NOT NULL,
        -- YYYY-MM of the monthly one; null: taken for a decision
        month text,
        decision_id uuid REFERENCES contractor_decisions ON DELETE CASCADE,
        sign text NOT NULL,
        reasons jsonb NOT NULL,
        summary jsonb,
        formula_version text NOT NULL,
        UNIQUE (contractor_id, month),
        CHECK ((month IS NULL) = (decision_id IS NOT NULL))
      )`);
    await q.query(`CREATE INDEX standing_snapshots_taken ON standing_snapshots (contractor_id, taken_on)`);
    await q.query(`CREATE INDEX standing_snapshots_month ON standing_snapshots (month, contractor_id)`);
    await q.query(`CREATE INDEX standing_snapshots_decision ON standing_snapshots (decision_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE standing_snapshots`);
    await q.query(`DROP TABLE contractor_decisions`);
    await q.query(`DROP TRIGGER contractors_keep_standing ON contractors`);
    await q.query(`DROP FUNCTION keep_standing()`);
    await q.query(`DROP TABLE standings`);
    await q.query(`DELETE FROM approvals WHERE subject_type = 'contractor'`);
  }
}
