import { ChangeDetectionStrategy, Component, type ElementRef, afterNextRender, inject, viewChild } from '@angular/core';
import { Language } from '../text/language';
import { SignInForm } from './sign-in-form';

/** Over the page whose session has ended: the page and everything entered in it stay. */
@Component({
  selector: 'sh-sign-in-again',
  imports: [SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="again" (cancel)="$event.preventDefault()">
      <h2 id="again">{{ t().session.again }}</h2>
      <p class="muted">{{ t().session.againHint }}</p>
      <sh-sign-in-form />
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      padding: 24px;
      width: min(400px, 90vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
  `,
})
export class SignInAgain {
  protected readonly t = inject(Language).text;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }
}
