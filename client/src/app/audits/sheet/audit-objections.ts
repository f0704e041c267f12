import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditSheet, Objection } from '#contract/audits.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api, problemOf, ProblemText } from '../../ui/api';
import { refusedText } from '../../ui/field-text';
import { Formats } from '../../ui/formats';
import { Notices } from '../../ui/notices';

/** The fact check: what the contractor says is not so, and what we say to that. */
@Component({
  selector: 'sh-audit-objections',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (one of audit().objections; track one.id) {
      <article>
        <header>
          <b>{{ one.question }}</b>
          @if (one.outcome; as outcome) {
            <span class="chip {{ outcome === 'accepted' ? 'ok' : 'plain' }}">{{ t().audits.sheet[outcome] }}</span>
          }
          <small>{{ one.saidBy }} {{ formats.date(one.saidOn) }}</small>
        </header>
        <p>{{ one.statement }}</p>
        @if (one.outcome) {
          <p class="muted">{{ one.outcomeReason }}</p>
        } @else if (audit().mayRate) {
          <label
            >{{ t().audits.sheet.settleReason }}
            <textarea #why rows="2" maxlength="4000"></textarea>
          </label>
          <div class="actions">
            @for (outcome of outcomes; track outcome) {
              <button matButton="outlined" type="button" [disabled]="busy()" (click)="settle(one, outcome, why.value)">
                {{ t().audits.sheet.settle[outcome] }}
              </button>
            }
          </div>
        }
      </article>
    } @empty {
      <p class="muted">{{ t().audits.sheet.noObjections }}</p>
    }
    @if (problem(); as text) {
      <p class="error" role="alert">{{ text }}</p>
    }
    @if (audit().mayRate) {
      <details #adding>
        <summary>{{ t().audits.sheet.addObjection }}</summary>
        <div class="fields">
          <label
            >{{ t().audits.sheet.question }}
            <select #question>
              @for (one of audit().programme.questions; track one.code) {
                <option [value]="one.code">{{ one.code }} {{ language.of(one.text) }}</option>
              }
            </select>
          </label>
          <label
            >{{ t().audits.sheet.saidBy }}
            <input #by maxlength="200" />
          </label>
          <label
            >{{ t().audits.sheet.saidOn }}
            <input #on type="date" [max]="session.today()" [value]="session.today()" />
          </label>
          <label
            >{{ t().audits.sheet.statement }}
            <textarea #words rows="3" maxlength="4000"></textarea>
          </label>
        </div>
        <button
          matButton="outlined"
          type="button"
          [disabled]="busy()"
          (click)="
            add({ question: question.value, statement: words.value, saidBy: by.value, saidOn: on.value }, adding)
          "
        >
          {{ t().audits.sheet.addObjection }}
        </button>
      </details>
    }
  `,
  styles: `
    @use '../fields';
    article {
      border-bottom: 1px solid var(--line);
      padding: 8px 0;
    }
    header {
      display: flex;
      gap: 8px;
      align-items: center;
      flex-wrap: wrap;
    }
    p {
      margin: 4px 0;
      white-space: pre-line;
    }
    .actions,
    .fields {
      margin: 8px 0;
    }
  `,
})
export class AuditObjections {
  readonly audit = input.required<AuditSheet>();
  readonly changed = output();
  protected readonly outcomes = ['accepted', 'rejected'] as const;
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  protected add(input: object, fold: HTMLDetailsElement): Promise<void> {
    return this.send(`/api/audits/${this.audit().id}/objections`, input, undefined, () => {
      fold.open = false;
    });
  }
  protected settle(one: Objection, outcome: 'accepted' | 'rejected', reason: string): Promise<void> {
    const path = `/api/audits/${this.audit().id}/objections/${one.id}/outcome`;
    return this.send(path, { outcome, reason }, one.version, () => {
      this.notices.done(this.t().audits.sheet.settled);
    });
  }

  private async send(path: string, body: object, version: number | undefined, then: () => void): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.api.send('POST', path, body, version);
      then();
      this.changed.emit();
    } catch (error) {
      const problem = problemOf(error);
      const [field] = problem.fields;
      this.problem.set(field ? refusedText(this.t(), field) : this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
