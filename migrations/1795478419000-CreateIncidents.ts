import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIncidents1795478419000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE incidents (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE,
        title text NOT NULL,
        -- null: our own, no contractor is concerned
        contractor_id uuid REFERENCES contractors,
        engagement_id uuid REFERENCES engagements ON DELETE SET NULL,
        role text NOT NULL CHECK (role IN ('principal', 'trustee')),
        risks text[] NOT NULL DEFAULT '{}',
        severity text NOT NULL CHECK (severity IN ('critical', 'major', 'minor')),
        state text NOT NULL CHECK (state IN ('detected', 'contained', 'reported', 'closed')),
        occurred_at timestamptz,
        -- when the contractor noticed it, or we did where none is concerned
        detected_at timestamptz,
        learned_at timestamptz NOT NULL,
        told_at timestamptz,
        contained_at timestamptz,
        notice_hours integer CHECK (notice_hours > 0),
        -- persons, thresholds, texts of the form, reports that were made: see contract/incidents
        record jsonb NOT NULL,
        -- our person who sees to it
        owner_id uuid REFERENCES people ON DELETE SET NULL,
        -- the clock that ends first; null: none runs. Kept by the service
        next_due_at timestamptz,
        closed_on date,
        folded text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX incidents_due ON incidents (coalesce(next_due_at, 'infinity'::timestamptz), id)`);
    await q.query(`CREATE INDEX incidents_number ON incidents (number, id)`);
    await q.query(`CREATE INDEX incidents_learned ON incidents (learned_at, id)`);
    await q.query(`
      CREATE INDEX incidents_severity ON incidents (
        (CASE severity WHEN 'critical' THEN 1 WHEN 'major' THEN 2 ELSE 3 END), id)`);
    await q.query(
      `CREATE INDEX incidents_state ON incidents (state, coalesce(next_due_at, 'infinity'::timestamptz), id)`,
    );
    await q.query(`CREATE INDEX incidents_contractor ON incidents (contractor_id, learned_at)`);
    await q.query(`CREATE INDEX incidents_engagement ON incidents (engagement_id)`);
    await q.query(`CREATE INDEX incidents_owner ON incidents (owner_id)`);
    await q.query(`CREATE INDEX incidents_bigrams ON incidents USING gin (bigrams(folded))`);
    // what happened and what was decided; never changed, a correction is an entry of its own
    await q.query(`
      CREATE TABLE incident_entries (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        incident_id uuid NOT NULL REFERENCES incidents ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('event', 'decision')),
        at timestamptz NOT NULL,
        who text NOT NULL,
        text text NOT NULL,
        -- of a decision
        why text NOT NULL DEFAULT '',
        corrects uuid UNIQUE REFERENCES incident_entries ON DELETE CASCADE,
        entered_by uuid REFERENCES people ON DELETE SET NULL,
        entered_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX incident_entries_incident ON incident_entries (incident_id, at)`);
    await q.query(`CREATE INDEX incident_entries_entered_by ON incident_entries (entered_by)`);
    await q.query(`
      CREATE TABLE incident_lessons (
        incident_id uuid NOT NULL REFERENCES incidents ON DELETE CASCADE,
        finding_id uuid NOT NULL UNIQUE REFERENCES findings ON DELETE CASCADE,
        PRIMARY KEY (incident_id, finding_id)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE incident_lessons`);
    await q.query(`DROP TABLE incident_entries`);
    await q.query(`DROP TABLE incidents`);
  }
}
