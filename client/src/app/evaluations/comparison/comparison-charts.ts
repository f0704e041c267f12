import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { EChartsCoreOption } from 'echarts/core';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Chart, type ChartColours } from '../../ui/chart';
import { Formats } from '../../ui/formats';
import { type FeeYears, rankingOrder } from './ranking';

const MOST_IN_RADAR = 4;
const DASHES = ['solid', [6, 3], [2, 2], [8, 3, 2, 3]] as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;

@Component({
  selector: 'sh-comparison-charts',
  imports: [Chart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="radar">
      <h2 id="radar">{{ t().comparison.radar }}</h2>
      <small>{{ t().comparison.radarHint }}</small>
      <sh-chart [label]="t().comparison.radar" [options]="radar()" />
      <div class="choice no-print">
        @for (one of services(); track one.id) {
          <label
            ><input
              type="checkbox"
              [checked]="chosen().includes(one.id)"
              [disabled]="!chosen().includes(one.id) && chosen().length >= most"
              (change)="toggle(one.id)"
            />
            {{ one.name }}</label
          >
        }
      </div>
      <details>
        <summary>{{ t().comparison.asTable }}</summary>
        <div class="scroll">
          <table class="grid">
            <thead>
              <tr>
                <th>{{ t().terms.service }}</th>
                @for (viewpoint of model().checklist.viewpoints; track viewpoint.code) {
                  <th class="num">{{ language.of(viewpoint.title) }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (one of services(); track one.id) {
                <tr>
                  <th scope="row">{{ one.name }}</th>
                  @for (viewpoint of one.viewpoints; track viewpoint.code) {
                    <td class="num">{{ formats.scoreRange(viewpoint) }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      </details>
    </section>
    <section class="card" aria-labelledby="bubble">
      <h2 id="bubble">{{ t().comparison.bubble }}</h2>
      <small>{{ t().comparison.bubbleHint }}</small>
      <sh-chart [label]="t().comparison.bubble" [options]="bubble()" />
    </section>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
      gap: 16px;
    }
    .choice {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      font-size: 12px;
    }
    .scroll {
      overflow-x: auto;
    }
    details {
      margin-top: 8px;
      font-size: 13px;
    }
  `,
})
export class ComparisonCharts {
  readonly services = input.required<readonly ServiceResult[]>();
  readonly model = input.required<EvaluationModel>();
  readonly years = input.required<FeeYears>();
  protected readonly most = MOST_IN_RADAR;
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly ids = computed(() =>
    this.services()
      .map(({ id }) => id)
      .join(),
  );
  /** the two best to begin with */
  protected readonly chosen = linkedSignal<string, readonly string[]>({
    source: this.ids,
    computation: () =>
      rankingOrder(this.services(), 'rank', 'y1')
        .slice(0, 2)
        .map(({ id }) => id),
  });

  protected toggle(id: string): void {
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected readonly radar = computed(() => {
    const shown = this.services().filter(({ id }) => this.chosen().includes(id));
    const indicator = this.model().checklist.viewpoints.map(({ title }) => ({
      name: this.language.of(title),
      max: 100,
    }));
    return ({ text, line, surface, series }: ChartColours): EChartsCoreOption => ({
      aria: { enabled: true },
      animation: false,
      legend: { bottom: 0, textStyle: { color: text }, itemWidth: 26, data: shown.map(({ name }) => name) },
      tooltip: { backgroundColor: surface, textStyle: { color: text } },
      radar: {
        indicator,
        radius: '55%',
        center: ['50%', '46%'],
        axisName: { color: text, fontSize: 11, width: 88, overflow: 'break' },
        splitLine: { lineStyle: { color: line } },
        axisLine: { lineStyle: { color: line } },
        splitArea: { show: false },
      },
      series: shown.flatMap((one, index) => {
        const colour = series[index];
        const own = { type: 'radar', symbol: SYMBOLS[index], symbolSize: 6, itemStyle: { color: colour } };
        const bound = (key: 'lower' | 'upper') => one.viewpoints.map((viewpoint) => viewpoint[key] ?? 0);
        return [
          {
            ...own,
            name: one.name,
            data: [{ name: one.name, value: bound('lower') }],
            lineStyle: { color: colour, width: 2, type: DASHES[index] },
            areaStyle: { color: colour, opacity: 0.08 },
          },
          {
            ...own,
            name: one.name,
            symbol: 'none',
            data: [{ name: one.name, value: bound('upper') }],
            lineStyle: { color: colour, width: 1, type: 'dashed', opacity: 0.7 },
          },
        ];
      }),
    });
  });

  protected readonly bubble = computed(() => {
    const { functionCoverage, loadReduction } = this.t().terms;
    const services = this.services();
    const years = this.years();
    const greatest = Math.max(1, ...services.map(({ fee }) => fee[years] ?? 0));
    const point = (one: ServiceResult) => {
      const fee = one.fee[years];
      const x = one.functionCoverage.lower ?? 0;
      const y = one.loadReduction?.lower ?? 0;
      return { one, fee, value: [100 * x, 100 * y], size: fee === null ? 10 : 10 + 30 * Math.sqrt(fee / greatest) };
    };
    const points = services.map(point);
    // from the ten below the least, so that candidates that lie close can be told apart
    const least = (axis: 0 | 1) =>
      Math.max(0, Math.floor((Math.min(...points.map(({ value }) => value[axis] ?? 0)) - 5) / 10) * 10);
    return ({ text, line, surface, series }: ChartColours): EChartsCoreOption => {
      const axis = (name: string, min: number) => ({
        type: 'value',
        min,
        max: 100,
        name,
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: text },
        axisLabel: { color: text, formatter: '{value}%' },
        splitLine: { lineStyle: { color: line } },
      });
      return {
        aria: { enabled: true },
        animation: false,
        grid: { left: 52, right: 60, top: 24, bottom: 48 },
        tooltip: { backgroundColor: surface, textStyle: { color: text } },
        xAxis: axis(functionCoverage, least(0)),
        yAxis: axis(loadReduction, least(1)),
        series: [
          {
            type: 'scatter',
            labelLayout: { moveOverlap: 'shiftY' },
            data: points.map(({ one, fee, value, size }) => ({
              name: one.name,
              value,
              symbolSize: size,
              itemStyle: {
                color: fee === null || one.verdict === 'excluded' ? 'transparent' : series[0],
                opacity: 0.75,
                borderColor: one.verdict === 'excluded' ? text : series[0],
                borderWidth: 1.5,
                borderType: one.verdict === 'excluded' ? 'dashed' : 'solid',
              },
              label: { show: true, position: 'top', color: text, fontSize: 11, formatter: '{b}' },
            })),
          },
        ],
      };
    };
  });
}
