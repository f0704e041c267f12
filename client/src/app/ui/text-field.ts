import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldNote } from './field-note';

/** A labelled field of a form for text (with `rows`, of several lines), a password, a day or a moment, and below it what is wrong. */
@Component({
  selector: 'sh-text-field',
  imports: [FieldNote, FormField, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      @if (rows() > 0) {
        <textarea matInput [rows]="rows()" [formField]="field()"></textarea>
      } @else if (kind() === 'date') {
        <input matInput type="date" [formField]="field()" />
      } @else if (kind() === 'datetime-local') {
        <input matInput type="datetime-local" [formField]="field()" />
      } @else if (kind() === 'password') {
        <input matInput type="password" [attr.autocomplete]="autocomplete()" [formField]="field()" />
      } @else {
        <input matInput [attr.inputmode]="kind()" [attr.autocomplete]="autocomplete()" [formField]="field()" />
      }
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
    </mat-form-field>
    <sh-field-note [field]="field()()" />
  `,
  styles: `
    :host {
      display: block;
    }
    mat-form-field {
      width: 100%;
    }
  `,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly kind = input<'text' | 'email' | 'numeric' | 'url' | 'password' | 'date' | 'datetime-local'>('text');
  readonly rows = input(0);
  readonly hint = input('');
  readonly autocomplete = input<string>();
}
