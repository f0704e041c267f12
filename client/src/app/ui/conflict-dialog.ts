import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../text/language';

export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly newer: string;
}

/** Somebody else was faster: both states side by side; nothing entered is lost whichever way one goes. */
@Component({
  selector: 'sh-conflict-dialog',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="conflict" (cancel)="keepMine.emit()">
      <h2 id="conflict">{{ t().shell.conflict.title }}</h2>
      <p class="muted">{{ t().shell.conflict.hint }}</p>
      <div class="scroll" tabindex="0">
        <table class="grid">
          <thead>
            <tr>
              <th>{{ t().shell.conflict.field }}</th>
              <th>{{ t().shell.conflict.mine }}</th>
              <th>{{ t().shell.conflict.newer }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of differences(); track row.label) {
              <tr>
                <td>{{ row.label }}</td>
                <td class="text">{{ row.mine || '―' }}</td>
                <td class="text">{{ row.newer || '―' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <div class="actions">
        <button matButton="filled" type="button" (click)="keepMine.emit()">{{ t().shell.conflict.keepMine }}</button>
        <button matButton="outlined" type="button" (click)="takeNewer.emit()">
          {{ t().shell.conflict.takeNewer }}
        </button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      padding: 24px;
      width: min(760px, 94vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    .scroll {
      max-height: 50vh;
      overflow: auto;
      margin-bottom: 16px;
    }
    td {
      vertical-align: top;
    }
    td:first-child {
      min-width: 96px;
    }
    .text {
      white-space: pre-line;
    }
  `,
})
export class ConflictDialog {
  readonly differences = input.required<readonly Difference[]>();
  readonly keepMine = output();
  readonly takeNewer = output();
  protected readonly t = inject(Language).text;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }
}
