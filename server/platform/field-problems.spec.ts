import { expect, it } from 'vitest';
import * as z from 'zod';
import { Name } from '#contract/texts.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { fieldsOfIssues, fieldsOfViolation } from './field-problems.js';

it.each([
  [z.string().min(1), '', { rule: 'required' }],
  [z.string().min(12), 'a', { rule: 'minLength', params: { min: 12 } }],
  [z.string().max(3), '1234', { rule: 'maxLength', params: { max: 3 } }],
  [z.int().nonnegative(), -1, { rule: 'min', params: { min: 0 } }],
  [z.int().positive(), 0, { rule: 'moreThan', params: { min: 0 } }],
  [z.int().max(10), 11, { rule: 'max', params: { max: 10 } }],
  [z.int().lt(10), 10, { rule: 'lessThan', params: { max: 10 } }],
  [z.int(), 1.5, { rule: 'whole' }],
  [z.number(), null, { rule: 'type', params: { expected: 'number' } }],
  [z.string(), undefined, { rule: 'type', params: { expected: 'string' } }],
  [z.number().multipleOf(0.25), 0.1, { rule: 'multipleOf', params: { step: 0.25 } }],
  [z.array(z.string()).min(1), [], { rule: 'minItems', params: { min: 1 } }],
  [z.array(z.string()).max(1), ['a', 'b'], { rule: 'maxItems', params: { max: 1 } }],
  [z.email(), 'x', { rule: 'email' }],
  [z.url(), 'x', { rule: 'webAddress' }],
  [z.iso.date(), '2026-02-30', { rule: 'date' }],
  [z.uuid(), 'x', { rule: 'id' }],
  [z.string().regex(/a/), 'b', { rule: 'format' }],
  [z.enum(['a', 'b']), 'c', { rule: 'choice' }],
  [z.union([z.literal(0), z.literal(1)]), 7, { rule: 'choice' }],
  [Name, '\u202eab', { rule: 'plainText' }],
])('%# says which rule the value breaks, and with which numbers', (schema, value, reason) => {
  const { error } = z.object({ a: schema as z.ZodType }).safeParse({ a: value });
  expect(fieldsOfIssues(error?.issues ?? [])).toEqual([{ path: 'a', message: error?.issues[0]?.message, ...reason }]);
});

it('names each key that the schema does not know', () => {
  const { error } = z.object({ a: z.strictObject({}) }).safeParse({ a: { x: 1, y: 2 } });
  expect(fieldsOfIssues(error?.issues ?? [])).toMatchObject([
    { path: 'a.x', rule: 'unknownKey' },
    { path: 'a.y', rule: 'unknownKey' },
  ]);
});

it('hands on the facts of a rule that a sentence can hold', () => {
  const broken = new RuleViolation('weightTooLarge', { path: 'weights.A', weight: 2000, all: [1] });
  expect(fieldsOfViolation(broken)).toEqual([
    { path: 'weights.A', message: 'weightTooLarge', rule: 'weightTooLarge', params: { weight: 2000 } },
  ]);
  expect(fieldsOfViolation(new RuleViolation('noCandidates'))).toEqual([]);
});
