import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFiles1795478410000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE files (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- what it is evidence for; the feature of that type decides who may know and attach
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        -- a part of the subject, such as the code of a question; '': the whole
        part text NOT NULL DEFAULT '',
        -- removed files are hidden, never deleted
        hidden_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query(`CREATE INDEX files_subject ON files (subject_type, subject_id, part)`);
    // a version has its row before its first byte, and loses it after its last: no bytes are without a row
    await q.query(`
      CREATE TABLE file_versions (
        -- also the key of the bytes in the store
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        file_id uuid NOT NULL REFERENCES files ON DELETE CASCADE,
        -- null while the bytes are on their way
        number integer,
        name text NOT NULL,
        media_type text,
        bytes bigint,
        sha256 text,
        received_sha256 text,
        removed text[] NOT NULL DEFAULT '{}',
        uploaded_by uuid REFERENCES people ON DELETE SET NULL,
        uploaded_at timestamptz NOT NULL,
        UNIQUE (file_id, number),
        CHECK (number IS NULL OR (media_type IS NOT NULL AND bytes IS NOT NULL AND sha256 IS NOT NULL AND received_sha256 IS NOT NULL))
      )`);
    await q.query(`CREATE INDEX file_versions_pending ON file_versions (uploaded_at) WHERE number IS NULL`);
    await q.query(`CREATE INDEX file_versions_uploaded_by ON file_versions (uploaded_by)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE file_versions`);
    await q.query(`DROP TABLE files`);
  }
}
