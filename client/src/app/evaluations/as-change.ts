import type { ChangeEvaluation, Evaluation } from '#contract/evaluations.js';

/** An evaluation's set-up as the request that would leave it unchanged. */
export const asChange = ({ title, question, settings, evaluators, candidates }: Evaluation): ChangeEvaluation => ({
  title,
  question,
  settings,
  evaluatorIds: evaluators.map(({ id }) => id),
  candidates: candidates.map(({ serviceId, planId, purchases }) => ({ serviceId, planId, purchases })),
});
