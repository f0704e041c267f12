import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldNote } from './field-note';

/** A labelled choice of a form, and below it what is wrong. */
@Component({
  selector: 'sh-choice-field',
  imports: [FieldNote, FormField, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <select matNativeControl [formField]="field()">
        @for (choice of choices(); track choice[0]) {
          <option [value]="choice[0]">{{ choice[1] }}</option>
        }
      </select>
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
export class ChoiceField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly (readonly [value: string, name: string])[]>();
}
