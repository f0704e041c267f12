import type { Criterion, Level } from '#domain/checklist/checklist.js';
import { type Answer, UNKNOWN } from '#domain/evaluation/answer.js';
import { effectiveLevels } from '#domain/evaluation/effective.js';
import type { Candidate, Settings } from '#domain/evaluation/model.js';

export interface MatrixCell {
  readonly serviceId: string;
  readonly answer: Answer;
  /** the level that counts; null: unknown, or it does not apply */
  readonly level: Level | null;
  /** what counts instead of the answer's own level, because an offer was bought; null: the answer's own */
  readonly bought: Level | null;
  /** a must-have below its threshold */
  readonly unmet: boolean;
  readonly tried: boolean;
}
export interface MatrixRow {
  readonly criterion: Criterion;
  readonly mustHave: boolean;
  readonly cells: readonly MatrixCell[];
  /** the services do not all count the same */
  readonly differs: boolean;
}

function cellOf(candidate: Candidate, before: Candidate | undefined, code: string, settings: Settings): MatrixCell {
  const answer = candidate.answers[code] ?? UNKNOWN;
  const offers = candidate.purchases.filter(({ criterion }) => criterion === code).map(({ offerId }) => offerId);
  const levels = effectiveLevels(answer, offers);
  const level = levels.known ? levels.low : null;
  const mustHave = settings.mustHaves[code];
  return {
    serviceId: candidate.serviceId,
    answer,
    level,
    bought: answer.value.kind === 'optional' && level !== answer.value.base ? level : null,
    unmet: level !== null && mustHave !== undefined && level < mustHave.threshold,
    tried:
      before !== undefined && before !== candidate && before.answers[code]?.value !== candidate.answers[code]?.value,
  };
}

const signOf = ({ answer, level }: MatrixCell): string =>
  answer.value.kind === 'notApplicable' ? `n${String(answer.value.approved)}` : String(level);

/** The rows of one viewpoint in the order of the checklist. */
export function matrixRows(
  criteria: readonly Criterion[],
  candidates: readonly Candidate[],
  base: readonly Candidate[],
  settings: Settings,
): readonly MatrixRow[] {
  const before = new Map(base.map((one) => [one.serviceId, one]));
  return criteria.map((criterion) => {
    const cells = candidates.map((one) => cellOf(one, before.get(one.serviceId), criterion.code, settings));
    return {
      criterion,
      mustHave: settings.mustHaves[criterion.code] !== undefined,
      cells,
      differs: new Set(cells.map(signOf)).size > 1,
    };
  });
}

/** Must-haves first, else as the checklist has them; only the rows that tell services apart, if wanted. */
export function shownRows(
  rows: readonly MatrixRow[],
  { mustFirst, onlyDifferences }: { readonly mustFirst: boolean; readonly onlyDifferences: boolean },
): readonly MatrixRow[] {
  const shown = onlyDifferences ? rows.filter(({ differs }) => differs) : rows;
  return mustFirst ? [...shown].sort((a, b) => Number(b.mustHave) - Number(a.mustHave)) : shown;
}
