import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormField, maxLength, required, validate } from '@angular/forms/signals';
import type { PersonName } from '#contract/people.js';
import type { AddSla, ChangeSla, Sla } from '#contract/slas.js';
import { may } from '#domain/access/roles.js';
import { monthOf } from '#domain/calendar/dates.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { ChoiceField } from '../ui/choice-field';
import { ContractorPicker } from '../ui/contractor-picker';
import { FormFrame } from '../ui/form-frame';
import { PageHeader } from '../ui/page-header';
import { RecordForm } from '../ui/record-form';
import { TextField } from '../ui/text-field';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { NEW_TERMS, type TermsDraft, termsPath, toTerms } from './terms-draft';
import { TermsFields } from './terms-fields';

interface Draft {
  contractorId: string;
  title: string;
  service: string;
  ownerId: string;
  note: string;
  from: string;
  terms: TermsDraft;
}
const PAGE = '/slas';

/** Registers an SLA with its first terms, or changes what it is called and who looks after it. */
@Component({
  selector: 'sh-sla-form',
  imports: [ChoiceField, ContractorPicker, FormField, FormFrame, PageHeader, TermsFields, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas;
    <sh-page-header [heading]="id() ? text.editHeading : text.addHeading" [crumb]="text.heading" [crumbLink]="page" />
    <sh-form-frame [form]="form" [page]="page" [id]="id()">
      @let fields = form.fields;
      <section class="card">
        <h2>{{ text.form.basics }}</h2>
        <div class="fields">
          @if (!id()) {
            <sh-contractor-picker [formField]="fields.contractorId" [label]="text.form.contractor" />
          }
          <sh-text-field [field]="fields.title" [label]="text.form.title" />
          <sh-text-field [field]="fields.service" [label]="text.form.service" />
          <sh-choice-field [field]="fields.ownerId" [label]="text.form.owner" [choices]="owners()" />
        </div>
        <sh-text-field [field]="fields.note" [label]="text.form.note" [rows]="2" />
      </section>
      @if (!id()) {
        <sh-terms-fields [terms]="fields.terms" [from]="fields.from" />
      }
    </sh-form-frame>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
    }
  `,
})
export class SlaForm implements HoldsInput {
  readonly id = input<string>();
  /** the address may name the contractor */
  readonly contractorId = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  private readonly session = inject(Session);
  protected readonly form = new RecordForm<Sla, Draft>({
    id: this.id,
    url: '/api/slas',
    page: PAGE,
    empty: {
      ...{ contractorId: '', title: '', service: '', note: '', ownerId: this.session.person()?.id ?? '' },
      ...{ from: monthOf(this.session.today()), terms: NEW_TERMS },
    },
    toDraft: ({ contractor, title, service, note, owner }) => ({
      ...{ contractorId: contractor.id, title, service, note, ownerId: owner?.id ?? '' },
      ...{ from: monthOf(this.session.today()), terms: NEW_TERMS },
    }),
    toBody: (draft) => this.bodyOf(draft),
    pathOf: (path) => (path.startsWith('terms.') ? ['terms', ...termsPath(path.slice(6))] : path.split('.')),
    rules: (path) => {
      required(path.title);
      maxLength(path.title, 200);
      maxLength(path.note, 4000);
      validate(path.contractorId, ({ value }) =>
        value() === '' && this.id() === undefined ? { kind: 'required' } : null,
      );
    },
    compared: () => {
      const { form } = this.t().slas;
      return [
        [form.title, (draft) => draft.title],
        [form.service, (draft) => draft.service],
        [form.owner, (draft) => this.owners().find(([id]) => id === draft.ownerId)?.[1] ?? ''],
        [form.note, (draft) => draft.note],
      ];
    },
  });
  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  protected readonly owners = computed(() => {
    const people = this.people.hasValue() ? this.people.value().items : [];
    const able = people.filter(({ roles }) => may(roles, 'slas.edit'));
    return [['', this.t().slas.form.noOwner] as const, ...able.map(({ id, name }) => [id, name] as const)];
  });

  constructor() {
    effect(() => {
      const contractorId = this.contractorId();
      if (contractorId !== undefined)
        untracked(() => {
          this.form.draft.update((draft) => ({ ...draft, contractorId }));
        });
    });
  }

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  private bodyOf({ contractorId, from, terms, title, service, ownerId, note }: Draft): AddSla | ChangeSla {
    const changed: ChangeSla = { title, service, note, ownerId: ownerId || null };
    return this.id() === undefined ? { ...changed, contractorId, from, terms: toTerms(terms) } : changed;
  }
}
