import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAudits1795478413000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // like a checklist: a published version never changes, and is read whole
    await q.query(`
      CREATE TABLE audit_programmes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        version text NOT NULL UNIQUE,
        published_on date NOT NULL,
        question_count integer NOT NULL,
        content jsonb NOT NULL
      )`);
    await q.query(`
      CREATE TRIGGER audit_programmes_never_change BEFORE UPDATE ON audit_programmes
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await q.query(`
      CREATE TABLE audit_plans (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        fiscal_year integer NOT NULL UNIQUE,
        programme_id uuid NOT NULL REFERENCES audit_programmes,
        state text NOT NULL CHECK (state IN ('draft', 'submitted', 'approved')),
        note text NOT NULL DEFAULT '',
        -- who may be given audits, and which months are kept free
        settings jsonb NOT NULL,
        approval_id uuid REFERENCES approvals,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX audit_plans_programme ON audit_plans (programme_id)`);
    await q.query(`CREATE INDEX audit_plans_approval ON audit_plans (approval_id)`);
    await q.query(`
      CREATE TABLE audits (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE,
        -- null: outside the yearly plan, after an incident for example
        plan_id uuid REFERENCES audit_plans ON DELETE CASCADE,
        programme_id uuid NOT NULL REFERENCES audit_programmes,
        contractor_id uuid NOT NULL REFERENCES contractors,
        fiscal_year integer NOT NULL,
        state text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('document', 'remote', 'onsite')),
        mode_reason text NOT NULL DEFAULT '',
        -- the questions asked, in the order of the programme
        questions text[] NOT NULL,
        planned_on date NOT NULL,
        planned_days integer NOT NULL DEFAULT 1 CHECK (planned_days BETWEEN 1 AND 30),
        announced_on date,
        answers_due_on date,
        fieldwork_on date,
        reported_on date,
        closed_on date,
        -- opening and closing meeting, conclusion, postponements: see contract/audits
        record jsonb NOT NULL DEFAULT '{}',
        -- how many of the questions have a rating, by rating; kept by the service for lists
        rated jsonb NOT NULL DEFAULT '{}',
        approval_id uuid REFERENCES approvals,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX audits_planned ON audits (planned_on, id)`);
    await q.query(`CREATE INDEX audits_number ON audits (number, id)`);
    await q.query(`CREATE INDEX audits_plan ON audits (plan_id, planned_on)`);
    await q.query(`CREATE INDEX audits_contractor ON audits (contractor_id, planned_on)`);
    await q.query(`CREATE INDEX audits_year ON audits (fiscal_year, planned_on, id)`);
    await q.query(`CREATE INDEX audits_programme ON audits (programme_id)`);
    await q.query(`CREATE INDEX audits_approval ON audits (approval_id)`);
    await q.query(`
      CREATE TABLE audit_auditors (
        audit_id uuid NOT NULL REFERENCES audits ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES people,
        position integer NOT NULL,
        PRIMARY KEY (audit_id, person_id)
      )`);
    await q.query(`CREATE INDEX audit_auditors_person ON audit_auditors (person_id)`);
    await q.query(`
      CREATE TABLE audit_answers (
        audit_id uuid NOT NULL REFERENCES audits ON DELETE CASCADE,
        question text NOT NULL,
        rating text NOT NULL CHECK
          (rating IN ('conform', 'observation', 'minor', 'major', 'critical', 'na', 'unverified')),
        -- facts, evidence seen, sampling, who answered and when, address of public information, reason: see contract/audits
        content jsonb NOT NULL,
        -- other people rated the same question without having seen this: kept until somebody decides
        rivals jsonb NOT NULL DEFAULT '[]',
        -- the edit that wrote it last, so that an edit that arrives twice counts once
        edit_key uuid,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid REFERENCES people ON DELETE SET NULL,
        PRIMARY KEY (audit_id, question)
      )`);
    await q.query(`CREATE INDEX audit_answers_updated_by ON audit_answers (updated_by)`);
    await q.query(`
      CREATE TABLE audit_objections (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        audit_id uuid NOT NULL REFERENCES audits ON DELETE CASCADE,
        question text NOT NULL,
        statement text NOT NULL,
        said_by text NOT NULL,
        said_on date NOT NULL,
        outcome text CHECK (outcome IN ('accepted', 'rejected')),
        outcome_reason text NOT NULL DEFAULT '',
        entered_by uuid REFERENCES people ON DELETE SET NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      )`);
    await q.query(`CREATE INDEX audit_objections_audit ON audit_objections (audit_id)`);
    await q.query(`CREATE INDEX audit_objections_entered_by ON audit_objections (entered_by)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE audit_objections`);
    await q.query(`DROP TABLE audit_answers`);
    await q.query(`DROP TABLE audit_auditors`);
    await q.query(`DROP TABLE audits`);
    await q.query(`DROP TABLE audit_plans`);
    await q.query(`DROP TABLE audit_programmes`);
  }
}
