import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ContractorPage } from '#contract/contractors.js';
import { Language } from '../../text/language';

/** Finds a contractor of the register by words and hands it out. */
@Component({
  selector: 'sh-contractor-picker',
  imports: [MatButton, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ t().contractors.addSubProcessor }}</mat-label>
      <input
        #words
        matInput
        type="search"
        autocomplete="off"
        [value]="q()"
        (input)="q.set(words.value)"
        (keydown.enter)="$event.preventDefault()"
      />
      <mat-hint>{{ t().contractors.addSubProcessorHint }}</mat-hint>
    </mat-form-field>
    <ul aria-live="polite">
      @for (one of choices(); track one.id) {
        <li>
          <button matButton type="button" (click)="pick(one)">＋ {{ t().contractors.addThis(one.name) }}</button>
        </li>
      }
    </ul>
  `,
  styles: `
    mat-form-field {
      width: min(480px, 100%);
    }
    ul {
      list-style: none;
      margin: 8px 0 0;
      padding: 0;
    }
  `,
})
export class ContractorPicker {
  /** not offered: those already there, and the one itself */
  readonly without = input.required<readonly string[]>();
  readonly picked = output<{ readonly id: string; readonly name: string }>();
  protected readonly t = inject(Language).text;
  protected readonly q = signal('');
  private readonly found = httpResource<ContractorPage>(() =>
    this.q().trim() === '' ? undefined : { url: '/api/contractors', params: { q: this.q().trim(), limit: 10 } },
  );
  protected readonly choices = computed(() =>
    (this.found.hasValue() ? this.found.value().items : []).filter(({ id }) => !this.without().includes(id)),
  );

  protected pick({ id, name }: { id: string; name: string }): void {
    this.picked.emit({ id, name });
    this.q.set('');
  }
}
