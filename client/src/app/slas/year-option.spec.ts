import { describe, expect, it } from 'vitest';
import { axisOf, type ChartMonth } from './year-option';

const month = (contractual: number | null, target = 99.9): ChartMonth => ({
  ...{ name: '', target, raw: contractual, contractual, met: true, running: false, text: '' },
});

describe('the axis of the months', () => {
  it.each([
    ['what is near the target', [99.98, 99.8991], 99.85, 0.05],
    ['nothing but 100 %', [100], 99.88, 0.02],
    ['a bad month', [100, 97.2], 97, 1],
    ['nothing measured', [null], 99.88, 0.02],
    ['a month that was all outage', [0], 0, 20],
  ])('holds %s', (_, values, min, interval) => {
    const axis = axisOf(values.map((value) => month(value)));
    expect(axis).toEqual({ min, interval });
    for (const value of values) expect(value ?? 100).toBeGreaterThanOrEqual(axis.min);
  });
});
