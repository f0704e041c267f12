import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIssuedReports1795478404000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE issued_reports (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('xlsx', 'pdf', 'checkSheet')),
        language text NOT NULL CHECK (language IN ('ja', 'en')),
        template_version text NOT NULL,
        -- SHA-256 of everything that the file is made from: the same inputs give the same stored file
        input_sha256 text NOT NULL,
        title text NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        bytes bytea NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by uuid REFERENCES people ON DELETE SET NULL,
        issued_by_name text NOT NULL,
        UNIQUE (evaluation_id, kind, language, template_version, input_sha256)
      )`);
    await q.query(
      `CREATE INDEX issued_reports_newest ON issued_reports (evaluation_id, kind, language, issued_at DESC)`,
    );
    await q.query(`CREATE INDEX issued_reports_issued_by ON issued_reports (issued_by)`);
    await q.query(`
      CREATE TRIGGER issued_reports_never_change BEFORE UPDATE OF bytes, sha256, code, input_sha256, issued_at ON issued_reports
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE issued_reports`);
  }
}
