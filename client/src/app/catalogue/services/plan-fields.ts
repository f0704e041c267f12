import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { TextField } from '../../ui/text-field';
import type { PlanDraft } from './service-draft';

/** One price plan of the form. */
@Component({
  selector: 'sh-plan-fields',
  imports: [ChoiceField, FormField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = plan();
    @let texts = t().catalogue.form;
    <div class="fields">
      <sh-text-field [field]="f.name" [label]="t().catalogue.plan.name" />
      <sh-text-field [field]="f.asWritten" [label]="t().catalogue.plan.asWritten" />
      <sh-choice-field [field]="f.kind" [label]="texts.kind" [choices]="choices().kinds" />
      <sh-text-field [field]="f.amount" [label]="texts.amount" kind="numeric" />
      <sh-choice-field [field]="f.period" [label]="texts.period" [choices]="choices().periods" />
      <sh-text-field [field]="f.initial" [label]="texts.initial" kind="numeric" />
      <sh-text-field [field]="f.capacity" [label]="texts.capacity" kind="numeric" />
      <sh-choice-field [field]="f.capacityUnit" [label]="texts.capacityUnit" [choices]="choices().units" />
      <sh-choice-field [field]="f.tax" [label]="texts.tax" [choices]="choices().taxes" />
      <sh-text-field [field]="f.note" [label]="t().catalogue.plan.note" />
    </div>
    <div class="flags">
      <label><input type="checkbox" [formField]="f.lowerBound" /> {{ texts.lowerBound }}</label>
      <label><input type="checkbox" [formField]="f.initialLowerBound" /> {{ texts.initialLowerBound }}</label>
      <label><input type="checkbox" [formField]="f.openCosts" /> {{ texts.openCosts }}</label>
      <label><input type="checkbox" [formField]="f.suspect" /> {{ texts.suspect }}</label>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .fields {
      grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
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
  protected readonly choices = computed(() => {
    const { catalogue, terms } = this.t();
    const open = ['', catalogue.notStated] as const;
    return {
      kinds: Object.entries(catalogue.kinds) as [PlanDraft['kind'], string][],
      periods: [open, ...Object.entries(catalogue.periods)],
      units: [open, ...Object.entries(catalogue.units)],
      taxes: [open, ['included', terms.tax.included] as const, ['excluded', terms.tax.excluded] as const],
    };
  });
}
