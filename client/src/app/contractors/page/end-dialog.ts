import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { required, validate } from '@angular/forms/signals';
import type { Contractor, EndContractor } from '#contract/contractors.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ActDialog } from '../../ui/act-dialog';
import { ActForm } from '../../ui/act-form';
import { Api } from '../../ui/api';
import { TextField } from '../../ui/text-field';

/** Asks for the last day and the reason before the work with a contractor ends. */
@Component({
  selector: 'sh-end-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contractors;
    <sh-act-dialog
      [heading]="text.endHeading(contractor().name)"
      [hint]="text.endHint"
      [act]="text.endNow"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="end()"
      (closed)="closed.emit()"
    >
      <sh-text-field [field]="form.fields.endedOn" [label]="text.endedOn" kind="date" />
      <sh-text-field [field]="form.fields.reason" [label]="text.endReason" [rows]="3" />
    </sh-act-dialog>
  `,
})
export class EndDialog {
  readonly contractor = input.required<Contractor>();
  readonly done = output<Contractor>();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly today = inject(Session).today;
  protected readonly form = new ActForm(signal<EndContractor>({ endedOn: this.today(), reason: '' }), (path) => {
    required(path.endedOn);
    required(path.reason);
    validate(path.endedOn, ({ value }) =>
      value() > this.today() ? { kind: 'server', refused: { rule: 'dateInTheFuture', message: '' } } : null,
    );
  });

  protected async end(): Promise<void> {
    const { id, version } = this.contractor();
    const after = await this.form.send(
      (body) => this.api.send<Contractor>('POST', `/api/contractors/${id}/end`, body, version),
      '',
    );
    if (after) this.done.emit(after);
  }
}
