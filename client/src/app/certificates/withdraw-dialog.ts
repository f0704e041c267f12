import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { required, validate } from '@angular/forms/signals';
import type { Certificate, WithdrawCertificate } from '#contract/certificates.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';
import { Api } from '../ui/api';
import { TextField } from '../ui/text-field';

/** Asks for the day and the reason before a certificate counts as withdrawn. */
@Component({
  selector: 'sh-withdraw-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().certificates;
    <sh-act-dialog
      [heading]="text.withdrawHeading(heading())"
      [hint]="text.withdrawHint"
      [act]="text.withdrawNow"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="withdraw()"
      (closed)="closed.emit()"
    >
      <sh-text-field [field]="form.fields.withdrawnOn" [label]="text.withdrawnOn" kind="date" />
      <sh-text-field [field]="form.fields.reason" [label]="text.withdrawReason" [rows]="3" />
    </sh-act-dialog>
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
  private readonly today = inject(Session).today;
  protected readonly form = new ActForm(
    signal<WithdrawCertificate>({ withdrawnOn: this.today(), reason: '' }),
    (path) => {
      required(path.withdrawnOn);
      required(path.reason);
      validate(path.withdrawnOn, ({ value }) =>
        value() > this.today() ? { kind: 'server', refused: { rule: 'dateInTheFuture', message: '' } } : null,
      );
    },
  );

  protected async withdraw(): Promise<void> {
    const { id, version } = this.certificate();
    const after = await this.form.send(
      (body) => this.api.send<Certificate>('POST', `/api/certificates/${id}/withdraw`, body, version),
      '',
    );
    if (after) this.done.emit(after);
  }
}
