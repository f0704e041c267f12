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
import { form, maxLength, required, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { CheckClause, ClauseCheck, Contract } from '#contract/contracts.js';
import { CLAUSE_RESULTS, type ClauseResult } from '#domain/contract/clauses.js';
import { Language } from '../../text/language';
import { Api, problemOf } from '../../ui/api';
import { ChoiceField } from '../../ui/choice-field';
import { Notices } from '../../ui/notices';
import { serverErrors } from '../../ui/server-errors';
import { TextField } from '../../ui/text-field';
import { wholeOf } from '../form/contract-draft';

/** What was found about one clause; what is typed stays when somebody else was faster. */
@Component({
  selector: 'sh-clause-form',
  imports: [ChoiceField, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contracts;
    <form novalidate (submit)="send($event, false)" #head tabindex="-1" [attr.aria-label]="text.check(title())">
      <div class="fields">
        <sh-choice-field [field]="fields.result" [label]="text.result" [choices]="results()" />
        <sh-text-field [field]="fields.place" [label]="text.place" [hint]="text.placeHint" />
        @if (check().code === 'incidentNotice') {
          <sh-text-field [field]="fields.hours" [label]="text.hours" kind="numeric" [hint]="text.hoursHint" />
        }
      </div>
      @if (fields.result().value() === 'notNeeded') {
        <sh-text-field [field]="fields.reason" [label]="text.clauseReason" [rows]="2" />
      }
      <sh-text-field [field]="fields.wording" [label]="text.wording" [rows]="3" />
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t().shell.save }}</button>
        @if (hasNext()) {
          <button matButton="outlined" type="button" [disabled]="busy()" (click)="send($event, true)">
            {{ text.checkNext }}
          </button>
        }
        <button matButton type="button" (click)="closed.emit()">{{ t().shell.cancel }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 10px;
      padding: 8px 0 4px;
    }
  `,
})
export class ClauseForm {
  readonly contract = input.required<Contract>();
  readonly check = input.required<ClauseCheck>();
  readonly title = input.required<string>();
  /** there is another clause to look at */
  readonly hasNext = input(false);
  readonly saved = output<{ readonly contract: Contract; readonly goOn: boolean }>();
  /** somebody else was faster: what stands now */
  readonly outdated = output<Contract>();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');
  private readonly code = computed(() => this.check().code);
  private readonly before = computed(() => {
    this.code();
    const { result, wording, place, reason, hours } = untracked(this.check);
    // who opens it has found something: the commonest answer is there to be confirmed
    const found: string = result === 'unchecked' ? 'present' : result;
    return { result: found, wording, place, reason, hours: String(hours ?? '') };
  });
  protected readonly draft = linkedSignal(() => this.before());
  protected readonly fields = form(this.draft, (path) => {
    maxLength(path.wording, 4000);
    maxLength(path.place, 200);
    maxLength(path.reason, 4000);
    required(path.reason, { when: ({ valueOf }) => valueOf(path.result) === 'notNeeded' });
    validate(path.hours, ({ value }) => (wholeOf(value()) === undefined ? { kind: 'count' } : null));
  });
  protected readonly busy = signal(false);
  protected readonly results = computed(() =>
    CLAUSE_RESULTS.map((result) => [result, this.t().contracts.results[result]] as const),
  );

  constructor() {
    afterNextRender(() => {
      this.head().nativeElement.focus();
    });
  }

  hasUnsavedInput(): boolean {
    return JSON.stringify(this.draft()) !== JSON.stringify(this.before());
  }

  protected async send(event: Event, goOn: boolean): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    await submit(this.fields, () => this.sent(goOn));
    this.busy.set(false);
  }

  private async sent(goOn: boolean) {
    const { id, version } = this.contract();
    const { result, wording, place, reason, hours } = this.draft();
    const body: CheckClause = {
      // the choice writes one of the results
      ...{ result: result as ClauseResult, wording, place },
      reason: result === 'notNeeded' ? reason : '',
      hours: wholeOf(hours) ?? null,
    };
    try {
      const url = `/api/contracts/${id}/clauses/${this.code()}`;
      const contract = await this.api.send<Contract>('PUT', url, body, version);
      this.notices.done(this.t().contracts.checkSaved);
      this.saved.emit({ contract, goOn });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.fields.length > 0) return serverErrors(this.fields, problem.fields);
      this.notices.problem(problem);
      if (problem.code === 'stale') this.outdated.emit(problem.current as Contract);
    }
    return undefined;
  }
}
