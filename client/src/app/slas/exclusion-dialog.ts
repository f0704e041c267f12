import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { required, validate } from '@angular/forms/signals';
import type { ArgueExclusion, Outage } from '#contract/outages.js';
import { EXCLUSION_GROUNDS, type ExclusionGround } from '#domain/sla/outages.js';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';
import { SlaWords } from './sla-words';
import { instantOf } from './zoned-time';

/** Argues why an outage is not to count; it counts until somebody else has approved that. */
@Component({
  selector: 'sh-exclusion-dialog',
  imports: [ActDialog, ChoiceField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.exclusion;
    <sh-act-dialog
      [heading]="text.heading"
      [hint]="text.hint"
      [act]="text.ask"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <strong>{{ period() }}</strong>
      <sh-choice-field [field]="form.fields.ground" [label]="text.ground" [choices]="grounds()" />
      @if (form.draft().ground === 'plannedMaintenance') {
        <sh-text-field [field]="form.fields.announcedAt" [label]="text.announcedAt" kind="datetime-local" />
      }
      <sh-text-field [field]="form.fields.argument" [label]="text.reason" [rows]="4" />
    </sh-act-dialog>
  `,
})
export class ExclusionDialog {
  readonly outage = input.required<Outage>();
  readonly zone = input.required<string>();
  readonly done = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly words = inject(SlaWords);
  protected readonly form = new ActForm(signal({ ground: 'forceMajeure', argument: '', announcedAt: '' }), (path) => {
    required(path.argument);
    validate(path.announcedAt, ({ value, valueOf }) =>
      valueOf(path.ground) === 'plannedMaintenance' && instantOf(value(), this.zone()) === null
        ? { kind: value() === '' ? 'required' : 'date' }
        : null,
    );
  });
  protected readonly grounds = computed(() =>
    EXCLUSION_GROUNDS.map((ground) => [ground, this.t().slas.exclusion.grounds[ground]] as const),
  );
  protected readonly period = computed(() => {
    const { startsAt, endsAt } = this.outage();
    return this.words.period(startsAt, endsAt, this.zone());
  });

  protected async send(): Promise<void> {
    const { id, version } = this.outage();
    const answer = await this.form.send(({ ground, argument, announcedAt }) => {
      const body: ArgueExclusion = {
        ground: ground as ExclusionGround,
        argument,
        announcedAt: ground === 'plannedMaintenance' ? instantOf(announcedAt, this.zone()) : null,
      };
      return this.api.send<Outage>('POST', `/api/outages/${id}/exclusion`, body, version);
    }, this.t().slas.exclusion.asked);
    if (answer) this.done.emit();
  }
}
