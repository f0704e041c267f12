import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { required } from '@angular/forms/signals';
import type { Sla } from '#contract/slas.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';

/** Ends an SLA with its last day and the reason. */
@Component({
  selector: 'sh-end-sla-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas;
    <sh-act-dialog
      [heading]="text.end"
      [hint]="text.endHint"
      [act]="text.end"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <sh-text-field [field]="form.fields.endedOn" [label]="text.endDay" kind="date" />
      <sh-text-field [field]="form.fields.reason" [label]="text.endReason" [rows]="3" />
    </sh-act-dialog>
  `,
})
export class EndSlaDialog {
  readonly sla = input.required<Sla>();
  readonly done = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  protected readonly form = new ActForm(signal({ endedOn: inject(Session).today(), reason: '' }), (path) => {
    required(path.endedOn);
    required(path.reason);
  });

  protected async send(): Promise<void> {
    const { id, version } = this.sla();
    const answer = await this.form.send(
      (body) => this.api.send<object>('POST', `/api/slas/${id}/end`, body, version),
      this.t().slas.endDone,
    );
    if (answer) this.done.emit();
  }
}
