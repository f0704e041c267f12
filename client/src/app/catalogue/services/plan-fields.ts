import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Language } from '../../text/language';
import { FieldNote } from '../../ui/field-note';
import type { PlanDraft } from './service-draft';

/** One price plan of the form. */
@Component({
  selector: 'sh-plan-fields',
  imports: [FieldNote, FormField, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = plan();
    <div class="fields">
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.plan.name }}</mat-label>
          <input matInput [formField]="f.name" />
        </mat-form-field>
        <sh-field-note [field]="f.name()" />
      </div>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.plan.asWritten }}</mat-label>
          <input matInput [formField]="f.asWritten" />
        </mat-form-field>
        <sh-field-note [field]="f.asWritten()" />
      </div>
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.kind }}</mat-label>
        <select matNativeControl [formField]="f.kind">
          <option value="subscription">{{ t().catalogue.kinds.subscription }}</option>
          <option value="licence">{{ t().catalogue.kinds.licence }}</option>
          <option value="free">{{ t().catalogue.kinds.free }}</option>
        </select>
      </mat-form-field>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.form.amount }}</mat-label>
          <input matInput inputmode="numeric" [formField]="f.amount" />
        </mat-form-field>
        <sh-field-note [field]="f.amount()" />
      </div>
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.period }}</mat-label>
        <select matNativeControl [formField]="f.period">
          <option value="">{{ t().catalogue.notStated }}</option>
          <option value="month">{{ t().catalogue.periods.month }}</option>
          <option value="year">{{ t().catalogue.periods.year }}</option>
          <option value="once">{{ t().catalogue.periods.once }}</option>
        </select>
      </mat-form-field>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.form.initial }}</mat-label>
          <input matInput inputmode="numeric" [formField]="f.initial" />
        </mat-form-field>
        <sh-field-note [field]="f.initial()" />
      </div>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.form.capacity }}</mat-label>
          <input matInput inputmode="numeric" [formField]="f.capacity" />
        </mat-form-field>
        <sh-field-note [field]="f.capacity()" />
      </div>
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.capacityUnit }}</mat-label>
        <select matNativeControl [formField]="f.capacityUnit">
          <option value="">{{ t().catalogue.notStated }}</option>
          <option value="mails">{{ t().catalogue.units.mails }}</option>
          <option value="addresses">{{ t().catalogue.units.addresses }}</option>
        </select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().catalogue.form.tax }}</mat-label>
        <select matNativeControl [formField]="f.tax">
          <option value="">{{ t().catalogue.notStated }}</option>
          <option value="included">{{ t().terms.tax.included }}</option>
          <option value="excluded">{{ t().terms.tax.excluded }}</option>
        </select>
      </mat-form-field>
      <div>
        <mat-form-field>
          <mat-label>{{ t().catalogue.plan.note }}</mat-label>
          <input matInput [formField]="f.note" />
        </mat-form-field>
        <sh-field-note [field]="f.note()" />
      </div>
    </div>
    <div class="flags">
      <label><input type="checkbox" [formField]="f.lowerBound" /> {{ t().catalogue.form.lowerBound }}</label>
      <label
        ><input type="checkbox" [formField]="f.initialLowerBound" /> {{ t().catalogue.form.initialLowerBound }}</label
      >
      <label><input type="checkbox" [formField]="f.openCosts" /> {{ t().catalogue.form.openCosts }}</label>
      <label><input type="checkbox" [formField]="f.suspect" /> {{ t().catalogue.form.suspect }}</label>
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
    .flags {
      display: flex;
      gap: 4px 16px;
      flex-wrap: wrap;
    }
  `,
})
export class PlanFields {
  readonly plan = input.required<FieldTree<PlanDraft, number>>();
  protected readonly t = inject(Language).text;
}
