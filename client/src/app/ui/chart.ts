import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  afterRenderEffect,
  inject,
  input,
  viewChild,
} from '@angular/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { Theme } from '../shell/theme';

/** The colours of the page as a chart needs them: resolved, for the theme that is shown. */
export interface ChartColours {
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly series: readonly string[];
}

async function library() {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([
    charts.RadarChart,
    charts.ScatterChart,
    components.AriaComponent,
    components.GridComponent,
    components.LegendComponent,
    components.RadarComponent,
    components.TooltipComponent,
    renderers.SVGRenderer,
  ]);
  return core;
}
let loaded: ReturnType<typeof library> | undefined;

/** An ECharts chart, fetched when the first one is shown. What it shows stands in a table beside it as well. */
@Component({
  selector: 'sh-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div #canvas class="canvas" role="img" [attr.aria-label]="label()"></div>`,
  styles: `
    .canvas {
      width: 100%;
      height: 300px;
    }
  `,
})
export class Chart {
  readonly label = input.required<string>();
  /** makes the options for the colours of the present theme */
  readonly options = input.required<(colours: ChartColours) => EChartsCoreOption>();
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly theme = inject(Theme);
  private chart: EChartsType | undefined;

  constructor() {
    const resize = new ResizeObserver(() => this.chart?.resize());
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => {
      this.draw();
    };
    dark.addEventListener('change', redraw);
    inject(DestroyRef).onDestroy(() => {
      resize.disconnect();
      dark.removeEventListener('change', redraw);
      this.chart?.dispose();
    });
    afterRenderEffect(() => {
      this.theme.name();
      this.options();
      const element = this.canvas().nativeElement;
      if (this.chart) {
        this.draw();
        return;
      }
      loaded ??= library();
      void loaded.then((core) => {
        if (!element.isConnected) return;
        this.chart ??= core.init(element, null, { renderer: 'svg' });
        resize.observe(element);
        this.draw();
      });
    });
  }

  private draw(): void {
    this.chart?.setOption(this.options()(this.colours()), true);
  }

  private colours(): ChartColours {
    const probe = document.createElement('span');
    this.canvas().nativeElement.append(probe);
    const of = (name: string): string => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const colours = {
      text: of('text-2'),
      line: of('line'),
      surface: of('surface'),
      series: ['s1', 's2', 's3', 's4'].map(of),
    };
    probe.remove();
    return colours;
  }
}
