import type { Fee } from '../evaluation/comparison.js';
import type { Offer } from '../evaluation/answer.js';
import type { Assumptions, FeeReason, FeeTax, PricePlan, Volume } from './plan.js';

interface PlanCost {
  readonly initial: number;
  readonly yearly: number;
  readonly reasons: readonly FeeReason[];
}

/** What a plan costs, as far as it is stated; the reasons say what is not. */
function planCost(plan: PricePlan, assumptions: Assumptions): PlanCost {
  if (plan.kind === 'free') {
    return { initial: plan.initialYen ?? 0, yearly: 0, reasons: plan.openCosts ? ['openCosts'] : [] };
  }
  const reasons: FeeReason[] = [];
  const period = plan.period ?? (plan.kind === 'licence' ? 'once' : assumptions.periodIsMonthly ? 'month' : null);
  if (plan.suspect) reasons.push('suspect');
  if (plan.amountYen === null) reasons.push('amountNotStated');
  else if (period === null) reasons.push('periodNotStated');
  // a licence is itself paid once, and what looks mistyped was stated
  if (plan.initialYen === null && plan.kind !== 'licence' && !plan.suspect && !assumptions.initialIsZero) {
    reasons.push('initialNotStated');
  }
  if (plan.openCosts) reasons.push('openCosts');
  const amount = plan.amountYen ?? 0;
  return {
    initial: (plan.initialYen ?? 0) + (period === 'once' ? amount : 0),
    yearly: period === 'month' ? 12 * amount : period === 'year' ? amount : 0,
    reasons,
  };
}

/** Whether a plan holds the volume, or why that cannot be said. Mails a month and addresses are never converted. */
function holds(
  { capacity }: PricePlan,
  volume: Volume,
  assumptions: Assumptions,
): boolean | 'capacityNotStated' | 'volumeNotStated' {
  const unit = capacity?.unit ?? (capacity && assumptions.capacityIsMails ? 'mails' : null);
  if (!capacity || unit === null) return 'capacityNotStated';
  const wanted = unit === 'mails' ? volume.mailsPerMonth : volume.addresses;
  return wanted === null ? 'volumeNotStated' : capacity.count >= wanted;
}

/** The plan for the volume, or all the reasons why there is none: the cheapest over a year whose stated capacity holds it. */
function planForVolume(
  plans: readonly PricePlan[],
  volume: Volume,
  assumptions: Assumptions,
): PricePlan | readonly FeeReason[] {
  if (plans.length === 0) return ['noPlan'];
  if (plans.every((plan) => plan.amountYen === null && plan.kind !== 'free')) return ['amountNotStated'];
  const fits = plans.map((plan) => holds(plan, volume, assumptions));
  const fitting = plans.filter((_, index) => fits[index] === true);
  const cheapest = fitting
    .map((plan) => ({ plan, cost: planCost(plan, assumptions) }))
    .sort(
      (a, b) =>
        a.cost.reasons.length - b.cost.reasons.length ||
        a.cost.initial + a.cost.yearly - (b.cost.initial + b.cost.yearly) ||
        (a.plan.capacity?.count ?? 0) - (b.plan.capacity?.count ?? 0),
    )[0];
  if (cheapest) return cheapest.plan;
  const reasons = (['capacityNotStated', 'volumeNotStated'] as const).filter((reason) => fits.includes(reason));
  return reasons.length > 0 ? reasons : ['noPlanFits'];
}

function taxOf(plan: PricePlan, paidOffers: boolean): FeeTax {
  // an offer's price does not say whether tax is in it
  return paidOffers && plan.tax !== null ? 'mixed' : plan.tax;
}

/**
 * The fee of a service in integer yen over 1, 3 and 5 years: the plan a person picked, else the cheapest over a year whose stated
 * capacity holds the volume in its own unit; y1 = 12 × monthly (or yearly) + initial + bought offers (12 × monthly + initial), a
 * licence once. A plan without a stated capacity is never chosen automatically. What is not stated gives no total, never zero,
 * with every reason for it; 「〜」 stays a lower bound. Tax is what all parts agree on, null when the plan does not state it, else
 * mixed. Source: design, section 5, cost.
 */
export function feeOf(
  plans: readonly PricePlan[],
  planId: string | null,
  volume: Volume,
  assumptions: Assumptions,
  offers: readonly Offer[] = [],
): Fee {
  const plan = plans.find((one) => one.id === planId) ?? planForVolume(plans, volume, assumptions);
  const nothing = { y1: null, y3: null, y5: null };
  if (!('id' in plan)) return { ...nothing, lowerBound: false, tax: null, planId: null, reasons: plan };
  const cost = planCost(plan, assumptions);
  const reasons: FeeReason[] = [...cost.reasons];
  if (offers.some((offer) => offer.monthlyYen === null || offer.initialYen === null))
    reasons.push('offerPriceNotStated');
  const initial = offers.reduce((sum, offer) => sum + (offer.initialYen ?? 0), cost.initial);
  const yearly = offers.reduce((sum, offer) => sum + 12 * (offer.monthlyYen ?? 0), cost.yearly);
  const over = (years: number): number => initial + years * yearly;
  const paidOffers = offers.some((offer) => (offer.monthlyYen ?? 0) > 0 || (offer.initialYen ?? 0) > 0);
  return {
    ...(reasons.length > 0 ? nothing : { y1: over(1), y3: over(3), y5: over(5) }),
    lowerBound: plan.lowerBound || plan.initialLowerBound,
    tax: taxOf(plan, paidOffers),
    planId: plan.id,
    reasons,
  };
}
