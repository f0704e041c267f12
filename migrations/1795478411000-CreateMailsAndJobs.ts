import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What jobs need beside the tables that pg-boss keeps in a schema of its own. */
export class CreateMailsAndJobs1795478411000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE company_days (
        -- YYYY-MM-DD, or MM-DD where the day is off every year
        day text PRIMARY KEY CHECK (day ~ '^(\\d{4}-)?\\d{2}-\\d{2}$'),
        name text NOT NULL
      )`);
    await q.query(`
      INSERT INTO company_days (day, name) VALUES
        ('12-29', '年末年始'), ('12-30', '年末年始'), ('12-31', '年末年始'),
        ('01-01', '年末年始'), ('01-02', '年末年始'), ('01-03', '年末年始')`);
    await q.query(`ALTER TABLE people ADD COLUMN language text NOT NULL DEFAULT 'ja' CHECK (language IN ('ja', 'en'))`);
    await q.query(`
      CREATE TABLE mails (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid REFERENCES people ON DELETE CASCADE,
        address text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        language text NOT NULL CHECK (language IN ('ja', 'en')),
        subject text NOT NULL,
        text_body text NOT NULL,
        html_body text NOT NULL,
        -- what must be sent once, whoever notices it
        dedupe_key text NOT NULL UNIQUE,
        state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        last_error text,
        message_id text NOT NULL,
        created_at timestamptz NOT NULL,
        sent_at timestamptz
      )`);
    await q.query(`CREATE INDEX mails_created_at ON mails (created_at, id)`);
    await q.query(`CREATE INDEX mails_person ON mails (person_id)`);
    await q.query(`CREATE INDEX mails_due ON mails (next_attempt_at, id) WHERE state = 'waiting'`);
    // what a person has been reminded of, so that nothing is said twice
    await q.query(`
      CREATE TABLE reminders_given (
        person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
        key text NOT NULL,
        given_on date NOT NULL,
        PRIMARY KEY (person_id, key)
      )`);
    // the days whose reminders have been given: one run a day, however many portals there are
    await q.query(`CREATE TABLE reminder_days (day date PRIMARY KEY, at timestamptz NOT NULL)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE reminder_days`);
    await q.query(`DROP TABLE reminders_given`);
    await q.query(`DROP TABLE mails`);
    await q.query(`ALTER TABLE people DROP COLUMN language`);
    await q.query(`DROP TABLE company_days`);
  }
}
