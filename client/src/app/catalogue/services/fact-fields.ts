import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { TextField } from '../../ui/text-field';
import type { FactDraft } from './service-draft';

/** One fact of the form, with where it comes from. */
@Component({
  selector: 'sh-fact-fields',
  imports: [ChoiceField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = fact();
    @let texts = t().catalogue.form;
    <sh-text-field [field]="f.text" [label]="texts.text" [rows]="2" />
    <div class="fields">
      <sh-choice-field [field]="f.kind" [label]="texts.kind" [choices]="choices().kinds" />
      <sh-choice-field [field]="f.viewpoint" [label]="texts.viewpoint" [choices]="choices().viewpoints" />
      <sh-choice-field [field]="f.sourceKind" [label]="texts.sourceKind" [choices]="choices().sources" />
      <sh-text-field [field]="f.sourceUrl" [label]="texts.sourceUrl" kind="url" />
      <sh-text-field [field]="f.pageDate" [label]="texts.pageDate" />
      <sh-text-field [field]="f.seen" [label]="texts.seen" kind="date" />
      <sh-text-field [field]="f.note" [label]="t().catalogue.note" />
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
  `,
})
export class FactFields {
  readonly fact = input.required<FieldTree<FactDraft, number>>();
  protected readonly t = inject(Language).text;
  protected readonly choices = computed(() => {
    const { factKinds, viewpoints, sources, general, noSource } = this.t().catalogue;
    return {
      kinds: Object.entries(factKinds) as [FactDraft['kind'], string][],
      viewpoints: [
        ['', general] as const,
        ...Object.entries(viewpoints).map(([code, title]) => [code, `${code} ${title}`] as const),
      ],
      sources: [['', noSource] as const, ...Object.entries(sources)],
    };
  });
}
