import type { ChartOption } from '../ui/chart';

/** A month of the chart; percentages 0–100. */
export interface ChartMonth {
  /** as the axis says it */
  readonly name: string;
  readonly target: number | null;
  readonly raw: number | null;
  readonly contractual: number | null;
  readonly met: boolean | null;
  /** not over yet */
  readonly running: boolean;
  /** the contractual value with the digits that it needs */
  readonly text: string;
}

const FONT = "'Noto Sans JP Variable', sans-serif";
const text = { color: 'var(--text-2)', fontFamily: FONT, fontSize: 11 };
const line = { lineStyle: { color: 'var(--line)' } };
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
const MOST_LINES = 5;

/** From where to 100 the axis goes: what is shown fills it, in steps that read well. */
export function axisOf(months: readonly ChartMonth[]): { readonly min: number; readonly interval: number } {
  const values = months.flatMap(({ target, raw, contractual }) => [target, raw, contractual]);
  const least = Math.min(...values.filter((value) => value !== null), 99.95);
  const interval = STEPS.find((step) => (100 - least) / step <= MOST_LINES) ?? 25;
  const lines = Math.ceil((100 - least) / interval + 0.2);
  return { min: Math.max(0, Number((100 - lines * interval).toFixed(2))), interval };
}

/** The contractual value as a bar, ✕ where it is below its target, the measured one as a ring, the target as a dashed line. */
export function yearOption(
  months: readonly ChartMonth[],
  words: { readonly target: string; readonly raw: string; readonly contractual: string },
  room: 'wide' | 'phone' = 'wide',
): ChartOption {
  const { min, interval } = axisOf(months);
  const colour = (met: boolean | null): string => (met === false ? 'var(--bad)' : 'var(--l3)');
  return {
    grid: { left: 56, right: 16, top: 28, bottom: 28 },
    xAxis: {
      type: 'category',
      data: months.map(({ name }) => name),
      axisLabel: { ...text, interval: 0, hideOverlap: true },
      axisTick: { show: false },
      axisLine: line,
    },
    yAxis: {
      type: 'value',
      min,
      max: 100,
      interval,
      axisLabel: { ...text, formatter: (value: number) => value.toFixed(2) },
      splitLine: line,
    },
    series: [
      {
        name: words.contractual,
        type: 'bar',
        silent: true,
        barMaxWidth: 44,
        data: months.map(({ contractual, met, running, text: label }) => ({
          value: contractual,
          itemStyle: {
            color: running ? 'var(--surface-2)' : colour(met),
            borderColor: colour(met),
            borderWidth: running ? 1.5 : 0,
            borderType: [4, 3],
            borderRadius: [3, 3, 0, 0],
          },
          label: {
            // side by side they would cover each other on a phone; those that matter are said
            show: contractual !== null && (room === 'wide' || met === false || running),
            position: 'top',
            ...text,
            color: met === false ? 'var(--bad)' : 'var(--text)',
            formatter: met === false ? `✕ ${label}` : label,
          },
        })),
      },
      {
        name: words.raw,
        type: 'line',
        silent: true,
        symbol: 'circle',
        symbolSize: 8,
        itemStyle: { color: 'var(--surface)', borderColor: 'var(--text)', borderWidth: 1.5 },
        lineStyle: { width: 0 },
        data: months.map(({ raw }) => raw),
        z: 4,
      },
      {
        name: words.target,
        type: 'line',
        silent: true,
        step: 'middle',
        symbol: 'none',
        lineStyle: { color: 'var(--bad)', width: 1.5, type: [6, 4] },
        data: months.map(({ target }) => target),
        z: 3,
      },
    ],
  };
}
