import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeopleAndTrail1795478400000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE people (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL,
        email_folded text NOT NULL UNIQUE,
        name text NOT NULL,
        name_folded text NOT NULL,
        roles text[] NOT NULL,
        active boolean NOT NULL DEFAULT true,
        password_hash text,
        saml_issuer text,
        saml_name_id text,
        last_sign_in_at timestamptz,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (saml_issuer, saml_name_id)
      )`);
    await q.query(`CREATE INDEX people_name ON people (name_folded, id)`);
    await q.query(`CREATE TABLE sessions (sid varchar PRIMARY KEY, sess json NOT NULL, expire timestamp(6) NOT NULL)`);
    await q.query(`CREATE INDEX sessions_expire ON sessions (expire)`);
    await q.query(`CREATE INDEX sessions_person ON sessions ((sess->>'personId'))`);
    // what SAML sign-ins were started and not yet answered: the InResponseTo cache
    await q.query(
      `CREATE TABLE saml_requests (id text PRIMARY KEY, value text NOT NULL, expires_at timestamptz NOT NULL)`,
    );
    await q.query(`CREATE INDEX saml_requests_expires_at ON saml_requests (expires_at)`);
    await q.query(`
      CREATE TABLE trail_events (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        session_id text,
        address text,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text,
        subject_title text NOT NULL,
        payload_version integer NOT NULL,
        payload jsonb NOT NULL
      )`);
    await q.query(`CREATE INDEX trail_events_at ON trail_events (at, id)`);
    await q.query(`CREATE INDEX trail_events_subject ON trail_events (subject_id, id)`);
    await q.query(`CREATE INDEX trail_events_actor ON trail_events (actor_id, id)`);
    await q.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: rows are only ever added', TG_OP, TG_TABLE_NAME;
      END $$`);
    await q.query(`
      CREATE TRIGGER trail_events_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON trail_events
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE trail_events`);
    await q.query(`DROP FUNCTION refuse_change`);
    await q.query(`DROP TABLE saml_requests`);
    await q.query(`DROP TABLE sessions`);
    await q.query(`DROP TABLE people`);
  }
}
