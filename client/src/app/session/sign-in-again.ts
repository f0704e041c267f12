import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../text/language';
import { Session } from './session';
import { SignInForm } from './sign-in-form';

/** Over the page whose session has ended: the page and everything entered in it stay. */
@Component({
  selector: 'sh-sign-in-again',
  imports: [MatButton, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="again" (cancel)="$event.preventDefault()">
      <h2 id="again">{{ t().session.again }}</h2>
      <p class="muted">{{ t().session.againHint }}</p>
      <sh-sign-in-form />
      @if (session.view()?.samlEnabled) {
        <p class="muted">{{ t().session.againBySso }}</p>
        <div class="actions">
          <a matButton="outlined" href="/api/saml/login?to=%2F" target="_blank" rel="noopener">{{
            t().session.saml
          }}</a>
          <button matButton type="button" (click)="resume()">{{ t().session.resume }}</button>
        </div>
        @if (notYet()) {
          <p class="problem" role="alert">{{ t().session.notYet }}</p>
        }
      }
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
    .problem {
      color: var(--bad);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
  `,
})
export class SignInAgain {
  protected readonly t = inject(Language).text;
  protected readonly session = inject(Session);
  protected readonly notYet = signal(false);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  protected async resume(): Promise<void> {
    this.notYet.set(!(await this.session.resume()));
  }
}
