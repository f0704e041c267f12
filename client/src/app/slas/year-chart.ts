import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output } from '@angular/core';
import type { SlaMonthSeries } from '#contract/slas.js';
import { toNumber } from '#domain/evaluation/fraction.js';
import { availabilityOf, type Downtime, shownAvailability } from '#domain/sla/display.js';
import { Language } from '../text/language';
import { Chart } from '../ui/chart';
import { SlaVerdict } from './verdict';
import { SlaWords } from './sla-words';
import { yearOption } from './year-option';

/** Twelve months with the target line, and the same as a table, whose months lead to them. */
@Component({
  selector: 'sh-year-chart',
  imports: [Chart, SlaVerdict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas;
    <ul class="legend" aria-hidden="true">
      <li><i class="contractual"></i> {{ text.legend.contractual }}</li>
      <li><i class="raw"></i> {{ text.legend.raw }}</li>
      <li><i class="target"></i> {{ text.legend.target }}</li>
    </ul>
    <sh-chart [option]="option()" [label]="label()" [height]="240" />
    <details>
      <summary>{{ text.asTable }}</summary>
      <div class="scroll" tabindex="0" role="group" [attr.aria-label]="text.byMonth">
        <table class="grid">
          <thead>
            <tr>
              <th>{{ text.month }}</th>
              <th class="num">{{ text.legend.target }}</th>
              <th class="num">{{ text.columns.contractual }}</th>
              <th class="num">{{ text.columns.raw }}</th>
              <th>{{ text.columns.verdict }}</th>
              <th>{{ text.review.heading }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of series().months; track one.month) {
              <tr [attr.aria-current]="one.month === shown() ? 'true' : null">
                <th scope="row">
                  <button type="button" (click)="chosen.emit(one.month)">{{ words.month(one.month) }}</button>
                </th>
                <td class="num">{{ words.percent(one.result.target) }}</td>
                <td class="num">{{ words.availability(one.result.contractual, one.result.target) }}</td>
                <td class="num">{{ words.availability(one.result.raw, one.result.target) }}</td>
                <td>
                  <sh-sla-verdict [result]="one.result" />
                  @if (one.differs) {
                    <span [title]="text.differs">△</span>
                  }
                </td>
                <td>{{ one.reviewed ? '✓' : '―' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styles: `
    .legend {
      list-style: none;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      font-size: 12px;
      color: var(--text-2);
    }
    i {
      display: inline-block;
      width: 12px;
      height: 12px;
      vertical-align: -1px;
      print-color-adjust: exact;
    }
    .contractual {
      background: var(--l3);
      border-radius: 2px;
    }
    .raw {
      width: 9px;
      height: 9px;
      border-radius: 50%;
      border: 1.5px solid var(--text);
    }
    .target {
      width: 20px;
      height: 0;
      vertical-align: 4px;
      border-top: 1.5px dashed var(--bad);
    }
    summary {
      color: var(--accent);
      cursor: pointer;
      min-height: 28px;
    }
    .scroll {
      overflow-x: auto;
    }
    button {
      font: inherit;
      color: var(--accent);
      background: none;
      border: 0;
      padding: 4px 0;
      text-decoration: underline;
      cursor: pointer;
    }
    tr[aria-current] td,
    tr[aria-current] th {
      background: var(--accent-weak);
    }
    th[scope='row'] {
      font-size: 14px;
      position: static;
      white-space: nowrap;
    }
  `,
})
export class YearChart {
  readonly series = input.required<SlaMonthSeries>();
  /** the month that the page is about */
  readonly shown = input.required<string>();
  readonly chosen = output<string>();
  protected readonly words = inject(SlaWords);
  protected readonly t = inject(Language).text;
  private readonly room = inject(DOCUMENT).defaultView?.matchMedia('(max-width: 600px)').matches ? 'phone' : 'wide';
  protected readonly option = computed(() =>
    yearOption(
      this.series().months.map(({ month, state, result }) => ({
        name: this.t().slas.shortMonth(month),
        target: Number(result.target),
        raw: valueOf(result.raw),
        contractual: valueOf(result.contractual),
        met: result.met,
        running: state === 'running',
        text: shownAvailability(result.contractual, result.target) ?? '',
      })),
      this.t().slas.legend,
      this.room,
    ),
  );
  protected readonly label = computed(() =>
    this.t().slas.chartLabel(
      this.series().months.map(({ month, state, result }) => {
        const { text } = this.words.verdict(result, state === 'running');
        return `${this.words.month(month)} ${this.words.availability(result.contractual, result.target)} ${text}`;
      }),
    ),
  );
}

function valueOf(downtime: Downtime): number | null {
  const exact = availabilityOf(downtime);
  return exact && toNumber(exact);
}
