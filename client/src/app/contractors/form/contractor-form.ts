import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { type SchemaFn, applyEach, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Contractor } from '#contract/contractors.js';
import type { PersonName } from '#contract/people.js';
import type { ProblemField } from '#contract/problem.js';
import type { Vendor, VendorPage } from '#contract/services.js';
import { readCorporateNumber } from '#domain/vendor/corporate-number.js';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { ContractorPicker } from '../../ui/contractor-picker';
import { FieldNote } from '../../ui/field-note';
import { FormFrame } from '../../ui/form-frame';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { RecordForm } from '../../ui/record-form';
import { TextField } from '../../ui/text-field';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';
import {
  type ContractorDraft,
  countOf,
  EMPTY_CONTRACTOR,
  emptyContact,
  emptyEngagement,
  toDraft,
  toSave,
} from './contractor-draft';
import { EngagementFields } from './engagement-fields';

const PAGE = '/contractors';

/** Makes or changes a contractor with its engagements, sub-processors and contacts. */
@Component({
  selector: 'sh-contractor-form',
  imports: [ChoiceField, ContractorPicker, EngagementFields, FieldNote, FormFrame, MatButton, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contractor-form.html',
  styleUrl: './contractor-form.scss',
})
export class ContractorForm implements HoldsInput {
  readonly id = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  private readonly notices = inject(Notices);

  private readonly vendors = httpResource<VendorPage>(() => ({ url: '/api/vendors', params: { limit: 200 } }));
  private readonly named = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  protected readonly people = computed(() => (this.named.hasValue() ? this.named.value().items : []));
  protected readonly form = new RecordForm<Contractor, ContractorDraft>({
    id: this.id,
    url: '/api/contractors',
    page: PAGE,
    empty: EMPTY_CONTRACTOR,
    toDraft,
    toBody: toSave,
    rules: this.rules(),
    compared: () => this.compared(),
  });
  protected readonly vendorChoices = computed(() => {
    const listed = this.vendors.hasValue() ? this.vendors.value().items : [];
    const own = this.form.base()?.vendor;
    const all = own && !listed.some(({ id }) => id === own.id) ? [own, ...listed] : listed;
    return [['', this.t().contractors.vendorNone] as const, ...all.map(({ id, name }) => [id, name] as const)];
  });
  protected readonly handledChoices = computed(() => {
    const { unknown, handled } = this.t().contractors;
    return [['', unknown] as const, ['true', handled.true] as const, ['false', handled.false] as const];
  });
  protected readonly taken = computed(() => [
    ...this.form.draft().subProcessors.map(({ contractorId }) => contractorId),
    this.id() ?? '',
  ]);

  constructor() {
    // a new contractor that is a vendor of the catalogue begins with what is known there
    effect(() => {
      const { vendorId, name } = this.form.draft();
      if (!this.form.isNew() || vendorId === '' || name !== '' || !this.vendors.hasValue()) return;
      const vendor = this.vendors.value().items.find(({ id }) => id === vendorId);
      if (vendor) this.copy(vendor);
    });
  }

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  private copy({ name, yomi, homepage }: Vendor): void {
    this.form.draft.update((draft) => ({
      ...draft,
      name,
      yomi: draft.yomi || yomi,
      homepage: draft.homepage || (homepage ?? ''),
    }));
  }

  protected addEngagement(): void {
    this.form.draft.update((draft) => ({ ...draft, engagements: [...draft.engagements, emptyEngagement()] }));
  }
  protected addContact(): void {
    this.form.draft.update((draft) => ({ ...draft, contacts: [...draft.contacts, emptyContact()] }));
  }
  protected addSubProcessor({ id: contractorId, name }: { readonly id: string; readonly name: string }): void {
    const added = { contractorId, name, work: '', country: '', personalData: '' };
    this.form.draft.update((draft) => ({ ...draft, subProcessors: [...draft.subProcessors, added] }));
  }
  protected remove(what: 'engagements' | 'subProcessors' | 'contacts', index: number): void {
    const before = this.form.draft();
    this.form.draft.set({ ...before, [what]: before[what].filter((_, at) => at !== index) });
    const gone = before[what][index];
    this.notices.undoable(this.t().contractors.removed, () => {
      // what was typed meanwhile stays
      this.form.draft.update((draft) => ({ ...draft, [what]: (draft[what] as unknown[]).toSpliced(index, 0, gone) }));
    });
  }

  /** The companies that the server names in order, where a sub-processor would close a circle. */
  protected circleOf(field: { errors(): readonly { readonly kind: string }[] }): string {
    const errors = field.errors() as readonly { readonly refused?: ProblemField }[];
    const circle = errors.find(({ refused }) => refused?.rule === 'subProcessorCircle')?.refused?.params?.circle;
    return typeof circle === 'string' ? circle : '';
  }

  private rules(): SchemaFn<ContractorDraft> {
    return (path) => {
      required(path.name);
      maxLength(path.name, 200);
      maxLength(path.yomi, 200);
      maxLength(path.note, 4000);
      validate(path.homepage, ({ value }) =>
        /^(https?:\/\/\S+)?$/.test(value().trim()) ? null : { kind: 'webAddress' },
      );
      validate(path.corporateNumber, ({ value }) => {
        if (value().trim() === '') return null;
        const read = readCorporateNumber(value());
        if ('number' in read) return null;
        const { checkDigit, digits } = this.t().contractors;
        return { kind: 'number', message: read.problem === 'checkDigit' ? checkDigit(read.expected) : digits };
      });
      applyEach(path.engagements, (one) => {
        required(one.title);
        maxLength(one.title, 200);
        maxLength(one.scope, 4000);
        maxLength(one.personalDataReason, 1000);
        required(one.personalDataReason, { when: ({ valueOf }) => valueOf(one.personalData) !== 'entrusted' });
        validate(one.dataSubjects, ({ value }) => (countOf(value()) === undefined ? { kind: 'count' } : null));
        validate(one.endsOn, ({ value, valueOf }) =>
          value() !== '' && value() < valueOf(one.startsOn)
            ? { kind: 'server', refused: { rule: 'endBeforeStart', message: '' } }
            : null,
        );
      });
      applyEach(path.subProcessors, (one) => {
        maxLength(one.work, 200);
        maxLength(one.country, 200);
      });
      applyEach(path.contacts, (one) => {
        required(one.name);
        maxLength(one.name, 200);
        maxLength(one.department, 200);
        maxLength(one.phone, 40);
      });
    };
  }

  private compared(): (readonly [string, (draft: ContractorDraft) => string])[] {
    const text = this.t().contractors;
    const nameOf = (id: string) => this.people().find((person) => person.id === id)?.name ?? '';
    const yesNo = (typed: string) =>
      typed === '' ? text.unknown : typed === 'true' ? this.t().shell.yes : this.t().shell.no;
    return [
      [text.columns.name, ({ name }) => name],
      [text.columns.yomi, ({ yomi }) => yomi],
      [text.vendor, ({ vendorId }) => this.vendorChoices().find(([id]) => id === vendorId)?.[1] ?? ''],
      [text.columns.corporateNumber, ({ corporateNumber }) => corporateNumber],
      [text.homepage, ({ homepage }) => homepage],
      [text.note, ({ note }) => note],
      [
        text.engagements,
        ({ engagements }) =>
          engagements
            .map((one) =>
              [
                `・${one.title}`,
                one.scope,
                nameOf(one.ownerId),
                text.personalData[one.personalData],
                one.personalDataReason,
                one.dataSubjects,
                `${text.engagement.sendsFromOwnDomain}: ${yesNo(one.sendsFromOwnDomain)}`,
                `${text.engagement.outageTolerable}: ${yesNo(one.outageTolerable)}`,
                text.engagement.until(one.startsOn, one.endsOn),
              ]
                .filter((part) => part !== '')
                .join(' / '),
            )
            .join('\n'),
      ],
      [
        text.chain,
        ({ subProcessors }) => subProcessors.map((one) => `・${one.name} ${one.work} ${one.country}`).join('\n'),
      ],
      [text.contacts, ({ contacts }) => contacts.map((one) => Object.values(one).join(' ')).join('\n')],
    ];
  }
}
