import type { Role } from './roles.js';

/** Which evaluations a person may know of. */
export type EvaluationScope =
  | { readonly kind: 'all' }
  /** all that are past their draft */
  | { readonly kind: 'published' }
  /** past their draft, and the person is named as an evaluator */
  | { readonly kind: 'named'; readonly personId: string }
  | { readonly kind: 'none' };

/** The widest scope that one of the roles gives. */
export function evaluationScope(person: { readonly id: string; readonly roles: readonly Role[] }): EvaluationScope {
  if (person.roles.includes('manager')) return { kind: 'all' };
  if (person.roles.includes('executive') || person.roles.includes('auditor')) return { kind: 'published' };
  return person.roles.includes('evaluator') ? { kind: 'named', personId: person.id } : { kind: 'none' };
}
