import { Injectable } from '@nestjs/common';
import type { CarryingCertificate, SetAnswer, StoredAnswer } from '#contract/evaluations.js';
import type { AnswerValue, Grade } from '#domain/evaluation/answer.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** The stored value; whether a not-applicable answer is approved is for its approval to say. */
type StoredValue = Exclude<AnswerValue, { kind: 'notApplicable' }> | { kind: 'notApplicable'; reason: string };

export interface AnswerRow {
  readonly serviceId: string;
  readonly criterion: string;
  readonly value: StoredValue;
  readonly grade: Grade | null;
  readonly evidence: StoredAnswer['evidence'];
  readonly certificate: Omit<CarryingCertificate, 'lapsed'> | null;
  readonly approvalId: string | null;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export interface AnswerLevel extends Pick<AnswerRow, 'serviceId' | 'criterion' | 'value' | 'grade' | 'approvalId'> {
  /** the last day of its certificate */
  readonly carriedUntil: string | null;
}

const COLUMNS = `a.service_id AS "serviceId", a.criterion, a.value, a.grade, a.evidence, a.approval_id AS "approvalId",
  a.version, a.updated_at AS "updatedAt",
  (SELECT json_build_object('id', k.id, 'scheme', k.scheme, 'schemeName', k.scheme_name, 'number', k.number,
     'lastDay', k.last_day, 'successorId', k.replaced_by) FROM certificates k WHERE k.id = a.certificate_id) AS certificate,
  -- no join: a row that was waited for is looked at anew, its outer joins are not
  (SELECT p.name FROM people p WHERE p.id = a.updated_by) AS "updatedBy"`;

/** Answers by plain SQL: thousands of rows a page, so no entity is built for each. */
@Injectable()
export class AnswersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** Every answer of the present candidates. */
  ofEvaluation(evaluationId: string): Promise<AnswerRow[]> {
    return this.manager.query(
      `SELECT ${COLUMNS} FROM answers a JOIN candidates c USING (evaluation_id, service_id)
       WHERE a.evaluation_id = $1 AND c.removed_at IS NULL ORDER BY c.position, a.criterion`,
      [evaluationId],
    );
  }

  /** What scoring needs of them: no evidence, no names. */
  levels(evaluationId: string): Promise<AnswerLevel[]> {
    return this.manager.query(
      `SELECT a.service_id AS "serviceId", a.criterion, a.value, a.grade, a.approval_id AS "approvalId",
         (SELECT k.last_day::text FROM certificates k WHERE k.id = a.certificate_id) AS "carriedUntil"
       FROM answers a WHERE a.evaluation_id = $1 ORDER BY a.service_id, a.criterion`,
      [evaluationId],
    );
  }

  /** One answer; `hold` until the transaction ends. */
  async one(evaluationId: string, serviceId: string, criterion: string, hold = false): Promise<AnswerRow | null> {
    const rows: AnswerRow[] = await this.manager.query(
      `SELECT ${COLUMNS} FROM answers a
       WHERE a.evaluation_id = $1 AND a.service_id = $2 AND a.criterion = $3 ${hold ? 'FOR UPDATE OF a' : ''}`,
      [evaluationId, serviceId, criterion],
    );
    return rows[0] ?? null;
  }

  /** Writes version + 1; false when somebody else was first. */
  async write(
    evaluationId: string,
    serviceId: string,
    criterion: string,
    version: number,
    answer: SetAnswer,
    approvalId: string | null,
    by: { readonly personId: string; readonly at: Date },
  ): Promise<boolean> {
    const values = [
      evaluationId,
      serviceId,
      criterion,
      answer.value,
      answer.grade,
      answer.evidence,
      approvalId,
      by.at,
      by.personId,
      answer.certificateId,
    ];
    const written: unknown[] =
      version === 0
        ? await this.manager.query(
            `INSERT INTO answers (evaluation_id, service_id, criterion, value, grade, evidence, approval_id, updated_at, updated_by,
               certificate_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING version`,
            values,
          )
        : (
            await this.manager.query<[unknown[], number]>(
              `UPDATE answers SET value = $4, grade = $5, evidence = $6, approval_id = $7, updated_at = $8, updated_by = $9,
                 certificate_id = $10, version = version + 1
               WHERE evaluation_id = $1 AND service_id = $2 AND criterion = $3 AND version = $11 RETURNING version`,
              [...values, version],
            )
          )[0];
    return written.length === 1;
  }

  /** Copies the answers of one evaluation to another; a not-applicable answer needs an approval of its own there. */
  async copy(from: string, to: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO answers (evaluation_id, service_id, criterion, value, grade, evidence, certificate_id, updated_at, updated_by)
       SELECT $2, a.service_id, a.criterion, a.value, a.grade, a.evidence, a.certificate_id, a.updated_at, a.updated_by
       FROM answers a JOIN candidates c ON c.evaluation_id = $2 AND c.service_id = a.service_id
       WHERE a.evaluation_id = $1`,
      [from, to],
    );
  }

  async setApproval(evaluationId: string, serviceId: string, criterion: string, approvalId: string): Promise<void> {
    await this.manager.query(
      'UPDATE answers SET approval_id = $4 WHERE evaluation_id = $1 AND service_id = $2 AND criterion = $3',
      [evaluationId, serviceId, criterion, approvalId],
    );
  }
}
