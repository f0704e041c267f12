import { describe, expect, it } from 'vitest';
import { feeOf } from './fee.js';
import { type Assumptions, NO_ASSUMPTIONS, type PricePlan } from './plan.js';

const plan = (more: Partial<PricePlan> = {}): PricePlan => ({
  id: 'p',
  name: 'p',
  asWritten: '',
  kind: 'subscription',
  amountYen: 1000,
  period: 'month',
  lowerBound: false,
  initialYen: 500,
  initialLowerBound: false,
  capacity: { count: 10_000, unit: 'mails' },
  tax: 'excluded',
  openCosts: false,
  suspect: false,
  note: '',
  ...more,
});
const volume = { mailsPerMonth: 10_000, addresses: null };
const ALL: Assumptions = { periodIsMonthly: true, initialIsZero: true, capacityIsMails: true };
const fee = (plans: PricePlan[], planId: string | null = null, assumptions = NO_ASSUMPTIONS) =>
  feeOf(plans, planId, volume, assumptions);

describe('a fee', () => {
  it.each<[string, Partial<PricePlan>, number | null, number | null, string[]]>([
    ['monthly', {}, 12_500, 60_500, []],
    ['yearly', { period: 'year' }, 1500, 5500, []],
    ['licence', { kind: 'licence', period: 'once', initialYen: null }, 1000, 1000, []],
    ['licence with open maintenance', { kind: 'licence', period: 'once', openCosts: true }, null, null, ['openCosts']],
    ['free', { kind: 'free', amountYen: 0, period: null, initialYen: null }, 0, 0, []],
    ['on request', { amountYen: null, period: null }, null, null, ['amountNotStated']],
    ['no period', { period: null }, null, null, ['periodNotStated']],
    ['no initial', { initialYen: null }, null, null, ['initialNotStated']],
    ['mistyped', { suspect: true, initialYen: null }, null, null, ['suspect']],
    ['nothing stated', { period: null, initialYen: null }, null, null, ['periodNotStated', 'initialNotStated']],
  ])('%s', (_, more, y1, y5, reasons) => {
    expect(fee([plan(more)], 'p')).toMatchObject({ y1, y5, reasons });
  });
  it('uses the readings that somebody turned on, and never for what is mistyped', () => {
    expect(fee([plan({ period: null, initialYen: null })], 'p', ALL).y1).toBe(12_000);
    expect(fee([plan({ suspect: true, initialYen: null })], 'p', ALL).reasons).toEqual(['suspect']);
  });
  it('takes the cheapest plan that holds the volume, in its own unit', () => {
    const small = plan({ id: 'small', capacity: { count: 9_999, unit: 'mails' }, amountYen: 1 });
    const wide = plan({ id: 'wide', capacity: { count: 90_000, unit: 'mails' }, amountYen: 2000 });
    expect(fee([small, wide, plan()]).planId).toBe('p');
    expect(fee([small]).reasons).toEqual(['noPlanFits']);
    expect(fee([plan({ capacity: { count: 99_999, unit: 'addresses' } })]).reasons).toEqual(['volumeNotStated']);
    expect(fee([plan({ capacity: { count: 99_999, unit: null } })]).reasons).toEqual(['capacityNotStated']);
    expect(fee([plan({ capacity: { count: 99_999, unit: null } })], null, ALL).y1).toBe(12_500);
    expect(fee([plan({ capacity: null })], null, ALL).reasons).toEqual(['capacityNotStated']);
    expect(fee([]).reasons).toEqual(['noPlan']);
    const byAddresses = plan({ id: 'a', capacity: { count: 99_999, unit: 'addresses' } });
    expect(fee([small, byAddresses, plan({ capacity: null })]).reasons).toEqual([
      'capacityNotStated',
      'volumeNotStated',
    ]);
    expect(fee([plan({ kind: 'free', amountYen: null, initialYen: null })])).toMatchObject({ y1: 0, planId: 'p' });
    expect(fee([plan({ kind: 'free', amountYen: 0, initialYen: 300 })])).toMatchObject({ y1: 300, y5: 300 });
  });
  it('lets a person pick, also what the volume would not', () => {
    expect(fee([plan({ capacity: null }), plan({ id: 'q' })], 'p').planId).toBe('p');
    expect(fee([plan(), plan({ id: 'q', period: null })]).planId).toBe('p');
  });
  it('keeps a lower bound and says what the tax is', () => {
    expect(fee([plan({ initialLowerBound: true })])).toMatchObject({ lowerBound: true, tax: 'excluded' });
    expect(fee([plan({ lowerBound: true, tax: null })])).toMatchObject({ y1: 12_500, lowerBound: true, tax: null });
  });
  it('adds bought offers, or is unknown with them', () => {
    const offer = { id: 'o', name: 'o', monthlyYen: 100, initialYen: 50, level: 4 as const };
    expect(feeOf([plan()], null, volume, NO_ASSUMPTIONS, [offer])).toMatchObject({ y1: 13_750, tax: 'mixed' });
    const unpriced = { ...offer, monthlyYen: null };
    expect(feeOf([plan()], null, volume, NO_ASSUMPTIONS, [unpriced])).toMatchObject({
      y1: null,
      reasons: ['offerPriceNotStated'],
    });
  });
});
