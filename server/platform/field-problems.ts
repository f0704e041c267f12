import type { StandardSchemaV1 } from '@standard-schema/spec';
import type * as z from 'zod';
import type { ProblemField, SchemaRule } from '#contract/problem.js';
import type { RuleViolation } from '#domain/rule-violation.js';

type Reason = Required<Pick<ProblemField, 'rule'>> & Pick<ProblemField, 'params'>;

const FORMATS: Readonly<Record<string, SchemaRule>> = {
  email: 'email',
  url: 'webAddress',
  date: 'date',
  uuid: 'id',
};

/** What the schema found wrong, field by field. */
export function fieldsOfIssues(issues: readonly StandardSchemaV1.Issue[]): ProblemField[] {
  return issues.flatMap((issue): ProblemField[] => {
    const { message } = issue;
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
    // every schema here is zod's, which hands its own issues on
    const found = issue as unknown as z.core.$ZodIssue;
    return found.code === 'unrecognized_keys'
      ? found.keys.map((key) => ({ path: [...path, key].join('.'), message, rule: 'unknownKey' }))
      : [{ path: path.join('.'), message, ...reasonOf(found) }];
  });
}

/** The field that a rule names, with the numbers and words among its facts. */
export function fieldsOfViolation({ code, facts: { path, ...facts } }: RuleViolation): ProblemField[] {
  if (path === undefined) return [];
  const params = Object.fromEntries(
    Object.entries(facts).filter(
      (fact): fact is [string, string | number] => typeof fact[1] === 'string' || typeof fact[1] === 'number',
    ),
  );
  return [{ path, message: code, rule: code, ...(Object.keys(params).length > 0 ? { params } : {}) }];
}

function reasonOf(issue: z.core.$ZodIssue): Reason {
  switch (issue.code) {
    case 'too_small':
      return smallest(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return largest(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_type':
      return issue.expected === 'int' ? { rule: 'whole' } : { rule: 'type', params: { expected: issue.expected } };
    case 'invalid_format':
      return { rule: FORMATS[issue.format] ?? 'format' };
    case 'not_multiple_of':
      return { rule: 'multipleOf', params: { step: issue.divisor } };
    case 'invalid_value':
    case 'invalid_union':
      return { rule: 'choice' };
    case 'custom':
      return { rule: issue.params?.rule === 'plainText' ? 'plainText' : 'format' };
    default:
      return { rule: 'format' };
  }
}

const smallest = (origin: string, min: number, inclusive: boolean): Reason => {
  if (origin === 'string') return min === 1 ? { rule: 'required' } : { rule: 'minLength', params: { min } };
  if (origin === 'array') return { rule: 'minItems', params: { min } };
  return { rule: inclusive ? 'min' : 'moreThan', params: { min } };
};

const largest = (origin: string, max: number, inclusive: boolean): Reason => {
  if (origin === 'string') return { rule: 'maxLength', params: { max } };
  if (origin === 'array') return { rule: 'maxItems', params: { max } };
  return { rule: inclusive ? 'max' : 'lessThan', params: { max } };
};
