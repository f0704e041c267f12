import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSearchToTrail1795478406000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // what the search compares with: folded by the application, like every searched name
    await q.query(`ALTER TABLE trail_events ADD COLUMN folded text NOT NULL DEFAULT ''`);
    await q.query(`CREATE INDEX trail_events_action ON trail_events (action, at, id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX trail_events_action`);
    await q.query(`ALTER TABLE trail_events DROP COLUMN folded`);
  }
}
