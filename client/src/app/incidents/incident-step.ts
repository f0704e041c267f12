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
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Incident, MoveIncident, RecordReport } from '#contract/incidents.js';
import { type IncidentEvent, REPORT_STEPS, type ReportStep } from '#domain/incident/states.js';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { Notices } from '../ui/notices';
import { serverErrors } from '../ui/server-errors';
import { TextField } from '../ui/text-field';
import { instantOf, wallTime } from './tokyo-time';

/** A step of the incident itself, or that one of its reports was made. */
export type IncidentStepName = IncidentEvent | ReportStep;
const isReport = (step: IncidentStepName): step is ReportStep => REPORT_STEPS.some((one) => one === step);

/** What one step asks for. What was typed stays when somebody else was faster, or when something is still missing. */
@Component({
  selector: 'sh-incident-step',
  imports: [MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="card no-print" (submit)="send($event)" novalidate aria-labelledby="step-head">
      <h2 id="step-head" #head tabindex="-1">{{ heading() }}</h2>
      <p class="muted">{{ hint() }}</p>
      @switch (step()) {
        @case ('contain') {
          <sh-text-field
            class="time"
            [field]="form.containedAt"
            [label]="t().incidents.containedAt"
            kind="datetime-local"
          />
          <sh-text-field [field]="form.containment" [label]="t().incidents.containment" [rows]="3" />
        }
        @case ('close') {
          <sh-text-field [field]="form.lesson" [label]="t().incidents.lesson" [rows]="3" />
        }
        @case ('reopen') {
          <sh-text-field [field]="form.reopening" [label]="t().incidents.reopening" [rows]="2" />
        }
        @case ('report') {}
        @default {
          <div class="fields">
            <sh-text-field [field]="form.at" [label]="t().incidents.reportAt" kind="datetime-local" />
            <sh-text-field [field]="form.to" [label]="t().incidents.reportTo" />
          </div>
          <sh-text-field [field]="form.note" [label]="t().incidents.reportNote" [rows]="2" />
        }
      }
      @if (problem()) {
        <p class="problem" role="alert">{{ problem() }}</p>
      }
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="busy()">
          {{ busy() ? t().shell.saving : heading() }}
        </button>
        <button matButton type="button" (click)="closed.emit()">{{ t().shell.cancel }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      border-color: var(--accent);
      max-width: 860px;
    }
    h2,
    p {
      margin: 0;
    }
    h2:focus {
      outline: none;
    }
    .time {
      max-width: 280px;
    }
    .problem {
      color: var(--bad);
    }
  `,
})
export class IncidentStep {
  readonly incident = input.required<Incident>();
  readonly step = input.required<IncidentStepName>();
  readonly moved = output<Incident>();
  /** somebody else was faster: what stands now */
  readonly outdated = output<Incident>();
  readonly closed = output();
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(Language).text;
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');

  private readonly before = computed(() => {
    const step = this.step();
    const { containedAt, containment, lesson, reports } = untracked(this.incident);
    const now = wallTime(Date.now());
    const made = isReport(step) ? reports[step] : undefined;
    const to = isReport(step) ? untracked(this.t).incidents.reportToDefault[step] : '';
    return {
      containedAt: containedAt === null ? now : wallTime(containedAt),
      containment,
      lesson,
      reopening: '',
      at: made ? wallTime(made.at) : now,
      to: made?.to ?? to,
      note: made?.note ?? '',
    };
  });
  protected readonly draft = linkedSignal(() => this.before());
  protected readonly form = form(this.draft);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly heading = computed(() => {
    const { incidents } = this.t();
    const step = this.step();
    return isReport(step) ? incidents.recordHeading(incidents.shortClocks[step]) : incidents.events[step];
  });
  protected readonly hint = computed(() => {
    const { incidents } = this.t();
    const step = this.step();
    return isReport(step) ? incidents.recordHint : incidents.hints[step];
  });

  constructor() {
    afterNextRender(() => {
      this.head().nativeElement.focus();
    });
  }

  hasUnsavedInput(): boolean {
    return JSON.stringify(this.draft()) !== JSON.stringify(this.before());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.form, { action: () => this.move(), ignoreValidators: 'all' });
    this.busy.set(false);
    const errors = this.form().errorSummary();
    if (errors.length > 0) {
      this.problem.set(this.t().fields.fix(errors.length));
      errors[0]?.fieldTree().focusBoundControl();
    }
  }

  private async move() {
    const { id, version } = this.incident();
    const step = this.step();
    const { incidents } = this.t();
    try {
      const moved = isReport(step)
        ? await this.api.send<Incident>('POST', `/api/incidents/${id}/reports`, this.report(step), version)
        : await this.api.send<Incident>('POST', `/api/incidents/${id}/events`, this.event(step), version);
      this.notices.done(isReport(step) ? incidents.reportedNote : incidents.done[step]);
      this.moved.emit(moved);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      const missing = problem.fields.filter(({ path }) => !(path in this.draft()));
      if (problem.code === 'stale') this.outdated.emit(problem.current as Incident);
      if (problem.code === 'incidentIncomplete' && missing.length > 0) {
        const names = missing.map(({ path }) => incidents.paths[path] ?? path).join(incidents.separator);
        this.problem.set(incidents.missing(this.heading(), names));
        return undefined;
      }
      if (problem.fields.some(({ path }) => path in this.draft())) return serverErrors(this.form, problem.fields);
      this.problem.set(this.problemText.of(problem));
      return undefined;
    }
  }

  private report(step: ReportStep): RecordReport {
    const { at, to, note } = this.draft();
    return { step, at: instantOf(at) ?? '', to, note };
  }
  private event(event: IncidentEvent): MoveIncident {
    const { containedAt, containment, lesson, reopening } = this.draft();
    switch (event) {
      case 'contain':
        return { event, containedAt: instantOf(containedAt), containment };
      case 'close':
        return { event, lesson };
      case 'reopen':
        return { event, reopening };
      case 'report':
        return { event };
    }
  }
}
