import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Language } from '../../text/language';
import { LevelChip } from '../../ui/level-chip';
import type { MatrixRow } from './matrix-rows';

/** One criterion of the matrix. A component of its own: what moves elsewhere leaves its cells alone. */
@Component({
  selector: 'sh-matrix-row',
  imports: [LevelChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'row', '[class.wide]': 'row().cells.length > 12' },
  template: `
    <div role="rowheader" class="head">
      @if (row().mustHave) {
        <span class="chip bad must">{{ t().terms.mustHave }}</span>
      }
      <span class="title" [attr.title]="title()">{{ title() }}</span>
    </div>
    @for (cell of row().cells; track cell.serviceId; let column = $index) {
      <div
        role="gridcell"
        class="cell"
        [class.tried]="cell.tried"
        [attr.aria-selected]="active() === column"
        [attr.tabindex]="active() === column ? 0 : -1"
        [attr.data-column]="column"
        [attr.data-criterion]="row().criterion.code"
      >
        <sh-level-chip [value]="cell.answer.value" [effective]="cell.bought" [unmet]="cell.unmet" />
      </div>
    }
  `,
  styleUrl: './matrix-row.scss',
})
export class MatrixRowView {
  readonly row = input.required<MatrixRow>();
  readonly title = input.required<string>();
  /** the column of this row that the keyboard is in; null: another row */
  readonly active = input<number | null>(null);
  protected readonly t = inject(Language).text;
}
