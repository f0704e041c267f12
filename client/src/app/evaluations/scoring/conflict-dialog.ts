import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../../text/language';
import { ProblemText } from '../../ui/api';
import { LevelChip } from '../../ui/level-chip';
import { AnswerStore } from './answer-store';

/** Somebody else was first, or the server refused: nothing goes on before it is decided, and nothing is lost. */
@Component({
  selector: 'sh-conflict-dialog',
  imports: [LevelChip, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="conflict" (cancel)="$event.preventDefault()">
      @if (store.conflict(); as conflict) {
        <h2 id="conflict">{{ t().scoring.conflictTitle }}</h2>
        <p>{{ t().scoring.conflictHint }}</p>
        <dl>
          <dt>{{ t().scoring.mine }}</dt>
          <dd><sh-level-chip [value]="conflict.edit.draft.value" /> {{ conflict.edit.draft.evidence?.note }}</dd>
          <dt>{{ t().scoring.theirs }}</dt>
          <dd>
            <sh-level-chip [value]="conflict.theirs.value" /> {{ conflict.theirs.evidence?.note }}
            <small>{{ conflict.theirs.updatedBy }}</small>
          </dd>
        </dl>
        <div class="actions">
          <button matButton="outlined" type="button" (click)="resolve(false)">{{ t().scoring.keepTheirs }}</button>
          <button matButton type="button" (click)="resolve(true)">{{ t().scoring.keepMine }}</button>
        </div>
      } @else if (store.refused(); as refused) {
        <h2 id="conflict">{{ t().scoring.refused }}</h2>
        <p>{{ reason() }}</p>
        <p><sh-level-chip [value]="refused.edit.draft.value" /> {{ refused.edit.criterion }}</p>
        <div class="actions">
          <button matButton="outlined" type="button" (click)="discard()">{{ t().scoring.discard }}</button>
        </div>
      }
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      width: min(460px, 92vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    dl {
      display: grid;
      grid-template-columns: 120px 1fr;
      gap: 8px;
    }
    dd {
      margin: 0;
    }
  `,
})
export class ConflictDialog {
  readonly closed = output();
  protected readonly store = inject(AnswerStore);
  protected readonly t = inject(Language).text;
  private readonly problemText = inject(ProblemText);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly reason = computed(() => {
    const refused = this.store.refused();
    return refused ? this.problemText.of(refused.problem) : '';
  });

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }
  protected resolve(keepMine: boolean): void {
    this.store.resolve(keepMine);
    this.closed.emit();
  }
  protected discard(): void {
    this.store.discardRefused();
    this.closed.emit();
  }
}
