import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CodedRange, ServiceResult } from '#domain/evaluation/comparison.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';

/** Risk × service or cause × service: what share is covered, as a number on a shade. */
@Component({
  selector: 'sh-coverage-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ heading() }}</h2>
    <small>{{ t().comparison.mapHint }}</small>
    <div class="scroll">
      <table class="grid">
        <thead>
          <tr>
            <th></th>
            @for (one of services(); track one.id) {
              <th class="num">{{ one.name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.code) {
            <tr>
              <th scope="row">{{ row.title }}</th>
              @for (cell of row.cells; track $index) {
                <td class="num l{{ cell.shade }}">{{ cell.text }}</td>
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
    }
    .scroll {
      overflow-x: auto;
      margin-top: 6px;
    }
    th[scope] {
      position: sticky;
      left: 0;
      color: var(--text);
      font-size: 13px;
      min-width: 150px;
    }
    thead th {
      white-space: normal;
      min-width: 76px;
      overflow-wrap: break-word;
    }
    td {
      text-align: center;
      border: 2px solid var(--surface) !important;
      border-radius: 6px;
      print-color-adjust: exact;
    }
    .l0 {
      background: var(--l0);
    }
    .l1 {
      background: var(--l1);
      color: var(--on-l12);
    }
    .l2 {
      background: var(--l2);
      color: var(--on-l12);
    }
    .l3 {
      background: var(--l3);
      color: var(--on-l34);
    }
    .l4 {
      background: var(--l4);
      color: var(--on-l34);
    }
    tbody tr:hover td {
      background: revert-layer;
    }
  `,
})
export class CoverageMap {
  readonly kind = input.required<'risks' | 'causes'>();
  readonly services = input.required<readonly ServiceResult[]>();
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  protected readonly heading = computed(() =>
    this.kind() === 'risks' ? this.t().comparison.riskMap : this.t().comparison.causeMap,
  );
  protected readonly rows = computed(() => {
    const kind = this.kind();
    const titles: Readonly<Record<string, string>> = this.t().terms[kind];
    const codes = this.services()[0]?.[kind].map(({ code }) => code) ?? [];
    return codes.map((code, index) => ({
      code,
      title: titles[code] ?? code,
      cells: this.services().map((one) => {
        const range: CodedRange | undefined = one[kind][index];
        const lower = range?.lower ?? null;
        return {
          text: this.formats.shareRange(range ?? null),
          shade: lower === null ? 0 : Math.min(4, Math.floor(lower * 5)),
        };
      }),
    }));
  });
}
