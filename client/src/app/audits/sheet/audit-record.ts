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
import type { AuditSheet, RecordAudit } from '#contract/audits.js';
import { OVERALLS, proposedOverall } from '#domain/audit/summary.js';
import { Language } from '../../text/language';
import { Api, problemOf, ProblemText } from '../../ui/api';
import { refusedText } from '../../ui/field-text';
import { Formats } from '../../ui/formats';
import { Notices } from '../../ui/notices';

const EMPTY = { heldOn: '', attendees: '', notes: '' };

/** Opening and closing meeting, and the conclusion. */
@Component({
  selector: 'sh-audit-record',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (kind of kinds; track kind) {
      <fieldset [disabled]="!audit().mayRate">
        <legend>{{ t().audits.sheet[kind] }}</legend>
        <div class="fields">
          <label
            >{{ t().audits.sheet.heldOn }}
            <input #on type="date" [value]="draft()[kind].heldOn" (change)="meeting(kind, { heldOn: on.value })" />
          </label>
          <label
            >{{ t().audits.sheet.attendees }}
            <textarea
              #who
              rows="2"
              maxlength="4000"
              [value]="draft()[kind].attendees"
              (input)="meeting(kind, { attendees: who.value })"
            ></textarea>
          </label>
          <label
            >{{ t().audits.sheet.notes }}
            <textarea
              #notes
              rows="2"
              maxlength="4000"
              [value]="draft()[kind].notes"
              (input)="meeting(kind, { notes: notes.value })"
            ></textarea>
          </label>
        </div>
      </fieldset>
    }
    <fieldset [disabled]="!audit().mayRate">
      <legend>{{ t().audits.sheet.conclusion }}</legend>
      <div class="fields">
        <label
          >{{ t().audits.sheet.overall }}
          <select #overall (change)="conclude({ overall: overall.value })">
            <option value="">―</option>
            @for (one of overalls; track one) {
              <option [value]="one" [selected]="one === draft().overall">{{ t().audits.overalls[one] }}</option>
            }
          </select>
          <small class="muted">{{ t().audits.sheet.proposed(t().audits.overalls[proposed()]) }}</small>
        </label>
        <label
          >{{ t().audits.sheet.conclusionText }}
          <textarea
            #words
            rows="3"
            maxlength="4000"
            [value]="draft().text"
            (input)="conclude({ text: words.value })"
          ></textarea>
        </label>
      </div>
    </fieldset>
    @if (problem(); as text) {
      <p class="error" role="alert">{{ text }}</p>
    }
    @if (audit().mayRate) {
      <button matButton="outlined" type="button" [disabled]="busy() || !changed()" (click)="save()">
        {{ t().audits.sheet.saveRecord }}
      </button>
    }
  `,
  styles: `
    @use '../fields';
    fieldset {
      border: 0;
      padding: 0;
      margin: 0 0 12px;
      min-width: 0;
    }
    legend {
      font-weight: 700;
      padding: 0;
    }
  `,
})
export class AuditRecord {
  readonly audit = input.required<AuditSheet>();
  readonly saved = output<AuditSheet>();
  protected readonly kinds = ['opening', 'closing'] as const;
  protected readonly overalls = OVERALLS;
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly changed = signal(false);
  protected readonly proposed = computed(() => proposedOverall(this.audit().rated));
  /** what is typed stays when the audit is read again */
  protected readonly draft = linkedSignal<AuditSheet, Draft>({
    source: () => this.audit(),
    computation: (audit, before) => (before && this.changed() ? before.value : draftOf(audit.record)),
  });

  protected meeting(kind: 'opening' | 'closing', change: Partial<typeof EMPTY>): void {
    this.changed.set(true);
    this.draft.update((draft) => ({ ...draft, [kind]: { ...draft[kind], ...change } }));
  }
  protected conclude(change: { overall?: string; text?: string }): void {
    this.changed.set(true);
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async save(): Promise<void> {
    const { id, version } = this.audit();
    const { opening, closing, overall, text } = this.draft();
    const held = (one: typeof EMPTY): RecordAudit['opening'] => (one.heldOn || one.attendees || one.notes ? one : null);
    const body = {
      opening: held(opening),
      closing: held(closing),
      conclusion: overall || text ? { overall, text } : null,
    };
    this.busy.set(true);
    this.problem.set('');
    try {
      const after = await this.api.send<AuditSheet>('PUT', `/api/audits/${id}/record`, body, version);
      this.changed.set(false);
      this.notices.done(this.t().audits.sheet.saved);
      this.saved.emit(after);
    } catch (error) {
      const problem = problemOf(error);
      const [field] = problem.fields;
      this.problem.set(field ? refusedText(this.t(), field) : this.problemText.of(problem));
      // what is typed stays: saved once more it starts from the newer state
      if (problem.code === 'stale') this.saved.emit(problem.current as AuditSheet);
    } finally {
      this.busy.set(false);
    }
  }
}

interface Draft {
  readonly opening: typeof EMPTY;
  readonly closing: typeof EMPTY;
  readonly overall: string;
  readonly text: string;
}
const draftOf = ({ opening, closing, conclusion }: AuditSheet['record']): Draft => ({
  opening: opening ?? EMPTY,
  closing: closing ?? EMPTY,
  overall: conclusion?.overall ?? '',
  text: conclusion?.text ?? '',
});
