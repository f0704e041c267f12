import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { required, validate } from '@angular/forms/signals';
import type { MaintenanceWindow, SetMaintenance } from '#contract/outages.js';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';
import { instantOf, wallClock } from './zoned-time';

const EMPTY = { startsAt: '', endsAt: '', announcedAt: '', note: '' };

/** Maintenance that the contractor has announced, by the clock of the SLA's zone. */
@Component({
  selector: 'sh-maintenance-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.maintenance;
    <sh-act-dialog
      [heading]="window() ? text.edit : text.add"
      [act]="t().shell.save"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <sh-text-field [field]="form.fields.startsAt" [label]="text.startsAt" kind="datetime-local" />
      <sh-text-field [field]="form.fields.endsAt" [label]="text.endsAt" kind="datetime-local" />
      <sh-text-field [field]="form.fields.announcedAt" [label]="text.announcedAt" kind="datetime-local" />
      <sh-text-field [field]="form.fields.note" [label]="text.note" [rows]="2" />
    </sh-act-dialog>
  `,
})
export class MaintenanceDialog {
  readonly slaId = input.required<string>();
  readonly zone = input.required<string>();
  /** null: a new one */
  readonly window = input<MaintenanceWindow | null>(null);
  readonly done = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  protected readonly form = new ActForm<typeof EMPTY>(
    linkedSignal(() => this.draftOf(this.window())),
    (path) => {
      required(path.startsAt);
      required(path.endsAt);
      for (const field of [path.startsAt, path.endsAt, path.announcedAt])
        validate(field, ({ value }) =>
          value() !== '' && instantOf(value(), this.zone()) === null ? { kind: 'date' } : null,
        );
    },
  );

  protected async send(): Promise<void> {
    const window = this.window();
    const url = `/api/slas/${this.slaId()}/maintenance`;
    const answer = await this.form.send((draft) => {
      const body: SetMaintenance = {
        startsAt: instantOf(draft.startsAt, this.zone()) ?? '',
        endsAt: instantOf(draft.endsAt, this.zone()) ?? '',
        announcedAt: instantOf(draft.announcedAt, this.zone()),
        note: draft.note,
      };
      return window
        ? this.api.send<MaintenanceWindow>('PUT', `${url}/${window.id}`, body, window.version)
        : this.api.send<MaintenanceWindow>('POST', url, body);
    }, this.t().slas.maintenance.saved);
    if (answer) this.done.emit();
  }

  private draftOf(window: MaintenanceWindow | null): typeof EMPTY {
    if (!window) return EMPTY;
    const { startsAt, endsAt, announcedAt, note } = window;
    return {
      startsAt: wallClock(startsAt, this.zone()),
      endsAt: wallClock(endsAt, this.zone()),
      announcedAt: announcedAt === null ? '' : wallClock(announcedAt, this.zone()),
      note,
    };
  }
}
