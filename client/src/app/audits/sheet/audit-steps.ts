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
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditSheet, MoveAuditInput } from '#contract/audits.js';
import type { AuditEvent } from '#domain/audit/states.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { type ApiProblem, Api, problemOf, ProblemText } from '../../ui/api';
import { refusedText } from '../../ui/field-text';
import { Notices } from '../../ui/notices';

/** What leads on, before what leads aside. */
const FORWARD: readonly AuditEvent[] = ['announce', 'begin', 'end', 'report', 'close'];
type DateField = 'answersDueOn' | 'fieldworkOn' | 'plannedOn';
const DATES: Partial<Record<AuditEvent, DateField>> = {
  announce: 'answersDueOn',
  begin: 'fieldworkOn',
  postpone: 'plannedOn',
};
const REASONED: readonly AuditEvent[] = ['resume', 'postpone', 'cancel'];

/** The next step of an audit with what is missing for it, and the other steps behind a fold. */
@Component({
  selector: 'sh-audit-steps',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (waiting(); as text) {
      <p class="card" role="status">
        {{ text }} <a routerLink="/approvals">{{ t().shell.approvals }}</a>
      </p>
    } @else if (audit().events.length > 0) {
      <section class="card" aria-labelledby="next-step">
        @if (returned(); as text) {
          <p class="chip warn">{{ text }}</p>
        }
        @if (offered(); as step) {
          <h2 id="next-step">{{ t().audits.nextStep }}</h2>
          @if (step.gaps.length > 0) {
            <p class="muted">{{ t().audits.missing }}</p>
            <ul>
              @for (one of step.gaps; track one.gap) {
                <li>
                  {{ t().audits.gaps[one.gap] }}
                  @for (code of one.questions; track code) {
                    <a [routerLink]="['/audits', audit().id, 'fieldwork']" [queryParams]="{ q: code }">{{ code }}</a>
                  }
                </li>
              }
            </ul>
          } @else {
            <div class="fields">
              @if (dateField(); as name) {
                <label
                  >{{ t().audits.fields[name] }}
                  <input #day type="date" [value]="date()" (input)="date.set(day.value)" />
                </label>
              }
              @if (reasoned()) {
                <label
                  >{{ t().audits.fields.reason }}
                  <textarea
                    #why
                    rows="2"
                    maxlength="4000"
                    [value]="reason()"
                    (input)="reason.set(why.value)"
                  ></textarea>
                </label>
              }
            </div>
            @if (step.event === 'announce') {
              <fieldset>
                <legend>{{ t().audits.notify }}</legend>
                @for (contact of audit().contacts; track contact.email) {
                  <label class="contact"
                    ><input #wanted type="checkbox" checked (change)="notify(contact.email, wanted.checked)" />
                    {{ contact.name }} &lt;{{ contact.email }}&gt;</label
                  >
                } @empty {
                  <p class="muted">{{ t().audits.noContacts }}</p>
                }
              </fieldset>
            }
            @if (problem(); as text) {
              <p class="error" role="alert">{{ text }}</p>
            }
            <button matButton="filled" type="button" [disabled]="busy() || !complete()" (click)="go(step.event)">
              {{ t().audits.events[step.event] }}
            </button>
          }
        }
        @if (others().length > 0) {
          <details>
            <summary>{{ t().audits.otherSteps }}</summary>
            <div class="actions">
              @for (event of others(); track event) {
                <button matButton="outlined" type="button" (click)="choose(event)">
                  {{ t().audits.events[event] }}
                </button>
              }
            </div>
          </details>
        }
      </section>
    }
  `,
  styles: `
    @use '../fields';
    .fields {
      margin-bottom: 12px;
    }
    ul {
      margin: 4px 0 8px;
      padding-inline-start: 20px;
    }
    li a {
      margin-inline-start: 6px;
    }
    fieldset {
      border: 0;
      padding: 0;
      margin: 0 0 12px;
    }
    .contact input {
      display: inline;
      width: auto;
      min-height: 0;
    }
    details {
      margin-top: 12px;
    }
  `,
})
export class AuditSteps {
  readonly audit = input.required<AuditSheet>();
  readonly moved = output<AuditSheet>();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  private readonly first = computed(() => {
    const { events } = this.audit();
    return FORWARD.find((event) => events.some((one) => one.event === event)) ?? events[0]?.event ?? null;
  });
  private readonly chosen = linkedSignal(() => this.first());
  protected readonly offered = computed(() => this.audit().events.find(({ event }) => event === this.chosen()) ?? null);
  protected readonly others = computed(() =>
    this.audit()
      .events.map(({ event }) => event)
      .filter((event) => event !== this.chosen()),
  );
  protected readonly dateField = computed(() => DATES[this.chosen() ?? 'close'] ?? null);
  protected readonly reasoned = computed(() => REASONED.includes(this.chosen() ?? 'close'));
  protected readonly date = linkedSignal(() => {
    const { plannedOn } = this.audit();
    const today = this.session.today();
    if (this.dateField() === 'fieldworkOn') return plannedOn > today ? today : plannedOn;
    return this.dateField() === 'plannedOn' && plannedOn > today ? plannedOn : '';
  });
  protected readonly reason = linkedSignal({ source: this.chosen, computation: () => '' });
  /** everybody, until somebody is taken out */
  private readonly left = signal<ReadonlySet<string>>(new Set());
  protected readonly notified = computed(() => this.audit().contacts.filter(({ email }) => !this.left().has(email)));
  protected readonly complete = computed(
    () => (this.dateField() === null || this.date() !== '') && (!this.reasoned() || this.reason().trim() !== ''),
  );
  protected readonly waiting = computed(() => {
    const { approval } = this.audit();
    return approval?.state === 'requested' ? (this.t().audits.waiting[approval.kind] ?? '') : '';
  });
  protected readonly returned = computed(() => {
    const { approval } = this.audit();
    return approval?.state === 'rejected' ? this.t().audits.returned(approval.note) : '';
  });

  protected notify(email: string, wanted: boolean): void {
    this.left.update((left) => new Set(wanted ? [...left].filter((one) => one !== email) : [...left, email]));
  }
  protected choose(event: AuditEvent): void {
    this.problem.set('');
    this.chosen.set(event);
  }

  protected async go(event: AuditEvent): Promise<void> {
    const { id, version } = this.audit();
    const field = this.dateField();
    const body = {
      event,
      ...(field ? { [field]: this.date() } : {}),
      ...(this.reasoned() ? { reason: this.reason() } : {}),
      ...(event === 'announce' ? { notify: this.notified(), language: this.language.code() } : {}),
    } as MoveAuditInput;
    this.busy.set(true);
    this.problem.set('');
    try {
      const after = await this.api.send<AuditSheet>('POST', `/api/audits/${id}/moves`, body, version);
      const asked = event === 'report' || event === 'cancel';
      this.notices.done(asked ? this.t().audits.asked : this.t().audits.moved);
      this.moved.emit(after);
    } catch (error) {
      this.refused(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  private refused(problem: ApiProblem): void {
    const [field] = problem.fields;
    this.problem.set(field ? refusedText(this.t(), field) : this.problemText.of(problem));
    if (problem.code === 'stale') this.moved.emit(problem.current as AuditSheet);
  }
}
