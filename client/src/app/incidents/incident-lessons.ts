import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Incident, RaiseLesson } from '#contract/incidents.js';
import { SEVERITIES, type Severity } from '#domain/audit/programme.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { ChoiceField } from '../ui/choice-field';
import { Notices } from '../ui/notices';
import { serverErrors } from '../ui/server-errors';
import { TextField } from '../ui/text-field';

const EMPTY = { severity: 'major', title: '', facts: '' };

/** What the incident has taught: findings that are followed up with the contractor, and the lesson in words. */
@Component({
  selector: 'sh-incident-lessons',
  imports: [ChoiceField, MatButton, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t().incidents.lessonsHeading }}</h2>
    @if (incident().lesson; as lesson) {
      <p class="prose">{{ lesson }}</p>
    }
    <ul>
      @for (one of incident().lessons; track one.id) {
        <li>
          <a [routerLink]="['/findings', one.id]">{{ one.number }} {{ one.title }}</a>
          <span class="chip plain">{{ t().findings.states[one.state] }}</span>
        </li>
      } @empty {
        <li class="muted">{{ t().incidents.noLessons }}</li>
      }
    </ul>
    @if (mayRaise()) {
      @if (open()) {
        <form class="no-print" (submit)="raise($event)" novalidate>
          <p class="muted">{{ t().incidents.lessonsHint }}</p>
          <sh-choice-field [field]="form.severity" [label]="t().incidents.lessonSeverity" [choices]="severities()" />
          <sh-text-field [field]="form.title" [label]="t().incidents.lessonTitle" />
          <sh-text-field [field]="form.facts" [label]="t().incidents.lessonFacts" [rows]="3" />
          @if (problem()) {
            <p class="problem" role="alert">{{ problem() }}</p>
          }
          <div class="actions">
            <button matButton="filled" type="submit" [disabled]="busy()">{{ t().incidents.raise }}</button>
            <button matButton type="button" (click)="open.set(false)">{{ t().shell.cancel }}</button>
          </div>
        </form>
      } @else {
        <button matButton="outlined" type="button" class="no-print" (click)="open.set(true)">
          {{ t().incidents.raise }}
        </button>
      }
    }
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0 0 8px;
      padding: 0;
      display: grid;
      gap: 6px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
    .prose {
      margin: 0 0 8px;
      white-space: pre-line;
    }
    form {
      display: grid;
      gap: 8px;
    }
    p {
      margin: 0;
    }
    .problem {
      color: var(--bad);
    }
  `,
})
export class IncidentLessons {
  readonly incident = input.required<Incident>();
  readonly raised = output<Incident>();
  private readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(Language).text;
  protected readonly mayRaise = computed(
    () => this.session.may('incidents.edit') && this.incident().contractor !== null,
  );
  protected readonly open = signal(false);
  protected readonly draft = linkedSignal(() => ({ ...EMPTY }));
  protected readonly form = form(this.draft);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly severities = computed(() =>
    SEVERITIES.map((severity) => [severity, this.t().findings.severities[severity]] as const),
  );

  hasUnsavedInput(): boolean {
    const { title, facts } = this.draft();
    return `${title}${facts}`.trim() !== '';
  }

  protected async raise(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.form, async () => {
      const { severity, title, facts } = this.draft();
      const { id, number, owner } = this.incident();
      const body: RaiseLesson = {
        ...{ title, facts, impact: '', clause: number, question: null },
        severity: severity as Severity,
        ownerId: owner?.id ?? null,
      };
      try {
        const incident = await this.api.send<Incident>('POST', `/api/incidents/${id}/lessons`, body);
        this.form().reset({ ...EMPTY });
        this.open.set(false);
        this.notices.done(this.t().incidents.raised);
        this.raised.emit(incident);
      } catch (error) {
        const problem = problemOf(error);
        if (problem.fields.length > 0) return serverErrors(this.form, problem.fields);
        this.problem.set(this.problemText.of(problem));
      }
      return undefined;
    });
    this.busy.set(false);
  }
}
