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

/** Around the fields of one act on a page: what it is, what it means, done or not after all. */
@Component({
  selector: 'sh-act-dialog',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="act" (cancel)="closed.emit()">
      <h2 id="act">{{ heading() }}</h2>
      @if (hint()) {
        <p class="muted">{{ hint() }}</p>
      }
      <form novalidate (submit)="$event.preventDefault(); sent.emit()">
        <ng-content />
        @if (problem()) {
          <p class="problem" role="alert">{{ problem() }}</p>
        }
        <div class="actions">
          <button matButton="filled" type="submit" [disabled]="busy()">{{ act() }}</button>
          <button matButton type="button" (click)="closed.emit()">{{ t().shell.cancel }}</button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      padding: 24px;
      width: min(560px, 94vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    form {
      display: grid;
      gap: 12px;
    }
    .problem {
      margin: 0;
      color: var(--bad);
    }
  `,
})
export class ActDialog {
  readonly heading = input.required<string>();
  readonly hint = input('');
  /** what the button says */
  readonly act = input.required<string>();
  readonly busy = input(false);
  readonly problem = input('');
  readonly sent = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }
}
