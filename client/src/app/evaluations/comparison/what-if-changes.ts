import type { Answer, AnswerValue } from '#domain/evaluation/answer.js';
import type { Candidate, EvaluationModel, MustHave, Purchase, Settings } from '#domain/evaluation/model.js';

/** What somebody tries: only what differs from the evaluation is kept. */
export interface WhatIf {
  readonly viewpointWeights: Readonly<Record<string, number>>;
  readonly criterionWeights: Readonly<Record<string, number>>;
  /** null: no must-have any more */
  readonly mustHaves: Readonly<Record<string, MustHave | null>>;
  /** by service, the bought offers as a whole */
  readonly purchases: Readonly<Record<string, readonly Purchase[]>>;
  /** by service and criterion */
  readonly answers: Readonly<Record<string, Readonly<Record<string, AnswerValue>>>>;
}
export const NOTHING_TRIED: WhatIf = {
  viewpointWeights: {},
  criterionWeights: {},
  mustHaves: {},
  purchases: {},
  answers: {},
};

export const samePurchases = (a: readonly Purchase[], b: readonly Purchase[]): boolean =>
  a.length === b.length &&
  a.every((one) => b.some((other) => one.criterion === other.criterion && one.offerId === other.offerId));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keys in any order mean the same must-have. */
const sameMustHave = (a: MustHave | null, b: MustHave | null): boolean =>
  a?.threshold === b?.threshold && a?.minGrade === b?.minGrade;

const differing = <T>(
  tried: Readonly<Record<string, T>>,
  isSame: (value: T, key: string) => boolean,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(tried).filter(([key, value]) => !isSame(value, key)));

/** Leaves out what the evaluation says already, so that turning a weight back leaves nothing tried. */
export function pruned(tried: WhatIf, { settings, candidates }: EvaluationModel): WhatIf {
  const byId = new Map(candidates.map((one) => [one.serviceId, one]));
  const ofCandidates = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    differing(all, (_, serviceId) => !byId.has(serviceId));
  return {
    viewpointWeights: differing(tried.viewpointWeights, (value, code) => settings.viewpointWeights[code] === value),
    criterionWeights: differing(tried.criterionWeights, (value, code) => settings.criterionWeights[code] === value),
    mustHaves: differing(tried.mustHaves, (value, code) => sameMustHave(settings.mustHaves[code] ?? null, value)),
    purchases: differing(ofCandidates(tried.purchases), (value, id) =>
      samePurchases(byId.get(id)?.purchases ?? [], value),
    ),
    answers: differing(
      Object.fromEntries(
        Object.entries(ofCandidates(tried.answers)).map(([id, row]) => [
          id,
          differing(row, (value, code) => same(value, byId.get(id)?.answers[code]?.value ?? { kind: 'unknown' })),
        ]),
      ),
      (row) => Object.keys(row).length === 0,
    ),
  };
}

/** How many settings, offers and answers differ. */
export function changeCount(tried: WhatIf): number {
  const keys = (record: object): number => Object.keys(record).length;
  return (
    keys(tried.viewpointWeights) +
    keys(tried.criterionWeights) +
    keys(tried.mustHaves) +
    keys(tried.purchases) +
    Object.values(tried.answers).reduce((sum, row) => sum + keys(row), 0)
  );
}

export function triedSettings(settings: Settings, tried: WhatIf): Settings {
  const mustHaves = Object.fromEntries(
    Object.entries({ ...settings.mustHaves, ...tried.mustHaves }).flatMap(([code, one]) => (one ? [[code, one]] : [])),
  );
  return {
    ...settings,
    viewpointWeights: { ...settings.viewpointWeights, ...tried.viewpointWeights },
    criterionWeights: { ...settings.criterionWeights, ...tried.criterionWeights },
    mustHaves,
  };
}

/**
 * A tried level has nothing that supports it yet, so its grade is none; a candidate without changes stays the same object, which
 * lets the page keep what it has drawn.
 */
export function triedCandidates(candidates: readonly Candidate[], tried: WhatIf): readonly Candidate[] {
  if (Object.keys(tried.purchases).length === 0 && Object.keys(tried.answers).length === 0) return candidates;
  return candidates.map((candidate) => {
    const purchases = tried.purchases[candidate.serviceId];
    const answers = tried.answers[candidate.serviceId];
    if (!purchases && !answers) return candidate;
    const values = Object.entries(answers ?? {}).map(([code, value]): [string, Answer] => [
      code,
      { value, grade: null },
    ]);
    return {
      ...candidate,
      purchases: purchases ?? candidate.purchases,
      answers: { ...candidate.answers, ...Object.fromEntries(values) },
    };
  });
}

/** Without what can no longer be bought, because the tried answer has no such offer. */
export function purchasable(candidate: Candidate): readonly Purchase[] {
  return candidate.purchases.filter(({ criterion, offerId }) => {
    const value = candidate.answers[criterion]?.value;
    return value?.kind === 'optional' && value.offers.some(({ id }) => id === offerId);
  });
}
