import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CarryingCertificate } from '#contract/evaluations.js';
import { certificateTitle } from '#domain/certificate/schemes.js';
import { Language } from '../../text/language';
import { ProblemText } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';
import { shown } from './answer-cell';
import { AnswerStore } from './answer-store';

/** Somebody else was first, or the server refused: what shall become of the change? Nothing is lost until one says so. */
@Component({
  selector: 'sh-decide-dialog',
  imports: [LevelChip, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="decide" (close)="closed.emit()">
      <h2 #heading id="decide" tabindex="-1">
        {{ conflict() ? t().scoring.conflictTitle : t().scoring.refused }}
      </h2>
      <p class="muted">{{ what() }}</p>
      <p>{{ conflict() ? t().scoring.conflictHint : reason() }}</p>
      <dl>
        @for (side of sides(); track side.label) {
          <div>
            <dt>{{ side.label }}</dt>
            <dd>
              <sh-level-chip [value]="side.answer.value" />
              @if (side.answer.grade) {
                <span class="chip plain">{{ t().terms.grades[side.answer.grade] }}</span>
              }
              @if (side.answer.certificate; as certificate) {
                <p>{{ t().scoring.certificate }}: {{ titleOf(certificate) }}</p>
              }
              @if (side.answer.value.kind === 'notApplicable') {
                <p>{{ side.answer.value.reason }}</p>
              }
              @if (side.answer.evidence; as evidence) {
                <p>{{ evidence.note }}</p>
                <p class="muted">{{ evidence.link }} {{ evidence.by }} {{ evidence.date }}</p>
              }
              <p class="muted">{{ side.by }}</p>
            </dd>
          </div>
        }
      </dl>
      <div class="actions">
        @if (conflict()) {
          <button matButton="outlined" type="button" (click)="decide(false)">{{ t().scoring.keepTheirs }}</button>
          <button matButton="outlined" type="button" (click)="decide(true)">{{ t().scoring.keepMine }}</button>
        } @else {
          <button matButton="outlined" type="button" (click)="decide(true)">{{ t().scoring.again }}</button>
          <button matButton="outlined" type="button" (click)="decide(false)">{{ t().scoring.discard }}</button>
        }
        <button matButton type="button" (click)="dialog.close()">{{ t().scoring.later }}</button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      padding: 24px;
      width: min(560px, 92vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    h2 {
      outline: none;
    }
    p {
      margin: 4px 0;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 12px;
      margin: 12px 0 16px;
    }
    dl > div {
      border: 1px solid var(--line);
      border-radius: 8px;
      padding: 10px 12px;
    }
    dt {
      font-size: 12px;
      font-weight: 700;
      color: var(--text-2);
      margin-bottom: 6px;
    }
    dd {
      margin: 0;
      font-size: 13px;
    }
    .chip {
      margin-inline-start: 8px;
    }
  `,
})
export class DecideDialog {
  /** of the cell */
  readonly key = input.required<string>();
  /** criterion and service, in words */
  readonly what = input.required<string>();
  readonly closed = output();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly store = inject(AnswerStore);
  private readonly formats = inject(Formats);
  private readonly problemText = inject(ProblemText);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  private readonly cell = computed(() => this.store.cellOf(this.key())());
  protected readonly conflict = computed(() => this.cell().trouble?.kind === 'conflict');
  protected readonly reason = computed(() => {
    const { trouble } = this.cell();
    return trouble?.kind === 'refused' ? this.problemText.of(trouble.problem) : '';
  });
  protected readonly sides = computed(() => {
    const { scoring } = this.t();
    const cell = this.cell();
    const mine = { label: scoring.mine, answer: shown(cell), by: '' };
    if (cell.trouble?.kind !== 'conflict') return [mine];
    const { theirs } = cell.trouble;
    const by = scoring.changedBy(theirs.updatedBy ?? '―', this.formats.moment(theirs.updatedAt));
    return [mine, { label: scoring.theirs, answer: theirs, by }];
  });

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
      // a key meant for the grid must not press a button
      this.heading().nativeElement.focus();
    });
  }
  protected titleOf(certificate: CarryingCertificate): string {
    return certificateTitle(certificate, this.language.code());
  }
  protected decide(keepMine: boolean): void {
    const dialog = this.dialog().nativeElement;
    this.store.decide(this.key(), keepMine);
    dialog.close();
  }
}
