import { Injectable } from '@nestjs/common';
import { IsNull, type SelectQueryBuilder } from 'typeorm';
import type { ListEvaluations } from '#contract/evaluations.js';
import type { EvaluationScope } from '#domain/access/evaluation-scope.js';
import type { Purchase } from '#domain/evaluation/model.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { contains } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CandidateEntity, EvaluationEntity } from './evaluations.entities.js';

export interface CountedEvaluation {
  readonly evaluation: EvaluationEntity;
  readonly candidateCount: number;
  readonly answeredCount: number;
}

export interface WantedCandidate {
  readonly serviceId: string;
  readonly planId: string | null;
  readonly purchases: readonly Purchase[];
}

const CANDIDATES = `(SELECT count(*) FROM candidates c WHERE c.evaluation_id = evaluation.id AND c.removed_at IS NULL)::int`;
const ANSWERED = `(SELECT count(*) FROM answers a JOIN candidates c USING (evaluation_id, service_id)
  WHERE a.evaluation_id = evaluation.id AND c.removed_at IS NULL AND a.value->>'kind' <> 'unknown')::int`;

@Injectable()
export class EvaluationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  private scoped(scope: EvaluationScope): SelectQueryBuilder<EvaluationEntity> {
    const evaluations = this.manager.createQueryBuilder(EvaluationEntity, 'evaluation').where('true');
    if (scope.kind === 'none') evaluations.andWhere('false');
    if (scope.kind === 'published' || scope.kind === 'named') evaluations.andWhere(`evaluation.state <> 'draft'`);
    if (scope.kind === 'named') {
      const named =
        'SELECT 1 FROM evaluation_evaluators n WHERE n.evaluation_id = evaluation.id AND n.person_id = :personId';
      evaluations.andWhere(`EXISTS (${named})`, { personId: scope.personId });
    }
    return evaluations;
  }

  async page(scope: EvaluationScope, query: ListEvaluations): Promise<ListPage<CountedEvaluation>> {
    const evaluations = this.scoped(scope)
      .select('evaluation.id', 'id')
      .andWhere(`evaluation.archivedAt IS ${query.archived === true ? 'NOT ' : ''}NULL`);
    if (query.state !== undefined) evaluations.andWhere('evaluation.state = :state', { state: query.state });
    if (query.q !== undefined && query.q !== '') {
      evaluations.andWhere('evaluation.folded LIKE :q', { q: contains(fold(query.q)) });
    }
    const sorts = { updatedAt: 'evaluation.updated_at', title: 'evaluation.folded' };
    const page = await listPage(evaluations, { sorts, id: 'evaluation.id' }, query, ({ id }) => id as string);
    if (page.items.length === 0) return { ...page, items: [] };
    const counted = await this.counted(this.scoped(scope).andWhere('evaluation.id IN (:...ids)', { ids: page.items }));
    const byId = new Map(counted.map((one) => [one.evaluation.id, one]));
    return { ...page, items: page.items.flatMap((id) => byId.get(id) ?? []) };
  }

  private async counted(query: SelectQueryBuilder<EvaluationEntity>): Promise<CountedEvaluation[]> {
    const { entities, raw } = await query
      .addSelect(CANDIDATES, 'candidate_count')
      .addSelect(ANSWERED, 'answered_count')
      .getRawAndEntities<{ candidate_count: number; answered_count: number }>();
    return entities.map((evaluation, index) => ({
      evaluation,
      candidateCount: raw[index]?.candidate_count ?? 0,
      answeredCount: raw[index]?.answered_count ?? 0,
    }));
  }

  async one(scope: EvaluationScope, id: string): Promise<CountedEvaluation | null> {
    const [found] = await this.counted(this.scoped(scope).andWhere('evaluation.id = :id', { id }));
    return found ?? null;
  }

  plain(scope: EvaluationScope, id: string): Promise<EvaluationEntity | null> {
    return this.scoped(scope).andWhere('evaluation.id = :id', { id }).getOne();
  }

  /** Held until the transaction ends: alone for a change of the set-up, shared with others for a change of an answer. */
  lock(scope: EvaluationScope, id: string, mode: 'alone' | 'shared'): Promise<EvaluationEntity | null> {
    return this.scoped(scope)
      .andWhere('evaluation.id = :id', { id })
      .setLock(mode === 'alone' ? 'pessimistic_write' : 'pessimistic_read')
      .getOne();
  }

  save(evaluation: EvaluationEntity): Promise<EvaluationEntity> {
    return this.manager.save(Object.assign(evaluation, { folded: fold(evaluation.title) }));
  }

  /** The titles of evaluations, for who may know of them anyway. */
  async titles(ids: readonly string[]): Promise<{ id: string; title: string; checklistId: string }[]> {
    return this.manager.query('SELECT id, title, checklist_id AS "checklistId" FROM evaluations WHERE id = ANY ($1)', [
      ids,
    ]);
  }

  /** Open evaluations that name the person as an evaluator, with how many of their answers are missing. */
  async unanswered(personId: string): Promise<{ id: string; title: string; missing: number; cells: number }[]> {
    return this.manager.query(
      `SELECT * FROM (
         SELECT evaluation.id, evaluation.title, ${CANDIDATES} * c.criterion_count AS cells,
           ${CANDIDATES} * c.criterion_count - ${ANSWERED} AS missing
         FROM evaluations evaluation JOIN checklists c ON c.id = evaluation.checklist_id
         JOIN evaluation_evaluators n ON n.evaluation_id = evaluation.id AND n.person_id = $1
         WHERE evaluation.state IN ('answering', 'scoring', 'returned') AND evaluation.archived_at IS NULL
       ) open WHERE missing > 0 ORDER BY title, id`,
      [personId],
    );
  }

  /** The evaluation that counts for each service of these vendors: the one approved last, else the one worked on last. */
  async ofVendors(
    vendorIds: readonly string[],
  ): Promise<{ id: string; state: EvaluationEntity['state']; vendorId: string; serviceId: string }[]> {
    if (vendorIds.length === 0) return [];
    return this.manager.query(
      `SELECT DISTINCT ON (s.id) e.id, e.state, s.vendor_id AS "vendorId", s.id AS "serviceId"
       FROM services s JOIN candidates c ON c.service_id = s.id AND c.removed_at IS NULL
       JOIN evaluations e ON e.id = c.evaluation_id
       WHERE s.vendor_id = ANY($1::uuid[]) AND e.archived_at IS NULL
         AND e.state NOT IN ('draft', 'rejected', 'superseded')
       ORDER BY s.id, (e.state = 'approved') DESC, e.updated_at DESC, e.id`,
      [vendorIds],
    );
  }

  candidates(evaluationId: string): Promise<CandidateEntity[]> {
    return this.manager.find(CandidateEntity, {
      where: { evaluationId, removedAt: IsNull() },
      order: { position: 'ASC' },
    });
  }

  /** Makes these the candidates; one that is left out is hidden with its answers, one that comes back has them again. */
  async setCandidates(evaluationId: string, wanted: readonly WantedCandidate[], now: Date): Promise<void> {
    await this.manager.query(
      `UPDATE candidates SET removed_at = $3 WHERE evaluation_id = $1 AND removed_at IS NULL AND service_id <> ALL ($2)`,
      [evaluationId, wanted.map(({ serviceId }) => serviceId), now],
    );
    await this.manager.query(
      `INSERT INTO candidates (evaluation_id, service_id, position, plan_id, purchases)
       SELECT $1, w."serviceId", w.position, w."planId", w.purchases
       FROM jsonb_to_recordset($2::jsonb) AS w ("serviceId" uuid, position int, "planId" uuid, purchases jsonb)
       ON CONFLICT (evaluation_id, service_id) DO UPDATE
       SET position = EXCLUDED.position, plan_id = EXCLUDED.plan_id, purchases = EXCLUDED.purchases, removed_at = NULL`,
      [evaluationId, JSON.stringify(wanted.map((one, position) => ({ ...one, position })))],
    );
  }

  async evaluators(evaluationId: string): Promise<{ id: string; name: string }[]> {
    return this.manager.query(
      `SELECT p.id, p.name FROM evaluation_evaluators e JOIN people p ON p.id = e.person_id
       WHERE e.evaluation_id = $1 ORDER BY p.name_folded, p.id`,
      [evaluationId],
    );
  }

  async setEvaluators(evaluationId: string, personIds: readonly string[]): Promise<void> {
    await this.manager.query('DELETE FROM evaluation_evaluators WHERE evaluation_id = $1 AND person_id <> ALL ($2)', [
      evaluationId,
      personIds,
    ]);
    await this.manager.query(
      `INSERT INTO evaluation_evaluators (evaluation_id, person_id)
       SELECT $1, id FROM people WHERE id = ANY ($2) ON CONFLICT DO NOTHING`,
      [evaluationId, personIds],
    );
  }
}
