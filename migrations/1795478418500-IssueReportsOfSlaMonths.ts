import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report can be of a part of its subject, such as one month of an SLA; a newer one of another part does not replace it. */
export class IssueReportsOfSlaMonths1795478418500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE issued_reports ADD part text NOT NULL DEFAULT ''`);
    await q.query(`
      CREATE TRIGGER slas_remove_issued_reports AFTER DELETE ON slas
      FOR EACH ROW EXECUTE FUNCTION remove_issued_reports('sla')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER slas_remove_issued_reports ON slas`);
    await q.query(`ALTER TABLE issued_reports DROP COLUMN part`);
  }
}
