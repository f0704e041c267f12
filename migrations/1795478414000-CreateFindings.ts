import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFindings1795478414000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE findings (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE,
        contractor_id uuid NOT NULL REFERENCES contractors,
        -- null: found outside an audit
        audit_id uuid REFERENCES audits,
        -- code of the audit question; null: outside the programme
        question text,
        -- clause of a standard or a contract that it rests on
        clause text NOT NULL DEFAULT '',
        severity text NOT NULL CHECK (severity IN ('critical', 'major', 'minor', 'observation')),
        state text NOT NULL,
        title text NOT NULL,
        facts text NOT NULL,
        -- impact, similar cases, correction, cause, plan, completion, effectiveness: see contract/findings
        record jsonb NOT NULL DEFAULT '{}',
        -- our person who sees to it; never the one who verifies
        owner_id uuid REFERENCES people ON DELETE SET NULL,
        -- what the present step is due on; null: nothing is due
        due_on date,
        found_on date NOT NULL,
        risk_accepted_until date,
        -- how far it has been escalated: 0 not at all
        escalation integer NOT NULL DEFAULT 0,
        recurrence_of uuid REFERENCES findings ON DELETE SET NULL,
        verified_by uuid REFERENCES people ON DELETE SET NULL,
        closed_on date,
        folded text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX findings_due ON findings (coalesce(due_on, 'infinity'::date), id)`);
    await q.query(`CREATE INDEX findings_number ON findings (number, id)`);
    await q.query(`
      CREATE INDEX findings_severity ON findings (
        (CASE severity WHEN 'critical' THEN 1 WHEN 'major' THEN 2 WHEN 'minor' THEN 3 ELSE 4 END), id)`);
    await q.query(`CREATE INDEX findings_state ON findings (state, coalesce(due_on, 'infinity'::date), id)`);
    await q.query(`CREATE INDEX findings_contractor ON findings (contractor_id, question, found_on)`);
    await q.query(`CREATE INDEX findings_audit ON findings (audit_id)`);
    await q.query(`CREATE INDEX findings_owner ON findings (owner_id, coalesce(due_on, 'infinity'::date))`);
    await q.query(`CREATE INDEX findings_recurrence ON findings (recurrence_of)`);
    await q.query(`CREATE INDEX findings_verified_by ON findings (verified_by)`);
    await q.query(`CREATE INDEX findings_bigrams ON findings USING gin (bigrams(folded))`);
    // what the contractor answered, and notes of our own: said by whom and when, never changed
    await q.query(`
      CREATE TABLE finding_notes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        finding_id uuid NOT NULL REFERENCES findings ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('contractor', 'own')),
        text text NOT NULL,
        said_by text NOT NULL,
        said_on date NOT NULL,
        entered_by uuid REFERENCES people ON DELETE SET NULL,
        entered_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX finding_notes_finding ON finding_notes (finding_id, entered_at)`);
    await q.query(`CREATE INDEX finding_notes_entered_by ON finding_notes (entered_by)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE finding_notes`);
    await q.query(`DROP TABLE findings`);
  }
}
