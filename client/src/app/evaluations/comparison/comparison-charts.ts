import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input } from '@angular/core';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import type { Checklist } from '#domain/checklist/checklist.js';
import { Language } from '../../text/language';
import { Chart } from '../../ui/chart';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { bubbleOption, bubblesOf, radarOption } from './chart-options';
import { type FeeYears, inOrder } from './ranking-order';

const MOST_IN_RADAR = 4;

/** The two pictures, each with the same numbers as a table. */
@Component({
  selector: 'sh-comparison-charts',
  imports: [Chart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comparison-charts.html',
  styleUrl: './comparison-charts.scss',
})
export class ComparisonCharts {
  readonly services = input.required<readonly ServiceResult[]>();
  readonly checklist = input.required<Checklist>();
  readonly years = input<FeeYears>('y3');
  /** ids, separated by a comma; empty: the first ones of the ranking */
  readonly chosen = input('');
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly state = inject(ListState);
  protected readonly most = MOST_IN_RADAR;

  protected readonly ordered = computed(() =>
    inOrder(this.services(), 'rank', this.years(), new Intl.Collator(this.language.code(), { numeric: true })),
  );
  protected readonly inRadar = computed(() => {
    const ids = this.chosen().split(',').filter(Boolean);
    const named = ids.flatMap((id) => this.ordered().find((one) => one.id === id) ?? []).slice(0, MOST_IN_RADAR);
    return named.length > 0 ? named : this.ordered().slice(0, 2);
  });
  protected readonly viewpoints = computed(() =>
    this.checklist().viewpoints.map(({ code, title }) => ({ code, title: this.language.of(title) })),
  );
  private readonly room = inject(DOCUMENT).defaultView?.matchMedia('(max-width: 600px)').matches ? 'phone' : 'wide';
  protected readonly radar = computed(() =>
    radarOption(this.inRadar(), this.viewpoints(), this.t().comparison.bounds, this.room),
  );
  protected readonly radarLabel = computed(() =>
    this.t().comparison.radarLabel(
      this.inRadar().map(({ name, viewpoints }) => {
        const parts = this.viewpoints().map(({ code, title }) => {
          const range = viewpoints.find((one) => one.code === code);
          return `${title} ${this.range(range?.lower ?? null, range?.upper ?? null)}`;
        });
        return `${name}: ${parts.join(this.t().comparison.separator)}`;
      }),
    ),
  );
  protected readonly bubbles = computed(() => {
    const { terms } = this.t();
    return bubblesOf(this.ordered(), this.years(), (one) => [
      `${terms.functionCoverage} ${this.formats.shareRange(one.functionCoverage)}`,
      `${terms.loadReduction} ${this.formats.shareRange(one.loadReduction)}`,
      this.formats.fee(one.fee[this.years()], one.fee.lowerBound),
    ]);
  });
  protected readonly bubble = computed(() =>
    bubbleOption(this.bubbles(), {
      coverage: this.t().terms.functionCoverage,
      reduction: this.t().terms.loadReduction,
    }),
  );
  protected readonly bubbleLabel = computed(() =>
    this.t().comparison.bubbleLabel(
      this.bubbles().map(({ name, about }) => `${name}: ${about.join(this.t().comparison.separator)}`),
    ),
  );
  protected readonly feesUnknown = computed(() => this.bubbles().filter(({ fee }) => fee === null).length);

  protected score(one: ServiceResult, code: string): string {
    const range = one.viewpoints.find((viewpoint) => viewpoint.code === code);
    return this.range(range?.lower ?? null, range?.upper ?? null);
  }
  protected choose(id: string, shown: boolean): void {
    const ids = this.inRadar().map((one) => one.id);
    const next = shown ? [...ids, id].slice(-MOST_IN_RADAR) : ids.filter((one) => one !== id);
    this.state.set({ radar: next.join(',') || null });
  }
  private range(lower: number | null, upper: number | null): string {
    const [from, to] = [this.formats.score(lower), this.formats.score(upper)];
    return from === to ? from : `${from}–${to}`;
  }
}
