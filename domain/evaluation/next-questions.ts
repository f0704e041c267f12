import type { MustHaveFinding, NextQuestion, NextQuestionService, Verdict } from './comparison.js';
import type { EvaluationModel } from './model.js';
import type { Prepared, Scores } from './scoring.js';

/**
 * What to ask next: must-haves that keep a service pending first, then by how many points the ranges would narrow; excluded
 * services are skipped; grouped by criterion, because one question goes to many vendors. Source: design, section 5.
 */
export function nextQuestions(
  model: EvaluationModel,
  prepared: Prepared,
  scores: Scores,
  weights: Float64Array,
  outcomes: readonly { readonly verdict: Verdict; readonly findings: readonly MustHaveFinding[] }[],
): NextQuestion[] {
  const viewpointCount = prepared.viewpoints.length;
  const viewpointOf = prepared.columns.map((_, column) => prepared.starts.findIndex((start) => start > column) - 1);
  const blocking = outcomes.map(({ findings }) => new Map(findings.map((one) => [one.criterion, one.state])));
  const totals = model.candidates.map((_, service) =>
    scores.viewpointWeights.reduce(
      (sum, weight, v) => sum + ((scores.weightSums[service * viewpointCount + v] ?? 0) > 0 ? weight : 0),
      0,
    ),
  );
  const questions = prepared.columns.map((criterion, column) => {
    const services: NextQuestionService[] = [];
    model.candidates.forEach((candidate, service) => {
      if (outcomes[service]?.verdict === 'excluded') return;
      const cell = service * prepared.columns.length + column;
      const state = blocking[service]?.get(criterion);
      const keepsPending = state !== undefined && state !== 'waived';
      const unknown = prepared.applies[cell] === 1 && prepared.known[cell] === 0;
      const v = viewpointOf[column] ?? 0;
      const weightSum = scores.weightSums[service * viewpointCount + v] ?? 0;
      const total = totals[service] ?? 0;
      const share = ((scores.viewpointWeights[v] ?? 0) * (weights[column] ?? 0)) / (weightSum * total);
      const points = unknown && weightSum > 0 && total > 0 ? 100 * share : 0;
      if (points === 0 && !keepsPending) return;
      const awaits = candidate.answers[criterion]?.value.kind === 'notApplicable';
      const reason = awaits ? 'approval' : state === 'gradeTooLow' ? 'grade' : 'unknown';
      services.push({ serviceId: candidate.serviceId, reason, keepsPending, points });
    });
    services.sort((a, b) => Number(b.keepsPending) - Number(a.keepsPending) || b.points - a.points);
    return {
      criterion,
      services,
      keepsPending: services.some((one) => one.keepsPending),
      points: services.reduce((sum, one) => sum + one.points, 0),
    };
  });
  return questions
    .filter((one) => one.services.length > 0)
    .sort((a, b) => Number(b.keepsPending) - Number(a.keepsPending) || b.points - a.points);
}
