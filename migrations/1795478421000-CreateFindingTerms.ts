import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFindingTerms1795478421000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE finding_terms (
        -- one row: what holds for findings that are raised from now on
        id text PRIMARY KEY DEFAULT 'terms' CHECK (id = 'terms'),
        -- see domain/finding/terms
        terms jsonb NOT NULL,
        changed_by uuid REFERENCES people ON DELETE SET NULL,
        changed_at timestamptz,
        version integer NOT NULL DEFAULT 1
      )`);
    await q.query(`CREATE INDEX finding_terms_changed_by ON finding_terms (changed_by)`);
    // as the audit programme proposes
    await q.query(`
      INSERT INTO finding_terms (terms) VALUES ('{
        "allowances": {
          "critical": {
            "correction": {"count": 1, "unit": "days"},
            "plan": {"count": 5, "unit": "businessDays"},
            "completion": {"count": 30, "unit": "days"}
          },
          "major": {
            "correction": {"count": 14, "unit": "days"},
            "plan": {"count": 14, "unit": "days"},
            "completion": {"count": 60, "unit": "days"}
          },
          "minor": {
            "correction": {"count": 30, "unit": "days"},
            "plan": {"count": 30, "unit": "days"},
            "completion": {"count": 90, "unit": "days"}
          },
          "observation": {"answer": {"count": 12, "unit": "months"}}
        },
        "checkDays": 90,
        "returnedPlanDays": 5,
        "escalations": {"owner": 1, "manager": 5, "executive": 10}
      }')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE finding_terms');
  }
}
