import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which kinds of reports there are is said once, in the application's types: a feature that issues another changes no table. */
export class LetFeaturesNameReports1795478415500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE issued_reports
        DROP CONSTRAINT issued_reports_subject_type,
        ADD CONSTRAINT issued_reports_subject_type CHECK (subject_type ~ '^[a-z][A-Za-z]{0,39}$'),
        DROP CONSTRAINT issued_reports_kind_check,
        ADD CONSTRAINT issued_reports_kind_check CHECK (kind ~ '^[a-z][A-Za-z]{0,39}$')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DELETE FROM issued_reports WHERE subject_type NOT IN ('evaluation', 'audit')`);
    await q.query(`
      ALTER TABLE issued_reports
        DROP CONSTRAINT issued_reports_subject_type,
        ADD CONSTRAINT issued_reports_subject_type CHECK (subject_type IN ('evaluation', 'audit')),
        DROP CONSTRAINT issued_reports_kind_check,
        ADD CONSTRAINT issued_reports_kind_check CHECK (kind IN ('xlsx', 'pdf', 'checkSheet', 'auditPdf', 'auditXlsx'))`);
  }
}
