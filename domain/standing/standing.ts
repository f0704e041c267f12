import type { BusinessDate } from '../calendar/dates.js';
import type { StandingFacts } from './facts.js';
import { type Aspect, type Found, type ReasonCode, type Sign, SIGNS, STANDING_RULES } from './rules.js';

/** Raised when the same facts could give another sign or other reasons. */
export const STANDING_VERSION = '1';

export interface StandingReason extends Found {
  readonly code: ReasonCode;
  readonly aspect: Aspect;
  readonly sign: Exclude<Sign, 'green'>;
}

export interface Standing {
  readonly sign: Sign;
  /** the heaviest first; none: everything that is asked for is known, and nothing is wrong */
  readonly reasons: readonly StandingReason[];
}

/**
 * The traffic sign of a contractor with every reason for it: red when one reason is red, else yellow when one is yellow, else unknown
 * (判断できない) when something that its tier asks for is not known, green only when there is no reason at all. `today` is a business
 * day. Source: docs/methods.md, standing of a contractor.
 */
export function standingOf(facts: StandingFacts, today: BusinessDate): Standing {
  const reasons = STANDING_RULES.flatMap(({ code, aspect, sign, find }): StandingReason[] => {
    const found = find(facts, today);
    return found ? [{ code, aspect, sign, ...found }] : [];
  });
  return { sign: SIGNS.find((sign) => reasons.some((reason) => reason.sign === sign)) ?? 'green', reasons };
}

/** The sign of one aspect by itself: green where no reason of its own stands against it. */
export function signOfAspect(reasons: readonly Pick<StandingReason, 'aspect' | 'sign'>[], aspect: Aspect): Sign {
  const own = reasons.filter((reason) => reason.aspect === aspect);
  return SIGNS.find((sign) => own.some((reason) => reason.sign === sign)) ?? 'green';
}
