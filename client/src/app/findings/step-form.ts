import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { type FieldTree, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Finding } from '#contract/findings.js';
import type { ManualEvent } from '#domain/finding/lifecycle.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { ChoiceField } from '../ui/choice-field';
import { FieldNote } from '../ui/field-note';
import { Formats } from '../ui/formats';
import { Notices } from '../ui/notices';
import { serverErrors } from '../ui/server-errors';
import { TextField } from '../ui/text-field';
import { draftOf, draftPath, moveOf, STEP_FIELDS, type StepField } from './step-draft';

/** What one step asks for. What was typed stays when somebody else was faster, or when something is still missing. */
@Component({
  selector: 'sh-step-form',
  imports: [ChoiceField, FieldNote, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-form.html',
  styleUrl: './step-form.scss',
})
export class StepForm {
  readonly finding = input.required<Finding>();
  readonly event = input.required<ManualEvent>();
  readonly moved = output<Finding>();
  /** somebody else was faster: what stands now */
  readonly outdated = output<Finding>();
  readonly closed = output();
  private readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');

  private readonly before = computed(() => {
    this.event();
    return draftOf(untracked(this.finding), this.session.today());
  });
  protected readonly draft = linkedSignal(() => this.before());
  protected readonly form = form(this.draft);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly shown = computed(() =>
    STEP_FIELDS[this.event()].filter(([, name]) => {
      if (name === 'whys') return this.draft().analysis.method === 'fiveWhys';
      return name !== 'earlyReason' || this.tooEarly();
    }),
  );
  private readonly tooEarly = computed(() => {
    const from = this.finding().checkFrom;
    return from !== null && this.draft().effectiveness.checkedOn < from;
  });
  protected readonly choices = computed(() => {
    const { findings } = this.t();
    const open = ['', findings.choose] as const;
    return {
      method: Object.entries(findings.methods),
      similar: [open, ['yes', findings.similarYes], ['no', findings.similarNo]] as const,
      effective: [open, ['yes', findings.effectiveYes], ['no', findings.effectiveNo]] as const,
    };
  });

  constructor() {
    afterNextRender(() => {
      this.head().nativeElement.focus();
    });
  }

  hasUnsavedInput(): boolean {
    return JSON.stringify(this.draft()) !== JSON.stringify(this.before());
  }

  protected field([group, name]: StepField): FieldTree<string> {
    const fields: unknown = this.form[group];
    return (fields as Record<string, FieldTree<string>>)[name] ?? this.form.remark.text;
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.form, () => this.move());
    this.busy.set(false);
    const errors = this.form().errorSummary();
    if (errors.length > 0) {
      this.problem.set(this.t().fields.fix(errors.length));
      errors[0]?.fieldTree().focusBoundControl();
    }
  }

  private async move() {
    const { id, version } = this.finding();
    const event = this.event();
    try {
      const moved = await this.api.send<Finding>(
        'POST',
        `/api/findings/${id}/events`,
        moveOf(event, this.draft()),
        version,
      );
      this.notices.done(this.t().findings.done[event]);
      this.moved.emit(moved);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') this.outdated.emit(problem.current as Finding);
      else if (problem.fields.some(({ path }) => path !== 'event'))
        return serverErrors(this.form, problem.fields, (path) => draftPath(event, path));
      this.problem.set(this.problemText.of(problem));
      return undefined;
    }
  }
}
