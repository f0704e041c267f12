import { describe, expect, it } from 'vitest';
import type { ServiceSummary } from '#contract/services.js';
import { feeOfPlan, priceFor, readCount, readOwnVolume, sortByFee } from './own-volume';

const service = (name: string, amountYen: number | null): ServiceSummary => ({
  id: name,
  name,
  yomi: '',
  vendor: null,
  type: '',
  freeTrial: null,
  functions: '',
  plans: [
    {
      id: `${name}-plan`,
      name: '標準',
      asWritten: '',
      kind: 'subscription',
      amountYen,
      period: null,
      lowerBound: false,
      initialYen: 0,
      initialLowerBound: false,
      capacity: { count: 50_000, unit: 'mails' },
      tax: null,
      openCosts: false,
      suspect: false,
      note: '',
    },
  ],
  factCount: 0,
  fictitious: false,
  archived: false,
  version: 1,
});

describe('our volume', () => {
  it.each([
    ['50000', 50_000],
    ['５０，０００', 50_000],
    ['50 000', 50_000],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['たくさん', null],
  ])('reads %s', (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  it('computes nothing before a volume is given, and nothing that is not stated', () => {
    expect(priceFor(service('一', 1000), readOwnVolume()).fee).toBeNull();
    expect(priceFor(service('一', 1000), readOwnVolume('50000')).fee).toMatchObject({
      y1: null,
      reasons: ['periodNotStated'],
    });
    expect(priceFor(service('一', 1000), readOwnVolume('50000', '', 'periodIsMonthly')).fee?.y1).toBe(12_000);
  });

  it('computes a plan that a person picks, unless it is stated to be too small', () => {
    const [plan] = service('一', 1000).plans;
    if (!plan) throw new Error('a service with a plan');
    expect(feeOfPlan(plan, readOwnVolume())).toBeNull();
    expect(feeOfPlan({ ...plan, capacity: null }, readOwnVolume('50000', '', 'periodIsMonthly'))?.y1).toBe(12_000);
    expect(feeOfPlan(plan, readOwnVolume('50001', '', 'periodIsMonthly'))).toMatchObject({
      y1: null,
      reasons: ['noPlanFits'],
    });
  });

  it('sorts by the fee of the first year, the unknown last in both directions', () => {
    const own = readOwnVolume('50000', '', 'periodIsMonthly');
    const rows = [service('高', 9000), service('問', null), service('安', 1000)].map((one) => priceFor(one, own));
    const names = (down: boolean) => sortByFee(rows, down).map((row) => row.service.name);
    expect(names(false)).toEqual(['安', '高', '問']);
    expect(names(true)).toEqual(['高', '安', '問']);
  });
});
