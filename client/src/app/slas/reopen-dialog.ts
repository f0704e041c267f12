import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { required } from '@angular/forms/signals';
import type { SlaMonth } from '#contract/slas.js';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';

/** Opens a closed month again, with the reason. */
@Component({
  selector: 'sh-reopen-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas;
    <sh-act-dialog
      [heading]="text.reopen"
      [hint]="text.reopenHint"
      [act]="text.reopen"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <sh-text-field [field]="form.fields.reason" [label]="text.reopenReason" [rows]="3" />
    </sh-act-dialog>
  `,
})
export class ReopenDialog {
  readonly month = input.required<SlaMonth>();
  readonly done = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  protected readonly form = new ActForm(signal({ reason: '' }), (path) => {
    required(path.reason);
  });

  protected async send(): Promise<void> {
    const { slaId, month, version } = this.month();
    const answer = await this.form.send(
      (body) => this.api.send<object>('POST', `/api/slas/${slaId}/months/${month}/reopen`, body, version),
      this.t().slas.reopened,
    );
    if (answer) this.done.emit();
  }
}
