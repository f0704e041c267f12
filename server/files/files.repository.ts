import { Injectable } from '@nestjs/common';
import type { FileSubjectType, FileVersion, UploadFile } from '#contract/files.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface VersionRow {
  /** also the key of the bytes */
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly receivedSha256: string;
  readonly removed: FileVersion['removed'];
  readonly uploadedBy: string | null;
  readonly uploadedAt: string;
}

export interface FileRow {
  readonly id: string;
  readonly subjectType: FileSubjectType;
  readonly subjectId: string;
  readonly part: string;
  readonly hidden: boolean;
  readonly version: number;
  /** newest first, at least one */
  readonly versions: readonly [VersionRow, ...VersionRow[]];
}

/** A version as the key of bytes. */
export interface KeyRow {
  readonly id: string;
  /** its bytes must be in the store */
  readonly settled: boolean;
  readonly name: string;
  readonly subjectType: FileSubjectType;
  readonly subjectId: string;
}

export type Stored = Pick<VersionRow, 'name' | 'mediaType' | 'bytes' | 'sha256' | 'receivedSha256' | 'removed'>;

// versions whose bytes are still on their way are nowhere to be seen
const FILES = (where: string) => `
  SELECT f.id, f.subject_type AS "subjectType", f.subject_id AS "subjectId", f.part, f.hidden_at IS NOT NULL AS hidden, f.version,
    json_agg(json_build_object('id', v.id, 'number', v.number, 'name', v.name, 'mediaType', v.media_type, 'bytes', v.bytes,
      'sha256', v.sha256, 'receivedSha256', v.received_sha256, 'removed', v.removed, 'uploadedBy', p.name,
      'uploadedAt', to_char(v.uploaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY v.number DESC) AS versions
  FROM files f JOIN file_versions v ON v.file_id = f.id AND v.number IS NOT NULL LEFT JOIN people p ON p.id = v.uploaded_by
  WHERE ${where} GROUP BY f.id ORDER BY f.created_at, f.id`;

@Injectable()
export class FilesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.unitOfWork.manager.query(text, [...values]);
  }

  ofSubjects(type: FileSubjectType, ids: readonly string[], part: string | null): Promise<FileRow[]> {
    const where =
      'f.subject_type = $1 AND f.subject_id = ANY($2) AND ($3::text IS NULL OR f.part = $3) AND f.hidden_at IS NULL';
    return this.query<FileRow>(FILES(where), [type, ids, part]);
  }

  async one(id: string): Promise<FileRow | undefined> {
    return (await this.query<FileRow>(FILES('f.id = $1'), [id]))[0];
  }

  async lock(id: string): Promise<void> {
    await this.query('SELECT 1 FROM files WHERE id = $1 FOR UPDATE', [id]);
  }

  async count({ subjectType, subjectId }: UploadFile): Promise<number> {
    const text =
      'SELECT count(*)::int AS n FROM files WHERE subject_type = $1 AND subject_id = $2 AND hidden_at IS NULL';
    return (await this.query<{ n: number }>(text, [subjectType, subjectId]))[0]?.n ?? 0;
  }

  /** The row that is there before the first byte. */
  async begin(personId: string, input: UploadFile, at: Date): Promise<{ fileId: string; key: string }> {
    const { subjectType, subjectId, part, name, replaces, key } = input;
    const [row] = await this.query<{ file_id: string; id: string }>(
      `WITH made AS (
         INSERT INTO files (subject_type, subject_id, part, created_at)
         SELECT $1, $2::uuid, $3, $6::timestamptz WHERE $7::uuid IS NULL RETURNING id)
       INSERT INTO file_versions (file_id, name, uploaded_by, uploaded_at, upload_key)
       VALUES (coalesce($7::uuid, (SELECT id FROM made)), $4, $5, $6, $8) RETURNING file_id, id`,
      [subjectType, subjectId, part, name, personId, at, replaces ?? null, key ?? null],
    );
    if (!row) throw new Error('INSERT returned no row');
    return { fileId: row.file_id, key: row.id };
  }

  /** What has arrived under the sender's key, with that subject. */
  async arrived(personId: string, { key, subjectType, subjectId }: UploadFile): Promise<FileRow | undefined> {
    if (key === undefined) return undefined;
    const where = `f.subject_type = $3 AND f.subject_id = $4 AND f.id IN (
      SELECT file_id FROM file_versions WHERE upload_key = $1 AND uploaded_by = $2 AND number IS NOT NULL)`;
    return (await this.query<FileRow>(FILES(where), [key, personId, subjectType, subjectId]))[0];
  }

  /** False when the sweeper has given the upload up meanwhile. */
  async stillPending(key: string, at: Date): Promise<boolean> {
    const text = `WITH kept AS (UPDATE file_versions SET uploaded_at = $2 WHERE id = $1 AND number IS NULL RETURNING id)
      SELECT id FROM kept`;
    return (await this.query(text, [key, at])).length === 1;
  }

  /** Makes a version known; false when its row is gone. */
  async finish(key: string, fileId: string, stored: Stored): Promise<boolean> {
    await this.lock(fileId); // two at once get two numbers
    const { name, mediaType, bytes, sha256, receivedSha256, removed } = stored;
    const finished = await this.query(
      `WITH finished AS (
         UPDATE file_versions v SET name = $3, media_type = $4, bytes = $5, sha256 = $6, received_sha256 = $7, removed = $8,
           number = 1 + coalesce((SELECT max(number) FROM file_versions WHERE file_id = $2), 0)
         WHERE id = $1 AND number IS NULL RETURNING number)
       UPDATE files SET version = version + CASE WHEN number > 1 THEN 1 ELSE 0 END FROM finished WHERE id = $2
       RETURNING id`,
      [key, fileId, name, mediaType, bytes, sha256, receivedSha256, removed],
    );
    // TypeORM answers an UPDATE with the rows and their number
    return (finished as unknown as [unknown[], number])[1] === 1;
  }

  async setHidden(id: string, at: Date | null): Promise<void> {
    await this.query('UPDATE files SET hidden_at = $2, version = version + 1 WHERE id = $1', [id, at]);
  }

  /** As if no version had ever come to an end: the bytes of the subject's files are the sweeper's, like those of given-up uploads. */
  async release(type: FileSubjectType, subjectId: string): Promise<void> {
    await this.query(
      `UPDATE file_versions v SET number = NULL, uploaded_at = '-infinity' FROM files f
       WHERE f.id = v.file_id AND f.subject_type = $1 AND f.subject_id = $2`,
      [type, subjectId],
    );
  }

  /** Keys of versions that began before the instant and never came to an end. */
  async abandoned(before: Date, limit: number): Promise<string[]> {
    const text = `SELECT id FROM file_versions WHERE number IS NULL AND uploaded_at < $1 ORDER BY uploaded_at LIMIT $2`;
    return (await this.query<{ id: string }>(text, [before, limit])).map(({ id }) => id);
  }

  /** All versions whose key begins with these two hexadecimal digits; settled are those that were complete before the instant. */
  keys(prefix: string, before: Date): Promise<KeyRow[]> {
    const text = `SELECT v.id, v.number IS NOT NULL AND v.uploaded_at < $3 AS settled, v.name,
        f.subject_type AS "subjectType", f.subject_id AS "subjectId"
      FROM file_versions v JOIN files f ON f.id = v.file_id WHERE v.id BETWEEN $1 AND $2`;
    const [first, last] = ['0', 'f'].map(
      (digit) => `${prefix}${'00000000-0000-0000-0000-000000000000'.slice(2).replaceAll('0', digit)}`,
    );
    return this.query<KeyRow>(text, [first, last, before]);
  }

  /** Once no bytes are left: the row goes, and its file with it when that was all of it. A stored version stays. */
  async forget(key: string): Promise<void> {
    await this.query(
      `WITH gone AS (DELETE FROM file_versions WHERE id = $1 AND number IS NULL RETURNING file_id)
       DELETE FROM files f USING gone WHERE f.id = gone.file_id
         AND NOT EXISTS (SELECT 1 FROM file_versions v WHERE v.file_id = f.id AND v.id <> $1)`,
      [key],
    );
  }

  async isKnown(key: string): Promise<boolean> {
    return (await this.query('SELECT 1 FROM file_versions WHERE id = $1 AND number IS NOT NULL', [key])).length === 1;
  }
}
