import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, required, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Certificate, WithdrawCertificate } from '#contract/certificates.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, problemOf } from '../ui/api';
import { Notices } from '../ui/notices';
import { serverErrors } from '../ui/server-errors';
import { TextField } from '../ui/text-field';

/** Asks for the day and the reason before a certificate counts as withdrawn. */
@Component({
  selector: 'sh-withdraw-dialog',
  imports: [MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().certificates;
    <dialog #dialog aria-labelledby="withdraw" (cancel)="closed.emit()">
      <h2 id="withdraw">{{ text.withdrawHeading(heading()) }}</h2>
      <p class="muted">{{ text.withdrawHint }}</p>
      <form novalidate (submit)="withdraw($event)">
        <sh-text-field [field]="fields.withdrawnOn" [label]="text.withdrawnOn" kind="date" />
        <sh-text-field [field]="fields.reason" [label]="text.withdrawReason" [rows]="3" />
        <div class="actions">
          <button matButton="filled" type="submit" [disabled]="busy()">{{ text.withdrawNow }}</button>
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
      width: min(520px, 94vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    form {
      display: grid;
      gap: 12px;
    }
  `,
})
export class WithdrawDialog {
  readonly certificate = input.required<Certificate>();
  /** how it is called */
  readonly heading = input.required<string>();
  readonly done = output<Certificate>();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly today = inject(Session).today;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly draft = signal<WithdrawCertificate>({ withdrawnOn: this.today(), reason: '' });
  protected readonly fields = form(this.draft, (path) => {
    required(path.withdrawnOn);
    required(path.reason);
    validate(path.withdrawnOn, ({ value }) =>
      value() > this.today() ? { kind: 'server', refused: { rule: 'dateInTheFuture', message: '' } } : null,
    );
  });
  protected readonly busy = signal(false);

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  protected async withdraw(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    await submit(this.fields, async () => {
      const { id, version } = this.certificate();
      try {
        const path = `/api/certificates/${id}/withdraw`;
        this.done.emit(await this.api.send<Certificate>('POST', path, this.draft(), version));
      } catch (error) {
        const problem = problemOf(error);
        if (problem.fields.length > 0) return serverErrors(this.fields, problem.fields);
        this.notices.problem(problem);
        this.closed.emit();
      }
      return undefined;
    });
    this.busy.set(false);
  }
}
