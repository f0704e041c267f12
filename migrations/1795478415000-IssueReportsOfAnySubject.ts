import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IssueReportsOfAnySubject1795478415000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE issued_reports ADD subject_type text, ADD subject_id uuid`);
    await q.query(`UPDATE issued_reports SET subject_type = 'evaluation', subject_id = evaluation_id`);
    // takes its foreign key, its unique key and its index along
    await q.query(`ALTER TABLE issued_reports DROP COLUMN evaluation_id`);
    await q.query(`
      ALTER TABLE issued_reports
        ALTER subject_type SET NOT NULL,
        ALTER subject_id SET NOT NULL,
        ADD CONSTRAINT issued_reports_subject_type CHECK (subject_type IN ('evaluation', 'audit')),
        DROP CONSTRAINT issued_reports_kind_check,
        ADD CONSTRAINT issued_reports_kind_check CHECK (kind IN ('xlsx', 'pdf', 'checkSheet', 'auditPdf', 'auditXlsx')),
        ADD CONSTRAINT issued_reports_once UNIQUE (subject_id, kind, language, template_version, input_sha256)`);
    await q.query(`CREATE INDEX issued_reports_newest ON issued_reports (subject_id, kind, language, issued_at DESC)`);
    // what was issued goes with what it was issued from, as with a foreign key
    await q.query(`
      CREATE FUNCTION remove_issued_reports() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM issued_reports WHERE subject_type = TG_ARGV[0] AND subject_id = OLD.id;
        RETURN NULL;
      END $$`);
    for (const [type, table] of SUBJECTS) {
      await q.query(`
        CREATE TRIGGER ${table}_remove_issued_reports AFTER DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION remove_issued_reports('${type}')`);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    for (const [, table] of SUBJECTS) await q.query(`DROP TRIGGER ${table}_remove_issued_reports ON ${table}`);
    await q.query(`DROP FUNCTION remove_issued_reports()`);
    await q.query(`DELETE FROM issued_reports WHERE subject_type <> 'evaluation'`);
    await q.query(`ALTER TABLE issued_reports ADD evaluation_id uuid REFERENCES evaluations ON DELETE CASCADE`);
    await q.query(`UPDATE issued_reports SET evaluation_id = subject_id`);
    await q.query(`
      ALTER TABLE issued_reports
        ALTER evaluation_id SET NOT NULL,
        DROP COLUMN subject_type,
        DROP COLUMN subject_id,
        DROP CONSTRAINT issued_reports_kind_check,
        ADD CONSTRAINT issued_reports_kind_check CHECK (kind IN ('xlsx', 'pdf', 'checkSheet')),
        ADD UNIQUE (evaluation_id, kind, language, template_version, input_sha256)`);
    await q.query(
      `CREATE INDEX issued_reports_newest ON issued_reports (evaluation_id, kind, language, issued_at DESC)`,
    );
  }
}

const SUBJECTS = [
  ['evaluation', 'evaluations'],
  ['audit', 'audits'],
] as const;
