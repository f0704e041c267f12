import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CodedRange, ServiceResult } from '#domain/evaluation/comparison.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';

/** Five steps of one hue by the share that is certain; the number is always printed. */
const stepOf = (share: number): number => Math.min(4, Math.floor(share * 5));

/** Risk × service or cause × service: the share of weight of the criteria that name it at level 2 or higher. */
@Component({
  selector: 'sh-coverage-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="heading()">
      <table [style.--services]="services().length">
        <caption class="visually-hidden">
          {{
            heading()
          }}
        </caption>
        <thead>
          <tr>
            <td></td>
            @for (one of services(); track one.id) {
              <th scope="col">{{ one.name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.code) {
            <tr>
              <th scope="row">
                @if (showCode()) {
                  <span class="code">{{ row.code }}</span>
                }
                {{ row.title }}
              </th>
              @for (cell of row.cells; track cell.id) {
                <td class="cell {{ cell.style }}">
                  {{ cell.text }}
                  @if (cell.open) {
                    <span class="hatch" aria-hidden="true"></span>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      overflow: auto;
    }
    table {
      border-collapse: separate;
      border-spacing: 2px;
      width: 100%;
    }
    th {
      font-size: 12px;
      font-weight: 500;
      color: var(--text-2);
      padding: 4px 6px;
    }
    table {
      --first: 230px;
      table-layout: fixed;
      min-width: calc(var(--first) + var(--services) * 84px);
    }
    thead th {
      vertical-align: bottom;
      text-wrap: balance;
      word-break: auto-phrase;
    }
    th[scope='row'],
    thead td {
      position: sticky;
      left: 0;
      background: var(--surface);
      text-align: start;
      width: var(--first);
      z-index: 1;
    }
    th[scope='row'] {
      color: var(--text);
      font-size: 13px;
    }
    .code {
      font-weight: 700;
      color: var(--text-2);
    }
    .cell {
      position: relative;
      height: 34px;
      text-align: center;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      border-radius: 4px;
      font-size: 13px;
      padding: 0 6px 3px;
      print-color-adjust: exact;
    }
    .s0 {
      background: var(--l0);
      box-shadow: inset 0 0 0 1px var(--line-strong);
    }
    .s1 {
      background: var(--l1);
      color: var(--on-l12);
    }
    .s2 {
      background: var(--l2);
      color: var(--on-l12);
    }
    .s3 {
      background: var(--l3);
      color: var(--on-l34);
    }
    .s4 {
      background: var(--l4);
      color: var(--on-l34);
    }
    .hatch {
      position: absolute;
      left: 2px;
      right: 2px;
      bottom: 2px;
      height: 5px;
      border-radius: 2px;
      background: repeating-linear-gradient(45deg, var(--surface) 0 2px, var(--text-3) 2px 4px);
    }
    @media (max-width: 600px) {
      table {
        --first: 124px;
      }
    }
    @media print {
      table {
        min-width: 0;
      }
    }
  `,
})
export class CoverageMap {
  readonly heading = input.required<string>();
  readonly services = input.required<readonly ServiceResult[]>();
  readonly by = input.required<'risks' | 'causes'>();
  private readonly language = inject(Language);
  private readonly formats = inject(Formats);
  protected readonly showCode = computed(() => this.by() === 'risks');

  protected readonly rows = computed(() => {
    const by = this.by();
    const { terms } = this.language.text();
    const titles: Record<string, string> = by === 'risks' ? terms.risks : terms.causes;
    return (this.services()[0]?.[by] ?? []).map(({ code }) => ({
      code,
      title: titles[code] ?? code,
      cells: this.services().map((one) => {
        const ranges: readonly CodedRange[] = one[by];
        const range = ranges.find((other) => other.code === code) ?? { lower: null, upper: null };
        return {
          id: one.id,
          text: this.formats.shareRange(range),
          style: range.lower === null ? '' : `s${stepOf(range.lower)}`,
          open: range.lower !== range.upper,
        };
      }),
    }));
  });
}
