import type { Range, ServiceResult } from '#domain/evaluation/comparison.js';
import type { ChartOption } from '../../ui/chart';
import type { FeeYears } from './ranking-order';

/** Told apart by colour, by marker, and by the name in the legend. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;
const colour = (index: number): string => `var(--s${index + 1})`;
const FONT = "'Noto Sans JP Variable', sans-serif";
const text = (size = 11) => ({ color: 'var(--text-2)', fontFamily: FONT, fontSize: size });
const line = { lineStyle: { color: 'var(--line)' } };

/** A long name in lines, for the corners of the radar. */
export function wrapped(name: string, width: number): string {
  if (/^[\x20-\x7e]+$/.test(name)) {
    const lines: string[] = [];
    for (const word of name.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < width * 2) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.join('\n');
  }
  return Array.from({ length: Math.ceil(name.length / width) }, (_, index) =>
    name.slice(index * width, (index + 1) * width),
  ).join('\n');
}

/** The names stand around the figure and must not be cut off on a phone. */
const RADAR_ROOM = { wide: { radius: '68%', perLine: 8 }, phone: { radius: '48%', perLine: 6 } } as const;

/** The chosen services by viewpoint: what is certain solid, what is still possible dashed. */
export function radarOption(
  services: readonly ServiceResult[],
  viewpoints: readonly { readonly code: string; readonly title: string }[],
  words: { readonly lower: string; readonly upper: string },
  room: keyof typeof RADAR_ROOM = 'wide',
): ChartOption {
  const { radius, perLine } = RADAR_ROOM[room];
  const of = (one: ServiceResult, bound: keyof Range): number[] =>
    viewpoints.map(({ code }) => one.viewpoints.find((viewpoint) => viewpoint.code === code)?.[bound] ?? 0);
  const data = services.flatMap((one, index) => {
    const common = { symbolSize: 7, itemStyle: { color: colour(index) }, emphasis: { disabled: true } };
    const lower = {
      ...common,
      name: one.name,
      value: of(one, 'lower'),
      symbol: SYMBOLS[index] ?? 'circle',
      lineStyle: { color: colour(index), width: 2, type: 'solid' },
      areaStyle: { color: colour(index), opacity: 0.08 },
    };
    const upper = {
      ...common,
      name: `${one.name} ${words.upper}`,
      value: of(one, 'upper'),
      symbol: 'none',
      lineStyle: { color: colour(index), width: 1.5, type: [5, 4] },
    };
    return one.lower === one.upper ? [lower] : [lower, upper];
  });
  return {
    radar: {
      indicator: viewpoints.map(({ title }) => ({ name: wrapped(title, perLine), max: 100, min: 0 })),
      center: ['50%', '52%'],
      radius,
      splitNumber: 4,
      axisName: { ...text(), lineHeight: 15 },
      axisLine: line,
      splitLine: line,
      splitArea: { show: false },
    },
    series: [{ type: 'radar', silent: true, data }],
  };
}

export interface Bubble {
  readonly name: string;
  readonly coverage: Range;
  readonly reduction: Range;
  /** yen; null = not known: drawn hollow */
  readonly fee: number | null;
  readonly pale: boolean;
  readonly about: readonly string[];
}

export function bubblesOf(
  services: readonly ServiceResult[],
  years: FeeYears,
  about: (one: ServiceResult) => readonly string[],
): readonly Bubble[] {
  return services.flatMap((one) =>
    one.loadReduction === null || one.functionCoverage.lower === null
      ? []
      : [
          {
            name: one.name,
            coverage: one.functionCoverage,
            reduction: one.loadReduction,
            fee: one.fee[years],
            pale: one.verdict === 'excluded',
            about: about(one),
          },
        ],
  );
}

/** The area of a bubble, not its radius, grows with the fee. */
const sizeOf = (fee: number | null, most: number): number =>
  fee === null || most === 0 ? 20 : 18 + 26 * Math.sqrt(fee / most);

/** Where the services are, in steps of ten percent: they crowd where all are good. */
export function shownPart(ranges: readonly Range[]): { readonly min: number; readonly max: number } {
  const room = 6;
  const least = 100 * Math.min(1, ...ranges.map(({ lower }) => lower ?? 0)) - room;
  const most = 100 * Math.max(0, ...ranges.map(({ upper }) => upper ?? 0)) + room;
  return { min: Math.max(0, Math.floor(least / 10) * 10), max: Math.min(100, Math.ceil(most / 10) * 10) };
}

/** Services by what they cover and what they take off our hands; the dashed box is where open answers may still move them. */
export function bubbleOption(
  bubbles: readonly Bubble[],
  words: { readonly coverage: string; readonly reduction: string },
): ChartOption {
  const most = Math.max(0, ...bubbles.map(({ fee }) => fee ?? 0));
  const percent = (value: number | null): number => 100 * (value ?? 0);
  const shown = shownPart(bubbles.map(({ coverage }) => coverage));
  const axis = {
    type: 'value',
    axisLabel: { ...text(), formatter: '{value}%' },
    splitLine: line,
    axisLine: { show: false },
    axisTick: { show: false },
    nameTextStyle: text(),
    nameLocation: 'middle',
  };
  return {
    grid: { left: 56, right: 48, top: 24, bottom: 44 },
    xAxis: { ...axis, ...shown, name: words.coverage, nameGap: 26 },
    yAxis: { ...axis, ...shownPart(bubbles.map(({ reduction }) => reduction)), name: words.reduction, nameGap: 38 },
    tooltip: {
      trigger: 'item',
      renderMode: 'html',
      backgroundColor: 'var(--surface)',
      borderColor: 'var(--line-strong)',
      textStyle: { color: 'var(--text)', fontFamily: FONT, fontSize: 12 },
      // as nodes: a name is text, never mark-up
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const box = document.createElement('div');
        const bubble = bubbles[dataIndex];
        for (const line of bubble ? [bubble.name, ...bubble.about] : []) {
          box.appendChild(document.createElement('div')).textContent = line;
        }
        return box;
      },
    },
    series: [
      {
        type: 'scatter',
        emphasis: { disabled: true },
        data: bubbles.map(({ name, coverage, reduction, fee, pale }, index) => ({
          name,
          value: [percent(coverage.lower), percent(reduction.lower)],
          symbolSize: sizeOf(fee, most),
          itemStyle: {
            color: fee === null ? 'none' : pale ? 'var(--surface-2)' : 'var(--accent-weak)',
            borderColor: pale ? 'var(--text-3)' : 'var(--accent)',
            borderWidth: 1.5,
            borderType: fee === null || pale ? [3, 3] : 'solid',
          },
          // a number, for names would cover each other where services stand close; the list below says whose it is
          label: { show: true, formatter: String(index + 1), position: 'inside', ...text(11), color: 'var(--text)' },
        })),
        markArea: {
          silent: true,
          itemStyle: { color: 'none', borderColor: 'var(--text-3)', borderWidth: 1, borderType: [2, 3] },
          data: bubbles
            .filter(
              ({ coverage, reduction }) => coverage.lower !== coverage.upper || reduction.lower !== reduction.upper,
            )
            .map(({ coverage, reduction }) => [
              { coord: [percent(coverage.lower), percent(reduction.lower)] },
              { coord: [percent(coverage.upper), percent(reduction.upper)] },
            ]),
        },
      },
    ],
  };
}
