import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { AddFindingNote, Finding } from '#contract/findings.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { ChoiceField } from '../ui/choice-field';
import { Formats } from '../ui/formats';
import { Notices } from '../ui/notices';
import { serverErrors } from '../ui/server-errors';
import { TextField } from '../ui/text-field';

/** What the contractor said and what we noted, in the order in which it was said; somebody enters it, and it stays. */
@Component({
  selector: 'sh-finding-notes',
  imports: [ChoiceField, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t().findings.notes }}</h2>
    <p class="muted">{{ t().findings.notesHint }}</p>
    <ol>
      @for (note of finding().notes; track note.id) {
        <li [class.own]="note.kind === 'own'">
          <div class="who">
            <strong>{{ note.saidBy }}</strong> <span>{{ formats.date(note.saidOn) }}</span>
            <span class="chip plain">{{ t().findings.noteKinds[note.kind] }}</span>
          </div>
          <p>{{ note.text }}</p>
          <small>{{ t().findings.entered(note.enteredBy?.name ?? '―', formats.moment(note.enteredAt)) }}</small>
        </li>
      } @empty {
        <li class="muted none">{{ t().findings.noNotes }}</li>
      }
    </ol>
    @if (session.may('findings.edit')) {
      <form class="no-print" (submit)="add($event)" novalidate>
        <div class="fields">
          <sh-choice-field [field]="form.kind" [label]="t().findings.noteKind" [choices]="kinds()" />
          <sh-text-field [field]="form.saidBy" [label]="t().findings.saidBy" />
          <sh-text-field [field]="form.saidOn" [label]="t().findings.saidOn" kind="date" />
        </div>
        <sh-text-field [field]="form.text" [label]="t().findings.noteText" [rows]="2" />
        @if (problem()) {
          <p class="problem" role="alert">{{ problem() }}</p>
        }
        <button matButton="outlined" type="submit" [disabled]="busy()">{{ t().findings.addNote }}</button>
      </form>
    }
  `,
  styles: `
    ol {
      list-style: none;
      margin: 0 0 12px;
      padding: 0;
      display: grid;
      gap: 10px;
    }
    li {
      border-inline-start: 3px solid var(--accent);
      padding: 2px 12px;
    }
    li.own,
    li.none {
      border-color: var(--line-strong);
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
    }
    li p {
      margin: 2px 0;
      white-space: pre-line;
    }
    form {
      display: grid;
      gap: 8px;
      justify-items: start;
    }
    form > * {
      width: 100%;
    }
    form > button {
      width: auto;
    }
    .fields {
      grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    }
    .problem {
      color: var(--bad);
      margin: 0;
    }
  `,
})
export class FindingNotes {
  readonly finding = input.required<Finding>();
  readonly noted = output<Finding>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  private readonly empty = () => ({ kind: 'contractor', saidBy: '', saidOn: this.session.today(), text: '' });
  protected readonly draft = linkedSignal(() => this.empty());
  protected readonly form = form(this.draft);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly kinds = () => Object.entries(this.t().findings.noteKinds);

  hasUnsavedInput(): boolean {
    return this.draft().text.trim() !== '';
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.form, async () => {
      try {
        const body = this.draft() as AddFindingNote;
        const finding = await this.api.send<Finding>('POST', `/api/findings/${this.finding().id}/notes`, body);
        this.form().reset(this.empty());
        this.notices.done(this.t().findings.noted);
        this.noted.emit(finding);
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
