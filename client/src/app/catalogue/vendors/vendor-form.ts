import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { maxLength, required, validate } from '@angular/forms/signals';
import type { SaveVendor, Vendor } from '#contract/services.js';
import { Language } from '../../text/language';
import { FormFrame } from '../../ui/form-frame';
import { PageHeader } from '../../ui/page-header';
import { RecordForm } from '../../ui/record-form';
import { TextField } from '../../ui/text-field';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';

const PAGE = '/catalogue/vendors';
const EMPTY = { name: '', yomi: '', homepage: '', note: '' };

/** Makes or changes a vendor. */
@Component({
  selector: 'sh-vendor-form',
  imports: [FormFrame, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header
      [heading]="id() ? t().catalogue.editVendor : t().catalogue.addVendor"
      [crumb]="t().catalogue.vendors"
      [crumbLink]="page"
    />
    <sh-form-frame [form]="form" [page]="page" [id]="id()">
      @let fields = form.fields;
      <section class="card fields">
        <sh-text-field [field]="fields.name" [label]="t().catalogue.columns.vendor" autocomplete="organization" />
        <sh-text-field [field]="fields.yomi" [label]="t().catalogue.columns.yomi" [hint]="t().catalogue.yomiHint" />
        <sh-text-field [field]="fields.homepage" [label]="t().catalogue.form.homepage" kind="url" />
        <sh-text-field [field]="fields.note" [label]="t().catalogue.note" [rows]="3" />
      </section>
    </sh-form-frame>
  `,
})
export class VendorForm implements HoldsInput {
  readonly id = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  protected readonly form = new RecordForm<Vendor, typeof EMPTY>({
    id: this.id,
    url: '/api/vendors',
    page: PAGE,
    empty: EMPTY,
    toDraft: ({ name, yomi, homepage, note }) => ({ name, yomi, homepage: homepage ?? '', note }),
    toBody: ({ homepage, ...draft }): SaveVendor => ({ ...draft, homepage: homepage.trim() || null }),
    rules: (path) => {
      required(path.name);
      maxLength(path.name, 200);
      maxLength(path.yomi, 200);
      maxLength(path.note, 4000);
      validate(path.homepage, ({ value }) =>
        /^(https?:\/\/\S+)?$/.test(value().trim()) ? null : { kind: 'webAddress' },
      );
    },
    compared: () => {
      const { columns, form, note } = this.t().catalogue;
      return [
        [columns.vendor, (draft) => draft.name],
        [columns.yomi, (draft) => draft.yomi],
        [form.homepage, (draft) => draft.homepage],
        [note, (draft) => draft.note],
      ];
    },
  });

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }
}
