import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameUploads1795478415800 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // the sender's name for an upload: what is sent again, because the answer was lost, is kept once
    await q.query(`ALTER TABLE file_versions ADD upload_key uuid`);
    await q.query(
      `CREATE UNIQUE INDEX file_versions_upload_key ON file_versions (upload_key, uploaded_by) WHERE number IS NOT NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE file_versions DROP upload_key`);
  }
}
