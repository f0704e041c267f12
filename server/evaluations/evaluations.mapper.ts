import type { AskedWaiver, Evaluation, EvaluationSummary, StoredAnswer } from '#contract/evaluations.js';
import type { Checklist } from '#domain/checklist/checklist.js';
import type { AnswerValue } from '#domain/evaluation/answer.js';
import { hasLapsed } from '#domain/evaluation/effective.js';
import type { SubjectApproval } from '../approvals/approvals.reader.js';
import type { CatalogueService } from '../catalogue/catalogue.reader.js';
import type { AnswerRow } from './answers.repository.js';
import type { CandidateEntity } from './evaluations.entities.js';
import type { CountedEvaluation } from './evaluations.repository.js';

export function toSummary({ evaluation, ...counts }: CountedEvaluation, checklist: Checklist): EvaluationSummary {
  return {
    id: evaluation.id,
    title: evaluation.title,
    state: evaluation.state,
    checklistVersion: checklist.version,
    candidateCount: counts.candidateCount,
    answeredCount: counts.answeredCount,
    cellCount: counts.candidateCount * checklist.criteria.length,
    fictitious: evaluation.fictitious,
    archived: evaluation.archivedAt !== null,
    updatedAt: evaluation.updatedAt.toISOString(),
    version: evaluation.version,
  };
}

export function toEvaluation(
  counted: CountedEvaluation,
  checklist: Checklist,
  candidates: readonly CandidateEntity[],
  services: ReadonlyMap<string, CatalogueService>,
  evaluators: Evaluation['evaluators'],
): Evaluation {
  const { evaluation } = counted;
  return {
    ...toSummary(counted, checklist),
    question: evaluation.question,
    checklistId: evaluation.checklistId,
    settings: evaluation.settings as Evaluation['settings'],
    candidates: candidates.map(({ serviceId, planId, purchases }) => {
      const service = services.get(serviceId);
      return {
        serviceId,
        name: service?.name ?? '',
        type: service?.type ?? '',
        planId,
        purchases: [...purchases],
        plans: [...(service?.plans ?? [])],
      };
    }),
    evaluators,
  };
}

/** A stored value as the rules read it. */
export function toValue(value: AnswerRow['value'], approved: boolean): AnswerValue {
  return value.kind === 'notApplicable' ? { ...value, approved } : value;
}

/** `day`: as of when certificates lapse; null: the evaluation has been decided, and stands as it was. */
export function toStoredAnswer(row: AnswerRow, approvedIds: ReadonlySet<string>, day: string | null): StoredAnswer {
  const value = toValue(row.value, row.approvalId !== null && approvedIds.has(row.approvalId));
  const { certificate } = row;
  const carriedUntil = certificate?.lastDay ?? undefined;
  return {
    serviceId: row.serviceId,
    criterion: row.criterion,
    value: value as StoredAnswer['value'],
    grade: row.grade,
    evidence: row.evidence,
    certificate: certificate && { ...certificate, lapsed: day !== null && hasLapsed({ carriedUntil }, day) },
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

export const unanswered = (serviceId: string, criterion: string): StoredAnswer => ({
  serviceId,
  criterion,
  value: { kind: 'unknown' },
  grade: null,
  evidence: null,
  certificate: null,
  version: 0,
  updatedAt: null,
  updatedBy: null,
});

/** Waivers without who asked and why: that is for the approvals to show to whom it concerns. */
export function toAskedWaivers(approvals: readonly SubjectApproval[]): AskedWaiver[] {
  return approvals.flatMap(({ kind, state, details: { serviceId, criterion, lastDay } }) =>
    kind === 'waiver' && (state === 'requested' || state === 'approved') && serviceId && criterion && lastDay
      ? [{ serviceId, criterion, state, lastDay }]
      : [],
  );
}
