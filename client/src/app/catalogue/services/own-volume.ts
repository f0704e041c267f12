import type { PricePlan, ServiceSummary } from '#contract/services.js';
import { feeOf } from '#domain/cost/fee.js';
import type { Assumptions, Volume } from '#domain/cost/plan.js';
import type { Fee } from '#domain/evaluation/comparison.js';

export const ASSUMPTIONS = ['periodIsMonthly', 'initialIsZero', 'capacityIsMails'] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** A count as people type it: full-width digits, commas and spaces are fine; null for anything that is no whole number. */
export function readCount(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
}

export interface OwnVolume {
  readonly volume: Volume;
  readonly assumptions: Assumptions;
  /** nothing can be computed before a volume is given */
  readonly given: boolean;
}

/** What the address says about our volume. */
export function readOwnVolume(mails = '', addresses = '', assume = ''): OwnVolume {
  const on = new Set(assume.split(','));
  const volume = { mailsPerMonth: readCount(mails), addresses: readCount(addresses) };
  return {
    volume,
    assumptions: {
      periodIsMonthly: on.has('periodIsMonthly'),
      initialIsZero: on.has('initialIsZero'),
      capacityIsMails: on.has('capacityIsMails'),
    },
    given: volume.mailsPerMonth !== null || volume.addresses !== null,
  };
}

export interface PricedService {
  readonly service: ServiceSummary;
  /** null before a volume is given */
  readonly fee: Fee | null;
}

export const priceFor = (service: ServiceSummary, own: OwnVolume): PricedService => ({
  service,
  fee: own.given ? feeOf(service.plans, null, own.volume, own.assumptions) : null,
});

/** By the first year's fee; what is not known stands last in both directions. */
export function sortByFee(rows: readonly PricedService[], down: boolean): readonly PricedService[] {
  const yearly = ({ fee }: PricedService): number | null => fee?.y1 ?? null;
  return [...rows].sort((a, b) => {
    const [x, y] = [yearly(a), yearly(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return down ? y - x : x - y;
  });
}

/** What one plan costs when a person picks it; a plan that is stated to be too small says so. */
export function feeOfPlan(plan: PricePlan, { volume, assumptions, given }: OwnVolume): Fee | null {
  if (!given) return null;
  const alone = feeOf([plan], null, volume, assumptions);
  return alone.reasons.includes('noPlanFits') ? alone : feeOf([plan], plan.id, volume, assumptions);
}
