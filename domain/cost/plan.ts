/** Facts stay as stated; null = not stated. */
export interface PricePlan {
  readonly id: string;
  readonly name: string;
  /** the words of the source */
  readonly asWritten: string;
  readonly kind: 'subscription' | 'licence' | 'free';
  /** integer yen a period (licence: once); null = on request */
  readonly amountYen: number | null;
  readonly period: 'month' | 'year' | 'once' | null;
  /** 「〜」 */
  readonly lowerBound: boolean;
  readonly initialYen: number | null;
  readonly initialLowerBound: boolean;
  /** what the plan holds; null = not stated */
  readonly capacity: PlanCapacity | null;
  readonly tax: 'included' | 'excluded' | null;
  /** a further charge is named without an amount (別途保守費): no total */
  readonly openCosts: boolean;
  /** looks mistyped: kept as written, its number is not used */
  readonly suspect: boolean;
  readonly note: string;
}

export interface PlanCapacity {
  readonly count: number;
  /** mails a month and addresses (宛先数) are different units; null = not stated */
  readonly unit: 'mails' | 'addresses' | null;
}

/** Our volume; null = we have not said. */
export interface Volume {
  readonly mailsPerMonth: number | null;
  readonly addresses: number | null;
}

/** Readings of what is not stated: off until someone turns them on, printed with every result. */
export interface Assumptions {
  /** a price without a period is monthly */
  readonly periodIsMonthly: boolean;
  /** no word of an initial fee means there is none */
  readonly initialIsZero: boolean;
  /** a capacity without a unit counts mails a month */
  readonly capacityIsMails: boolean;
}
export const NO_ASSUMPTIONS: Assumptions = { periodIsMonthly: false, initialIsZero: false, capacityIsMails: false };

export type FeeTax = 'included' | 'excluded' | 'mixed' | null;

/** Why a fee is not known. */
export type FeeReason =
  | 'noPlan'
  | 'amountNotStated'
  | 'periodNotStated'
  | 'initialNotStated'
  | 'capacityNotStated'
  | 'volumeNotStated'
  | 'noPlanFits'
  | 'openCosts'
  | 'suspect'
  | 'offerPriceNotStated';
