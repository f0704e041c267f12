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
import type { AddIncidentEntry, Incident, IncidentEntry } from '#contract/incidents.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { Formats } from '../ui/formats';
import { Notices } from '../ui/notices';
import { serverErrors } from '../ui/server-errors';
import { TextField } from '../ui/text-field';
import { instantOf, wallTime } from './tokyo-time';

/** What happened, or what was decided, by whom and when; a correction stands beside what it corrects. */
@Component({
  selector: 'sh-incident-timeline',
  imports: [MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ kind() === 'event' ? t().incidents.timeline : t().incidents.decisions }}</h2>
    @if (kind() === 'event') {
      <p class="muted">{{ t().incidents.timelineHint }}</p>
    }
    <ol>
      @for (entry of entries(); track entry.id) {
        <li [class.corrected]="corrected().has(entry.id)">
          <div class="who">
            <strong>{{ formats.moment(entry.at) }}</strong> <span>{{ entry.who }}</span>
            @if (corrected().has(entry.id)) {
              <span class="chip plain">{{ t().incidents.corrected }}</span>
            } @else if (mayAdd()) {
              <button matButton type="button" class="no-print" (click)="correct(entry)">
                {{ t().incidents.correct }}
              </button>
            }
          </div>
          <p class="text">{{ entry.text }}</p>
          @if (entry.why) {
            <p class="text">
              <small>{{ t().incidents.why }}: {{ entry.why }}</small>
            </p>
          }
          <small>{{ t().incidents.entered(entry.enteredBy?.name ?? '―', formats.moment(entry.enteredAt)) }}</small>
        </li>
      } @empty {
        <li class="muted none">{{ kind() === 'event' ? t().incidents.noEntries : t().incidents.noDecisions }}</li>
      }
    </ol>
    @if (mayAdd() && !open()) {
      <button matButton="outlined" type="button" class="no-print" (click)="open.set(true)">
        {{ t().incidents.write[kind()] }}
      </button>
    } @else if (mayAdd()) {
      <form class="no-print" (submit)="add($event)" novalidate>
        @if (corrects(); as entry) {
          <p class="muted">
            {{ t().incidents.correcting(entry.text) }}
          </p>
        }
        <div class="fields">
          <sh-text-field [field]="form.at" [label]="t().incidents.entryAt" kind="datetime-local" />
          <sh-text-field [field]="form.who" [label]="t().incidents.who" />
        </div>
        <sh-text-field [field]="form.text" [label]="t().incidents.entryText" [rows]="2" />
        @if (kind() === 'decision') {
          <sh-text-field [field]="form.why" [label]="t().incidents.why" [rows]="2" />
        }
        @if (problem()) {
          <p class="problem" role="alert">{{ problem() }}</p>
        }
        <div class="actions">
          <button matButton="filled" type="submit" [disabled]="busy()">{{ t().incidents.addEntry }}</button>
          <button matButton type="button" (click)="leave()">{{ t().shell.cancel }}</button>
        </div>
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
    li.none,
    li.corrected {
      border-color: var(--line-strong);
    }
    li.corrected .text {
      text-decoration: line-through;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
    }
    .text {
      margin: 2px 0;
      white-space: pre-line;
    }
    form {
      display: grid;
      gap: 8px;
    }
    .fields {
      grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    }
    .problem {
      color: var(--bad);
      margin: 0;
    }
  `,
})
export class IncidentTimeline {
  readonly incident = input.required<Incident>();
  readonly kind = input.required<IncidentEntry['kind']>();
  readonly added = output<Incident>();
  private readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly entries = computed(() => this.incident().entries.filter(({ kind }) => kind === this.kind()));
  protected readonly corrected = computed(() => new Set(this.entries().flatMap(({ corrects }) => corrects ?? [])));
  protected readonly mayAdd = computed(() => this.session.may('incidents.edit'));
  private readonly empty = () => ({
    at: wallTime(Date.now()),
    who: this.session.person()?.name ?? '',
    text: '',
    why: '',
  });
  protected readonly draft = linkedSignal(() => this.empty());
  protected readonly form = form(this.draft);
  protected readonly open = signal(false);
  protected readonly corrects = signal<IncidentEntry | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  hasUnsavedInput(): boolean {
    const { text, why } = this.draft();
    return `${text}${why}`.trim() !== '' && text !== this.corrects()?.text;
  }

  /** What is wrong is taken over, to be changed where it is. */
  protected correct(entry: IncidentEntry): void {
    const { at, who, text, why } = entry;
    this.open.set(true);
    this.corrects.set(entry);
    this.draft.set({ at: wallTime(at), who, text, why });
  }

  protected leave(): void {
    this.open.set(false);
    this.corrects.set(null);
    this.form().reset(this.empty());
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.form, async () => {
      const { at, ...words } = this.draft();
      const body: AddIncidentEntry = {
        ...words,
        kind: this.kind(),
        at: instantOf(at) ?? '',
        corrects: this.corrects()?.id ?? null,
      };
      try {
        const incident = await this.api.send<Incident>('POST', `/api/incidents/${this.incident().id}/entries`, body);
        this.leave();
        this.notices.done(this.t().incidents.added);
        this.added.emit(incident);
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
