import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEvaluations1795478403000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE evaluations (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        title text NOT NULL,
        folded text NOT NULL,
        question text NOT NULL DEFAULT '',
        state text NOT NULL,
        checklist_id uuid NOT NULL REFERENCES checklists,
        settings jsonb NOT NULL,
        fictitious boolean NOT NULL DEFAULT false,
        sample boolean NOT NULL DEFAULT false,
        created_by uuid REFERENCES people ON DELETE SET NULL,
        archived_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX evaluations_updated_at ON evaluations (updated_at DESC, id)`);
    await q.query(`CREATE INDEX evaluations_checklist ON evaluations (checklist_id)`);
    await q.query(`
      CREATE TABLE evaluation_evaluators (
        evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
        PRIMARY KEY (evaluation_id, person_id)
      )`);
    await q.query(`CREATE INDEX evaluation_evaluators_person ON evaluation_evaluators (person_id)`);
    // removed_at hides a candidate and keeps its answers
    await q.query(`
      CREATE TABLE candidates (
        evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
        service_id uuid NOT NULL REFERENCES services,
        position integer NOT NULL,
        plan_id uuid REFERENCES price_plans ON DELETE SET NULL,
        purchases jsonb NOT NULL DEFAULT '[]',
        removed_at timestamptz,
        PRIMARY KEY (evaluation_id, service_id)
      )`);
    await q.query(`CREATE INDEX candidates_service ON candidates (service_id)`);
    await q.query(`CREATE INDEX candidates_plan ON candidates (plan_id)`);
    await q.query(`
      CREATE TABLE approvals (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('requested', 'approved', 'rejected', 'withdrawn')),
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        -- which part of the subject, by kind: { serviceId, criterion, lastDay }
        details jsonb NOT NULL,
        reason text NOT NULL,
        -- ordered steps, each all or any, see domain/approval
        route jsonb NOT NULL,
        requested_by uuid NOT NULL REFERENCES people,
        requested_at timestamptz NOT NULL DEFAULT now(),
        decided_by uuid REFERENCES people,
        decided_at timestamptz,
        decision_note text NOT NULL DEFAULT '',
        version integer NOT NULL DEFAULT 1
      )`);
    await q.query(`CREATE INDEX approvals_subject ON approvals (subject_type, subject_id)`);
    await q.query(`CREATE INDEX approvals_requested_at ON approvals (requested_at DESC, id)`);
    await q.query(`CREATE INDEX approvals_requested_by ON approvals (requested_by)`);
    await q.query(`CREATE INDEX approvals_decided_by ON approvals (decided_by)`);
    await q.query(`
      CREATE TABLE answers (
        evaluation_id uuid NOT NULL,
        service_id uuid NOT NULL,
        criterion text NOT NULL,
        -- AnswerValue of domain/evaluation without approved
        value jsonb NOT NULL,
        grade text CHECK (grade IN ('declared', 'documented', 'demonstrated')),
        evidence jsonb,
        -- of a not-applicable answer
        approval_id uuid REFERENCES approvals,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid REFERENCES people ON DELETE SET NULL,
        PRIMARY KEY (evaluation_id, service_id, criterion),
        FOREIGN KEY (evaluation_id, service_id) REFERENCES candidates ON DELETE CASCADE
      )`);
    await q.query(`CREATE INDEX answers_approval ON answers (approval_id)`);
    await q.query(`CREATE INDEX answers_updated_by ON answers (updated_by)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE answers`);
    await q.query(`DROP TABLE approvals`);
    await q.query(`DROP TABLE candidates`);
    await q.query(`DROP TABLE evaluation_evaluators`);
    await q.query(`DROP TABLE evaluations`);
  }
}
