import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChecklists1795478402000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // a published version never changes, so it is kept and read whole
    await q.query(`
      CREATE TABLE checklists (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        version text NOT NULL UNIQUE,
        published_on date NOT NULL,
        criterion_count integer NOT NULL,
        content jsonb NOT NULL
      )`);
    await q.query(`
      CREATE TRIGGER checklists_never_change BEFORE UPDATE ON checklists
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE checklists`);
  }
}
