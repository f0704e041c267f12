import { type Level, MAX_LEVEL } from '../checklist/checklist.js';
import type { Answer, Grade, Offer } from './answer.js';

/**
 * What an answer counts as, with the bought offers: its lowest and highest level. Unknown is 0 … 4. A not-applicable answer
 * counts as unknown until it is approved; then it does not apply. An optional answer counts its base until the evaluation
 * buys an offer, then the highest level bought.
 */
export interface EffectiveLevels {
  readonly applies: boolean;
  readonly known: boolean;
  readonly low: Level;
  readonly high: Level;
}

const UNKNOWN_LEVELS: EffectiveLevels = { applies: true, known: false, low: 0, high: MAX_LEVEL };
const NOT_APPLICABLE: EffectiveLevels = { applies: false, known: false, low: 0, high: 0 };
const KNOWN: readonly EffectiveLevels[] = ([0, 1, 2, 3, 4] as const).map((level) => ({
  applies: true,
  known: true,
  low: level,
  high: level,
}));
const known = (level: Level): EffectiveLevels => KNOWN[level] ?? UNKNOWN_LEVELS;

export function effectiveLevels(answer: Answer | undefined, boughtOfferIds: readonly string[] = []): EffectiveLevels {
  if (answer === undefined) return UNKNOWN_LEVELS;
  const { value } = answer;
  switch (value.kind) {
    case 'known':
      return known(value.level);
    case 'unknown':
      return UNKNOWN_LEVELS;
    case 'notApplicable':
      return value.approved ? NOT_APPLICABLE : UNKNOWN_LEVELS;
    case 'optional': {
      const bought = value.offers.filter((offer) => boughtOfferIds.includes(offer.id));
      if (bought.length > 0) return known(bought.reduce<Level>((top, { level }) => (level > top ? level : top), 0));
      return value.base === null ? UNKNOWN_LEVELS : known(value.base);
    }
  }
}

/** The offers of an answer that the evaluation buys. */
export function boughtOffers(answer: Answer | undefined, boughtOfferIds: readonly string[]): readonly Offer[] {
  return answer?.value.kind === 'optional' ? answer.value.offers.filter(({ id }) => boughtOfferIds.includes(id)) : [];
}

/** Whether the certificate that an answer rests on no longer holds on that day (YYYY-MM-DD). */
export function hasLapsed({ carriedUntil }: Pick<Answer, 'carriedUntil'>, today: string): boolean {
  return carriedUntil !== undefined && carriedUntil < today;
}

/**
 * The grade that an answer counts with: the stated one, but `declared` once the certificate that it rests on has lapsed. The level
 * stays, and an answer that states no grade has none. Source: design, section 6.
 */
export function effectiveGrade(answer: Pick<Answer, 'grade' | 'carriedUntil'>, today: string): Grade | null {
  return answer.grade !== null && hasLapsed(answer, today) ? 'declared' : answer.grade;
}
