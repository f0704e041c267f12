import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { AskDecision, Standing } from '#contract/standings.js';
import type { DecisionOutcome } from '#domain/standing/decision.js';
import { Language } from '../../text/language';
import { Api, problemOf } from '../../ui/api';
import { ChoiceField } from '../../ui/choice-field';
import { Notices } from '../../ui/notices';
import { serverErrors } from '../../ui/server-errors';
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
  imports: [ChoiceField, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().standings;
    <dialog #dialog aria-labelledby="ask" (cancel)="closed.emit()">
      <h2 id="ask">{{ text.asking }}</h2>
      <p class="muted">{{ contractor().name }} — {{ text.askHint }}</p>
      <form novalidate (submit)="ask($event)">
        <sh-choice-field [field]="fields.outcome" [label]="text.outcome" [choices]="outcomes()" />
        @if (draft().outcome === 'improve') {
          <sh-text-field [field]="fields.until" [label]="text.until" kind="date" />
          <sh-text-field [field]="fields.conditions" [label]="text.conditions" [rows]="3" />
        }
        <sh-text-field [field]="fields.reason" [label]="text.reason" [rows]="3" />
        <div class="actions">
          <button matButton="filled" type="submit" [disabled]="busy()">{{ text.askNow }}</button>
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
      width: min(560px, 94vw);
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
export class DecisionDialog {
  readonly contractor = input.required<Standing['contractor']>();
  readonly done = output<Standing>();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly draft = signal<Draft>({ outcome: 'continue', reason: '', until: '', conditions: '' });
  protected readonly fields = form(this.draft, (path) => {
    const improves = { when: () => this.draft().outcome === 'improve' };
    required(path.reason);
    required(path.until, improves);
    required(path.conditions, improves);
  });
  protected readonly busy = signal(false);
  protected readonly outcomes = computed(() => {
    const { outcomes } = this.t().standings;
    return (Object.keys(outcomes) as DecisionOutcome[]).map((outcome) => [outcome, outcomes[outcome]] as const);
  });

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    await submit(this.fields, async () => {
      try {
        const url = `/api/standings/${this.contractor().id}/decisions`;
        this.done.emit(await this.api.send<Standing>('POST', url, toBody(this.draft())));
        this.notices.done(this.t().standings.asked);
        this.closed.emit();
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
