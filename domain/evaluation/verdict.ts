import type { Answer, Grade } from './answer.js';
import { GRADES } from './answer.js';
import type { MustHaveFinding, Verdict } from './comparison.js';
import { effectiveGrade, effectiveLevels } from './effective.js';
import type { Candidate, MustHave } from './model.js';

const reaches = (grade: Grade | null, wanted: Grade | null): boolean =>
  wanted === null || (grade !== null && GRADES.indexOf(grade) >= GRADES.indexOf(wanted));

/** null: the must-have is met on that day. A grade that is not stated is below every grade that is asked for. */
export function mustHaveState(
  answer: Answer | undefined,
  bought: readonly string[],
  mustHave: MustHave,
  today: string,
): Exclude<MustHaveFinding['state'], 'waived'> | null {
  const levels = effectiveLevels(answer, bought);
  if (!levels.applies || answer?.value.kind === 'notApplicable') return levels.applies ? 'unknown' : 'notApplicable';
  if (!levels.known) return 'unknown';
  if (levels.low < mustHave.threshold) return 'belowThreshold';
  return reaches(answer ? effectiveGrade(answer, today) : null, mustHave.minGrade) ? null : 'gradeTooLow';
}

/**
 * The verdict, the first that applies: excluded (a must-have below its threshold), pending (unknown, too low a grade, or not
 * applicable without a waiver), eligibleWithWaiver, eligible. A waiver counts through its last day and satisfies its criterion
 * whatever the answer; a must-have binds whatever its weight. The findings stand in the order of the must-haves; today and last
 * days are YYYY-MM-DD. Source: design, section 5, verdict.
 */
export function verdictOf(
  candidate: Candidate,
  mustHaves: readonly (readonly [criterion: string, mustHave: MustHave])[],
  today: string,
): { verdict: Verdict; findings: MustHaveFinding[] } {
  const findings: MustHaveFinding[] = [];
  for (const [criterion, mustHave] of mustHaves) {
    const bought = candidate.purchases.filter((one) => one.criterion === criterion).map((one) => one.offerId);
    const state = mustHaveState(candidate.answers[criterion], bought, mustHave, today);
    if (state === null) continue;
    const waived = candidate.waivers.some((waiver) => waiver.criterion === criterion && today <= waiver.lastDay);
    findings.push({ criterion, state: waived ? 'waived' : state });
  }
  const verdict = findings.some(({ state }) => state === 'belowThreshold')
    ? 'excluded'
    : findings.some(({ state }) => state !== 'waived')
      ? 'pending'
      : findings.length > 0
        ? 'eligibleWithWaiver'
        : 'eligible';
  return { verdict, findings };
}
