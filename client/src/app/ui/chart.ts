import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';

export type ChartOption = EChartsCoreOption;

/** The paper is narrower than the screen, and the page is not told before it is laid out for it. */
const PRINT_WIDTH = 480;

/**
 * A chart as SVG; the library comes when the first chart is shown. Colours are custom properties (`var(--s1)`), which the SVG takes
 * as they are: theme and print need no second drawing. The label says what the picture says; the page keeps a table beside it.
 */
@Component({
  selector: 'sh-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div #host class="host" role="img" [attr.aria-label]="label()" [style.height.px]="height()"></div>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .host {
      width: 100%;
      print-color-adjust: exact;
    }
  `,
})
export class Chart {
  readonly option = input.required<ChartOption>();
  readonly label = input.required<string>();
  readonly height = input(320);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly chart = signal<EChartsType | null>(null);

  constructor() {
    const destroy = inject(DestroyRef);
    const view = inject(DOCUMENT).defaultView;
    afterNextRender(() => {
      const element = this.host().nativeElement;
      void import('./echarts-parts').then(({ init }) => {
        if (destroy.destroyed) return;
        const chart = init(element, null, { renderer: 'svg' });
        const onScreen = (): void => {
          chart.resize();
        };
        const onPaper = (): void => {
          chart.resize({ width: Math.min(PRINT_WIDTH, element.clientWidth || PRINT_WIDTH) });
        };
        const observer = new ResizeObserver(onScreen);
        observer.observe(element);
        view?.addEventListener('beforeprint', onPaper);
        view?.addEventListener('afterprint', onScreen);
        destroy.onDestroy(() => {
          observer.disconnect();
          view?.removeEventListener('beforeprint', onPaper);
          view?.removeEventListener('afterprint', onScreen);
          chart.dispose();
        });
        this.chart.set(chart);
      });
    });
    effect(() => {
      this.chart()?.setOption({ animation: false, ...this.option() }, { notMerge: true });
    });
  }
}
