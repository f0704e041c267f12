import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import type { StoredChecklist } from '#contract/checklists.js';
import type { StoredAnswer } from '#contract/evaluations.js';
import { GRADES } from '#domain/evaluation/answer.js';
import { Language } from '../../text/language';
import type { Draft } from './answer-cell';

type Evidence = NonNullable<StoredAnswer['evidence']>;
const NONE: Evidence = { link: null, note: '', date: null, by: '' };

/** What supports the answer, and how strongly; what is projected says what the strength rests on. */
@Component({
  selector: 'sh-cell-evidence',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ t().terms.evidence }}</h3>
    <small>{{ t().scoring.asked }}: {{ asked() }}</small>
    <div class="grades" role="group" [attr.aria-label]="t().scoring.grade">
      @for (grade of grades; track grade) {
        <button
          type="button"
          [class.on]="draft().grade === grade"
          [attr.aria-pressed]="draft().grade === grade"
          [disabled]="readonly()"
          (click)="changed.emit({ grade: draft().grade === grade ? null : grade })"
        >
          {{ draft().grade === grade ? '✓ ' : '' }}{{ t().terms.grades[grade] }}
        </button>
      }
    </div>
    <ng-content />
    <label
      >{{ t().scoring.link }}
      <input
        #link
        type="url"
        maxlength="2000"
        placeholder="https://"
        [readonly]="readonly()"
        [value]="evidence().link ?? ''"
        [attr.aria-invalid]="badLink()"
        aria-describedby="bad-link"
        (change)="setLink(link.value)"
    /></label>
    <p id="bad-link" class="problem" role="alert">{{ badLink() ? t().scoring.badLink : '' }}</p>
    <label
      >{{ t().scoring.note }}
      <textarea
        #note
        rows="2"
        maxlength="4000"
        [readonly]="readonly()"
        [value]="evidence().note"
        (change)="set({ note: note.value.trim() })"
      ></textarea>
    </label>
    <div class="two">
      <label
        >{{ t().scoring.date }}
        <input
          #day
          type="date"
          max="2999-12-31"
          [readonly]="readonly()"
          [value]="evidence().date ?? ''"
          (change)="set({ date: day.value || null })"
      /></label>
      <label
        >{{ t().scoring.by }}
        <input
          #by
          maxlength="200"
          [readonly]="readonly()"
          [value]="evidence().by"
          (change)="set({ by: by.value.trim() })"
      /></label>
    </div>
  `,
  styles: `
    @use './fields';
    .two {
      display: grid;
      grid-template-columns: 140px minmax(0, 1fr);
      gap: 8px;
    }
    .grades {
      display: flex;
      gap: 6px;
      flex-wrap: wrap;
      margin-top: 4px;
    }
    button {
      font: inherit;
      font-size: 12px;
      color: var(--text-2);
      background: none;
      border: 1px solid var(--line-strong);
      border-radius: 14px;
      padding: 2px 12px;
      min-height: 28px;
      cursor: pointer;
      &:disabled {
        cursor: default;
      }
      &.on {
        background: var(--ok-weak);
        color: var(--ok);
        border-color: var(--ok);
        font-weight: 700;
      }
    }
    .problem:empty {
      display: none;
    }
  `,
})
export class CellEvidence {
  /** of the cell; another one forgets a link that could not be taken */
  readonly key = input.required<string>();
  readonly criterion = input.required<StoredChecklist['criteria'][number]>();
  readonly draft = input.required<Draft>();
  readonly readonly = input.required<boolean>();
  readonly changed = output<Partial<Pick<Draft, 'grade' | 'evidence'>>>();
  protected readonly t = inject(Language).text;
  protected readonly grades = GRADES;
  protected readonly evidence = computed(() => this.draft().evidence ?? NONE);
  protected readonly badLink = linkedSignal({ source: () => this.key(), computation: () => false });
  private readonly linkField = viewChild.required<ElementRef<HTMLInputElement>>('link');

  protected readonly asked = computed(() => {
    const { terms, scoring } = this.t();
    const words = terms.evidenceCodes;
    return this.criterion()
      .evidence.map((code) => words[code])
      .join(scoring.comma);
  });

  focus(): void {
    this.linkField().nativeElement.focus();
  }
  protected setLink(entered: string): void {
    const link = entered.trim();
    const bad = link !== '' && !(/^https?:\/\/\S+$/.test(link) && URL.canParse(link));
    this.badLink.set(bad);
    if (!bad) this.set({ link: link === '' ? null : link });
  }
  protected set(change: Partial<Evidence>): void {
    const { link, note, date, by } = { ...this.evidence(), ...change };
    const empty = link === null && note === '' && date === null && by === '';
    this.changed.emit({ evidence: empty ? null : { link, note, date, by } });
  }
}
