import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditQuestion } from '#contract/audit-programmes.js';
import type { AuditAnswer, AuditSheet } from '#contract/audits.js';
import { carryOver } from '#domain/audit/carry-over.js';
import { isMandatory } from '#domain/audit/programme.js';
import { ANSWERED_BY, RATINGS } from '#domain/audit/states.js';
import { Attachments } from '../../files/attachments';
import { Language } from '../../text/language';
import { Api, ProblemText } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { Notices } from '../../ui/notices';
import { RATING_SIGNS, RatingChip } from '../rating-chip';
import { EMPTY_DRAFT, type RatingDraft, shownDraft } from './rating';
import { RatingStore } from './rating-store';

type Previous = NonNullable<AuditSheet['previous']>['answers'][number];
type Sampling = NonNullable<RatingDraft['sampling']>;

/** One question in the field: last year beside this year, the rating, and what was seen. */
@Component({
  selector: 'sh-question-card',
  imports: [Attachments, MatButton, RatingChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './question-card.html',
  styleUrl: './question-card.scss',
})
export class QuestionCard {
  readonly auditId = input.required<string>();
  readonly question = input.required<AuditQuestion>();
  readonly sectionTitle = input.required<string>();
  readonly previous = input.required<Previous | null>();
  readonly previousOn = input.required<string>();
  readonly editable = input.required<boolean>();
  protected readonly ratings = RATINGS;
  protected readonly signs = RATING_SIGNS;
  protected readonly answeredBy = ANSWERED_BY;
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly problemText = inject(ProblemText);
  protected readonly store = inject(RatingStore);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);

  protected readonly mandatory = computed(() => isMandatory(this.question()));
  protected readonly state = computed(() => this.store.of(this.question().code)());
  protected readonly draft = computed(() => shownDraft(this.state()));
  /** the stored rating and the others, when there are others */
  protected readonly rivals = computed(() => {
    const { stored } = this.state();
    if (!stored || stored.rivals.length === 0) return [];
    return [{ ...stored, by: stored.updatedBy, at: stored.updatedAt }, ...stored.rivals];
  });
  protected readonly chips = computed(() => {
    const { audits } = this.t();
    const change = carryOver(this.previous()?.rating ?? null, this.draft()?.rating ?? null);
    const chips: { text: string; style: string }[] = [];
    if (change === 'recurring') chips.push({ text: `↻ ${audits.carryOvers.recurring}`, style: 'warn' });
    if (change === 'better') chips.push({ text: `↗ ${audits.carryOvers.better}`, style: 'ok' });
    if (change === 'worse') chips.push({ text: `↘ ${audits.carryOvers.worse}`, style: 'warn' });
    return [...chips, ...this.question().controls.map((text) => ({ text, style: 'plain' }))];
  });

  protected enter(change: Partial<RatingDraft>): void {
    this.store.enter(this.question().code, change, EMPTY_DRAFT);
  }
  protected type(change: Partial<RatingDraft>): void {
    this.store.enter(this.question().code, change, EMPTY_DRAFT, true);
  }
  protected enterBy(value: string): void {
    const answeredBy = ANSWERED_BY.find((one) => one === value);
    if (answeredBy) this.enter({ answeredBy });
  }
  protected sample(change: Partial<Sampling>): void {
    const before = this.draft()?.sampling ?? { population: null, drawn: 0, method: '' };
    this.enter({ sampling: { ...before, ...change } });
  }
  protected wholeOf(text: string): number | null {
    const value = Math.trunc(Number(text));
    return text.trim() === '' || !Number.isFinite(value) || value < 0 ? null : value;
  }

  protected async decide(keep: number): Promise<void> {
    const { code } = this.question();
    const path = `/api/audits/${this.auditId()}/answers/${encodeURIComponent(code)}/decision`;
    try {
      const { stored } = this.state();
      this.store.replace(await this.api.send<AuditAnswer>('POST', path, { keep }, stored?.version));
      this.notices.done(this.t().audits.fieldwork.kept);
    } catch (error) {
      this.notices.problem(error);
    }
  }
}
