import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { required, validate } from '@angular/forms/signals';
import type { MoveCredit, SlaMonth } from '#contract/slas.js';
import type { CreditEvent } from '#domain/sla/credits.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';

/** A step of a credit: claimed, received, waived with the reason, or taken back. */
@Component({
  selector: 'sh-credit-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.credit;
    <sh-act-dialog
      [heading]="text.events[event()]"
      [act]="text.events[event()]"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      @if (event() === 'claim' || event() === 'receive') {
        <sh-text-field [field]="form.fields.on" [label]="text.on" kind="date" />
      }
      @if (event() === 'receive') {
        <sh-text-field [field]="form.fields.yen" [label]="text.yen" kind="numeric" />
      }
      @if (event() !== 'undo') {
        <sh-text-field [field]="form.fields.note" [label]="event() === 'waive' ? text.why : text.note" [rows]="3" />
      }
    </sh-act-dialog>
  `,
})
export class CreditDialog {
  readonly month = input.required<SlaMonth>();
  readonly event = input.required<CreditEvent>();
  readonly done = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly today = inject(Session).today;
  protected readonly form = new ActForm(
    linkedSignal(() => ({
      on: this.today(),
      yen: String(this.month().credit?.yen ?? ''),
      note: this.month().credit?.note ?? '',
    })),
    (path) => {
      required(path.on);
      validate(path.note, ({ value }) =>
        this.event() === 'waive' && value().trim() === '' ? { kind: 'required' } : null,
      );
      validate(path.yen, ({ value }) => (/^[\d,]*$/.test(value().normalize('NFKC')) ? null : { kind: 'count' }));
    },
  );

  protected async send(): Promise<void> {
    const { slaId, month, credit } = this.month();
    const event = this.event();
    const answer = await this.form.send(({ on, yen, note }) => {
      const typed = yen.normalize('NFKC').replaceAll(',', '');
      const body: MoveCredit = {
        event,
        on: event === 'claim' || event === 'receive' ? on : null,
        yen: event === 'receive' && typed !== '' ? Number(typed) : null,
        note: event === 'undo' ? '' : note,
      };
      return this.api.send<object>('POST', `/api/slas/${slaId}/months/${month}/credit`, body, credit?.version);
    }, this.t().slas.credit.done[event]);
    if (answer) this.done.emit();
  }
}
