import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Language } from '../text/language';
import { errorText } from './field-text';

/** What a field's state has to say for itself; every signal-form field does. */
interface Noted {
  touched(): boolean;
  errors(): readonly { readonly kind: string; readonly message?: string | undefined }[];
}

/** Under a field: what is wrong with it and what to do, once it has been left or sent. */
@Component({
  selector: 'sh-field-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (note(); as text) {
    <p role="alert">{{ text }}</p>
  }`,
  styles: `
    p {
      margin: 2px 0 0;
      font-size: 12px;
      color: var(--bad);
    }
  `,
})
export class FieldNote {
  readonly field = input.required<Noted>();
  private readonly t = inject(Language).text;
  protected readonly note = computed(() => {
    const [error] = this.field().touched() ? this.field().errors() : [];
    return error ? errorText(this.t(), error) : '';
  });
}
