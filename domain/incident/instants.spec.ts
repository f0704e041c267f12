import { expect, it } from 'vitest';
import { RuleViolation } from '../rule-violation.js';
import { at, instants } from './fixtures.js';
import { assertInstants } from './instants.js';
import type { Instants } from './record.js';

const NOW = at('11-10 00:00');
const refusal = (more: Partial<Instants>): unknown => {
  try {
    assertInstants(instants(more), NOW);
    return null;
  } catch (error) {
    return error instanceof RuleViolation ? [error.code, error.facts.path] : error;
  }
};

it.each<[Partial<Instants>, unknown]>([
  [{}, null],
  [{ learned: NOW }, null],
  [{ learned: NOW + 1 }, ['dateInTheFuture', 'learnedAt']],
  [{ contained: NOW + 1 }, ['dateInTheFuture', 'containedAt']],
  [{ learned: at('11-01 07:59') }, ['learnedBeforeOccurred', 'learnedAt']],
  [{ detected: at('11-01 07:59') }, ['detectedBeforeOccurred', 'detectedAt']],
  [{ contained: at('11-01 08:59') }, ['containedBeforeDetected', 'containedAt']],
  [{ detected: null, contained: at('11-01 07:59') }, ['containedBeforeDetected', 'containedAt']],
  [{ told: at('11-01 08:59') }, ['toldBeforeDetected', 'toldAt']],
  // we noticed it ourselves and told the contractor
  [{ learned: at('11-01 08:30') }, null],
  [{ occurred: null, detected: null, learned: at('01-01 00:00') }, null],
])('%o: %j', (more, refused) => {
  expect(refusal(more)).toEqual(refused);
});
