import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ReviewConclusion, ReviewSlaMonth, SlaMonth } from '#contract/slas.js';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';

/** What the review of a closed month came to, and what is to be done until when. */
@Component({
  selector: 'sh-review-dialog',
  imports: [ActDialog, ChoiceField, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.review;
    <sh-act-dialog
      [heading]="month().review ? text.edit : text.add"
      [act]="t().shell.save"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <sh-choice-field [field]="form.fields.conclusion" [label]="text.conclusion" [choices]="conclusions()" />
      <sh-text-field [field]="form.fields.note" [label]="text.note" [rows]="4" />
      <fieldset>
        <legend>{{ text.actions }}</legend>
        @for (action of form.fields.actions; track action; let index = $index) {
          <div class="row">
            <sh-text-field [field]="action.text" [label]="text.action" />
            <sh-text-field [field]="action.dueOn" [label]="text.dueOn" kind="date" />
            <button matButton type="button" [attr.aria-label]="text.removeAction(index + 1)" (click)="remove(index)">
              {{ t().shell.remove }}
            </button>
          </div>
        }
        <button matButton="outlined" type="button" (click)="add()">＋ {{ text.addAction }}</button>
      </fieldset>
    </sh-act-dialog>
  `,
  styles: `
    fieldset {
      border: 1px solid var(--line);
      border-radius: 8px;
      padding: 8px 12px 12px;
      margin: 0;
      min-width: 0;
    }
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 160px auto;
      gap: 8px;
      align-items: start;
    }
    @media screen and (max-width: 600px) {
      .row {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
      }
    }
  `,
})
export class ReviewDialog {
  readonly month = input.required<SlaMonth>();
  readonly done = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  protected readonly form = new ActForm(
    linkedSignal(() => {
      const { review, result } = this.month();
      return {
        conclusion: proposed(review?.conclusion, result.met),
        note: review?.note ?? '',
        actions: (review?.actions ?? []).map(({ text, dueOn }) => ({ text, dueOn: dueOn ?? '' })),
      };
    }),
  );
  protected readonly conclusions = computed(() => Object.entries(this.t().slas.review.conclusions));

  protected add(): void {
    this.form.draft.update((draft) => ({ ...draft, actions: [...draft.actions, { text: '', dueOn: '' }] }));
  }
  protected remove(index: number): void {
    this.form.draft.update((draft) => ({ ...draft, actions: draft.actions.filter((_, at) => at !== index) }));
  }

  protected async send(): Promise<void> {
    const { slaId, month, review } = this.month();
    const answer = await this.form.send(({ conclusion, note, actions }) => {
      const body: ReviewSlaMonth = {
        conclusion: conclusion as ReviewConclusion,
        note,
        actions: actions.map(({ text, dueOn }) => ({ text, dueOn: dueOn || null })),
      };
      return this.api.send<object>('PUT', `/api/slas/${slaId}/months/${month}/review`, body, review?.version ?? 0);
    }, this.t().slas.review.saved);
    if (answer) this.done.emit();
  }
}

/** What is there already; else what the result suggests. */
const proposed = (before: ReviewConclusion | undefined, met: boolean | null): string =>
  before ?? (met === false ? 'act' : 'satisfied');
