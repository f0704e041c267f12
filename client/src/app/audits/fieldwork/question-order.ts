import type { AuditQuestion } from '#contract/audit-programmes.js';
import { isNonconformity } from '#domain/audit/carry-over.js';
import { isMandatory } from '#domain/audit/programme.js';
import type { Rating } from '#domain/audit/states.js';

export const QUESTION_FILTERS = ['all', 'open', 'mandatory', 'findings'] as const;
export type QuestionFilter = (typeof QUESTION_FILTERS)[number];

/** A question that has to be rated and is not: without evidence it is not rated. */
export const isOpenMandatory = (question: AuditQuestion, rating: Rating | null): boolean =>
  isMandatory(question) && (rating === null || rating === 'unverified');

/** Whether the question belongs to what is shown. */
export function matches(filter: QuestionFilter, question: AuditQuestion, rating: Rating | null): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return rating === null;
    case 'mandatory':
      return isOpenMandatory(question, rating);
    case 'findings':
      return rating !== null && (isNonconformity(rating) || rating === 'observation');
  }
}

/** The next one after `from` in the given direction for which it holds, from the other end again when there is none; null: none at all. */
export function neighbour<T>(list: readonly T[], from: number, step: 1 | -1, holds: (one: T) => boolean): T | null {
  for (let offset = 1; offset <= list.length; offset++) {
    const one = list[(from + step * offset + list.length * 2) % list.length];
    if (one !== undefined && holds(one)) return one;
  }
  return null;
}
