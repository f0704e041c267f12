import { Injectable } from '@nestjs/common';
import type { AnswerContent, AuditAnswer } from '#contract/audits.js';
import { countRatings } from '#domain/audit/summary.js';
import type { Rating } from '#domain/audit/states.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** What somebody else rated meanwhile. */
export interface StoredRival {
  readonly rating: Rating;
  readonly content: AnswerContent;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly key: string;
}

export interface AnswerRow {
  readonly auditId: string;
  readonly question: string;
  readonly rating: Rating;
  readonly content: AnswerContent;
  readonly rivals: readonly StoredRival[];
  readonly editKey: string | null;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly updatedByName: string | null;
}

const COLUMNS = `n.audit_id AS "auditId", n.question, n.rating, n.content, n.rivals, n.edit_key AS "editKey", n.version,
  n.updated_at AS "updatedAt", n.updated_by AS "updatedBy", p.name AS "updatedByName"`;
const FROM = 'FROM audit_answers n LEFT JOIN people p ON p.id = n.updated_by';

@Injectable()
export class AnswersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  ofAudits(auditIds: readonly string[]): Promise<AnswerRow[]> {
    return this.manager.query(`SELECT ${COLUMNS} ${FROM} WHERE n.audit_id = ANY($1::uuid[]) ORDER BY n.question`, [
      auditIds,
    ]);
  }

  async one(auditId: string, question: string): Promise<AnswerRow | null> {
    const [row] = await this.manager.query<AnswerRow[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE n.audit_id = $1 AND n.question = $2`,
      [auditId, question],
    );
    return row ?? null;
  }

  /** Writes over that version, 0 for the first time; false when somebody was first. */
  async write(
    row: Pick<AnswerRow, 'auditId' | 'question' | 'rating' | 'content' | 'rivals' | 'editKey' | 'version'>,
    by: { readonly personId: string; readonly at: Date },
  ): Promise<boolean> {
    const written = await this.manager.query<unknown[]>(
      `INSERT INTO audit_answers AS n (audit_id, question, rating, content, rivals, edit_key, updated_at, updated_by)
       SELECT $1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8 WHERE $9 = 0
          OR EXISTS (SELECT 1 FROM audit_answers WHERE audit_id = $1 AND question = $2)
       ON CONFLICT (audit_id, question) DO UPDATE
         SET rating = EXCLUDED.rating, content = EXCLUDED.content, rivals = EXCLUDED.rivals, edit_key = EXCLUDED.edit_key,
             updated_at = EXCLUDED.updated_at, updated_by = EXCLUDED.updated_by, version = n.version + 1
         WHERE n.version = $9
       RETURNING 1`,
      [
        row.auditId,
        row.question,
        row.rating,
        JSON.stringify(row.content),
        JSON.stringify(row.rivals),
        row.editKey,
        by.at,
        by.personId,
        row.version,
      ],
    );
    return written.length > 0;
  }

  /** Keeps what somebody else rated meanwhile, beside the stored rating, in the order it came. */
  async addRival(auditId: string, question: string, rival: StoredRival): Promise<void> {
    await this.manager.query(
      `UPDATE audit_answers SET rivals = rivals || $3::jsonb, version = version + 1
       WHERE audit_id = $1 AND question = $2 AND NOT rivals @> $4::jsonb`,
      [auditId, question, JSON.stringify([rival]), JSON.stringify([{ key: rival.key }])],
    );
  }

  /** The audit's count of ratings, for lists. */
  async recount(auditId: string): Promise<void> {
    const ratings = await this.manager.query<{ rating: Rating }[]>(
      'SELECT rating FROM audit_answers WHERE audit_id = $1',
      [auditId],
    );
    await this.manager.query('UPDATE audits SET rated = $2::jsonb WHERE id = $1', [
      auditId,
      JSON.stringify(countRatings(ratings.map(({ rating }) => rating))),
    ]);
  }
}

export function toAnswer(row: AnswerRow): AuditAnswer {
  return {
    question: row.question,
    rating: row.rating,
    ...row.content,
    rivals: row.rivals.map(({ rating, content, by, at }) => ({ rating, ...content, by, at })),
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy === null ? null : { id: row.updatedBy, name: row.updatedByName ?? '' },
  };
}
