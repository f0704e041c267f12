import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContractorChainLine } from '#contract/contractors.js';
import { Language } from '../../text/language';

/** The tree of sub-processors, or of those worked for, a line each, deeper ones further in. */
@Component({
  selector: 'sh-chain-table',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contractors;
    <table class="grid">
      <thead>
        <tr>
          <th>{{ text.chainColumns.name }}</th>
          <th>{{ text.chainColumns.level }}</th>
          <th>{{ text.chainColumns.work }}</th>
          <th>{{ text.chainColumns.country }}</th>
          <th>{{ text.chainColumns.personalData }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track $index) {
          <tr>
            <td [style.padding-inline-start.px]="10 + (line.depth - 1) * 22">
              @if (line.depth > 1) {
                <span class="muted" aria-hidden="true">└</span>
              }
              <a [routerLink]="['/contractors', line.id]">{{ line.name }}</a>
              @if (line.repeated) {
                <small>{{ text.repeated }}</small>
              }
            </td>
            <td>{{ upwards() ? text.levelUp(line.depth) : text.level(line.depth) }}</td>
            <td>{{ line.work || '―' }}</td>
            <td>{{ line.country || '―' }}</td>
            <td>
              {{
                line.personalData === null ? text.unknown : line.personalData ? text.handled.true : text.handled.false
              }}
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    table {
      min-width: 640px;
    }
    td {
      overflow-wrap: break-word;
    }
    td:first-child {
      min-width: 200px;
    }
  `,
})
export class ChainTable {
  readonly lines = input.required<readonly ContractorChainLine[]>();
  readonly upwards = input(false);
  protected readonly t = inject(Language).text;
}
