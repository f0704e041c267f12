import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { required } from '@angular/forms/signals';
import type { AskDecision, Standing } from '#contract/standings.js';
import type { DecisionOutcome } from '#domain/standing/decision.js';
import { Language } from '../../text/language';
import { ActDialog } from '../../ui/act-dialog';
import { ActForm } from '../../ui/act-form';
import { Api } from '../../ui/api';
import { ChoiceField } from '../../ui/choice-field';
import { TextField } from '../../ui/text-field';

interface Draft {
  outcome: string;
  reason: string;
  until: string;
  conditions: string;
}

const toBody = ({ outcome, reason, until, conditions }: Draft): AskDecision =>
  outcome === 'improve'
    ? { outcome, reason, until, conditions }
    : { outcome: outcome as 'continue' | 'replace', reason };

/** Asks for a decision: continue, improve until a day and on conditions, or replace, with the reason. */
@Component({
  selector: 'sh-decision-dialog',
  imports: [ActDialog, ChoiceField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().standings;
    <sh-act-dialog
      [heading]="text.asking"
      [hint]="contractor().name + ' — ' + text.askHint"
      [act]="text.askNow"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="ask()"
      (closed)="closed.emit()"
    >
      <sh-choice-field [field]="form.fields.outcome" [label]="text.outcome" [choices]="outcomes()" />
      @if (form.draft().outcome === 'improve') {
        <sh-text-field [field]="form.fields.until" [label]="text.until" kind="date" />
        <sh-text-field [field]="form.fields.conditions" [label]="text.conditions" [rows]="3" />
      }
      <sh-text-field [field]="form.fields.reason" [label]="text.reason" [rows]="3" />
    </sh-act-dialog>
  `,
})
export class DecisionDialog {
  readonly contractor = input.required<Standing['contractor']>();
  readonly done = output<Standing>();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  protected readonly form = new ActForm<Draft>(
    signal({ outcome: 'continue', reason: '', until: '', conditions: '' }),
    (path) => {
      const improves = { when: () => this.form.draft().outcome === 'improve' };
      required(path.reason);
      required(path.until, improves);
      required(path.conditions, improves);
    },
  );
  protected readonly outcomes = computed(() => {
    const { outcomes } = this.t().standings;
    return (Object.keys(outcomes) as DecisionOutcome[]).map((outcome) => [outcome, outcomes[outcome]] as const);
  });

  protected async ask(): Promise<void> {
    const url = `/api/standings/${this.contractor().id}/decisions`;
    const after = await this.form.send(
      (draft) => this.api.send<Standing>('POST', url, toBody(draft)),
      this.t().standings.asked,
    );
    if (!after) return;
    this.done.emit(after);
    this.closed.emit();
  }
}
