import { KeyValuePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Language } from '../../text/language';
import { FieldNote } from '../../ui/field-note';
import type { FactDraft } from './service-draft';

/** One fact of the form, with where it comes from. */
@Component({
  selector: 'sh-fact-fields',
  imports: [FieldNote, FormField, KeyValuePipe, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = fact();
    <mat-form-field>
      <mat-label>{{ t().catalogue.form.text }}</mat-label>
      <textarea matInput rows="2" [formField]="f.text"></textarea>
    </mat-form-field>
    <sh-field-note [field]="f.text()" />
    <div class="fields">
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.kind }}</mat-label>
        <select matNativeControl [formField]="f.kind">
          @for (kind of t().catalogue.factKinds | keyvalue: inOrder; track kind.key) {
            <option [value]="kind.key">{{ kind.value }}</option>
          }
        </select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.viewpoint }}</mat-label>
        <select matNativeControl [formField]="f.viewpoint">
          <option value="">{{ t().catalogue.general }}</option>
          @for (viewpoint of t().catalogue.viewpoints | keyvalue; track viewpoint.key) {
            <option [value]="viewpoint.key">{{ viewpoint.key }} {{ viewpoint.value }}</option>
          }
        </select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.sourceKind }}</mat-label>
        <select matNativeControl [formField]="f.sourceKind">
          <option value="">{{ t().catalogue.noSource }}</option>
          @for (source of t().catalogue.sources | keyvalue: inOrder; track source.key) {
            <option [value]="source.key">{{ source.value }}</option>
          }
        </select>
      </mat-form-field>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.form.sourceUrl }}</mat-label>
          <input matInput inputmode="url" [formField]="f.sourceUrl" />
        </mat-form-field>
        <sh-field-note [field]="f.sourceUrl()" />
      </div>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.form.pageDate }}</mat-label>
          <input matInput [formField]="f.pageDate" />
        </mat-form-field>
        <sh-field-note [field]="f.pageDate()" />
      </div>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.form.seen }}</mat-label>
          <input matInput type="date" [formField]="f.seen" />
        </mat-form-field>
        <sh-field-note [field]="f.seen()" />
      </div>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.note }}</mat-label>
          <input matInput [formField]="f.note" />
        </mat-form-field>
        <sh-field-note [field]="f.note()" />
      </div>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .fields {
      align-items: start;
      grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    }
    mat-form-field {
      width: 100%;
    }
  `,
})
export class FactFields {
  readonly fact = input.required<FieldTree<FactDraft, number>>();
  protected readonly t = inject(Language).text;
  protected readonly inOrder = (): number => 0;
}
