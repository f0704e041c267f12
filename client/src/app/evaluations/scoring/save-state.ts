import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { AnswerStore } from './answer-store';

/** Whether everything entered has arrived. */
@Component({
  selector: 'sh-save-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ style() }}" role="status">{{ text() }}</span>`,
})
export class SaveState {
  private readonly store = inject(AnswerStore);
  private readonly session = inject(Session);
  private readonly language = inject(Language);

  protected readonly style = computed(() => (this.store.waiting() || this.session.expired() ? 'warn' : 'plain'));
  protected readonly text = computed(() => {
    const { scoring } = this.language.text();
    const unsent = this.store.unsentCount();
    if (unsent > 0) {
      if (this.session.expired()) return `${scoring.unsent(unsent)} · ${scoring.waitingForSignIn}`;
      if (this.store.waiting()) return `${scoring.unsent(unsent)} · ${scoring.waiting}`;
      const decide = this.store.troubles().length;
      return decide === unsent ? scoring.unsent(unsent) : scoring.saving;
    }
    const at = this.store.savedAt();
    return at
      ? scoring.saved(at.toLocaleTimeString(this.language.code(), { timeStyle: 'short' }))
      : scoring.savedNothing;
  });
}
