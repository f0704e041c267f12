import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormField, maxLength, required, type SchemaFn, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Contract, ContractPage } from '#contract/contracts.js';
import type { PersonName } from '#contract/people.js';
import type { ServicePage } from '#contract/services.js';
import { may } from '#domain/access/roles.js';
import { addDays } from '#domain/calendar/dates.js';
import { PARENT_RELATIONS } from '#domain/contract/chain.js';
import { CONTRACT_KINDS } from '#domain/contract/lifecycle.js';
import { nextEnd, noticeOf, PERIOD_UNITS } from '#domain/contract/terms.js';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { ContractorPicker } from '../../ui/contractor-picker';
import { Formats } from '../../ui/formats';
import { FormFrame } from '../../ui/form-frame';
import { PageHeader } from '../../ui/page-header';
import { RecordForm } from '../../ui/record-form';
import { TextField } from '../../ui/text-field';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';
import { type ContractDraft, EMPTY_CONTRACT, termsOf, toDraft, toSave, wholeOf } from './contract-draft';

const PAGE = '/contracts';

/** Writes a contract down, or changes it; what follows from the dates is said while they are typed. */
@Component({
  selector: 'sh-contract-form',
  imports: [ChoiceField, ContractorPicker, FormField, FormFrame, MatButton, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contract-form.html',
  styleUrl: './contract-form.scss',
})
export class ContractForm implements HoldsInput {
  readonly id = input<string>();
  /** the address may name the contractor, and the contract that is amended */
  readonly contractorId = input<string>();
  readonly amends = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  protected readonly form = new RecordForm<Contract, ContractDraft>({
    id: this.id,
    url: '/api/contracts',
    page: PAGE,
    empty: EMPTY_CONTRACT,
    toDraft,
    toBody: toSave,
    rules: this.rules(),
    compared: () => this.compared(),
    pathOf: (path) => path.replace('serviceIds', 'services').split('.'),
  });

  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  private readonly catalogue = httpResource<ServicePage>(() => ({ url: '/api/services', params: { limit: 200 } }));
  private readonly siblings = httpResource<ContractPage>(() => {
    const { contractorId } = this.form.draft();
    return contractorId === ''
      ? undefined
      : { url: '/api/contracts', params: { contractorId, sort: 'number', limit: 200 } };
  });
  protected readonly choices = computed(() => {
    const { contracts, contractors } = this.t();
    const people = this.people.hasValue() ? this.people.value().items : [];
    const siblings = this.siblings.hasValue() ? this.siblings.value().items : [];
    const { parent, services } = this.form.draft();
    const own = this.form.base()?.parent;
    const listed = siblings.filter(({ id }) => id !== this.id());
    const parents = own && !listed.some(({ id }) => id === own.id) ? [own, ...listed] : listed;
    const offered = this.catalogue.hasValue() ? this.catalogue.value().items : [];
    return {
      kinds: CONTRACT_KINDS.map((kind) => [kind, contracts.kinds[kind]] as const),
      data: Object.entries(contractors.personalData),
      units: PERIOD_UNITS.map((unit) => [unit, contracts.units[unit]] as const).toReversed(),
      per: Object.entries(contracts.per),
      taxes: Object.entries(contracts.taxes),
      years: Object.entries(contracts.years),
      relations: PARENT_RELATIONS.map((relation) => [relation, contracts.relations[relation]] as const),
      owners: [
        ['', contracts.noOwner] as const,
        ...people.filter(({ roles }) => may(roles, 'contracts.edit')).map(({ id, name }) => [id, name] as const),
      ],
      parents: [
        ['', contracts.noParent] as const,
        ...parents.map(({ id, number, title }) => [id, `${number} ${title}`] as const),
      ],
      hasParent: parent.id !== '',
      services: offered.filter(({ id }) => !services.some((one) => one.id === id)),
    };
  });
  /** the days that follow from what is typed */
  protected readonly follows = computed(() => {
    const { computedNext, computedNotice } = this.t().contracts;
    const terms = termsOf(this.form.draft());
    if (terms.endsOn === null) return [];
    const notice = noticeOf(terms);
    const { endsOn, renewalMonths } = terms;
    return [
      ...(notice === null ? [] : [computedNotice(this.formats.date(notice))]),
      ...(renewalMonths === null || renewalMonths < 1
        ? []
        : [
            computedNext(
              this.formats.date(addDays(endsOn, 1)),
              this.formats.date(nextEnd(endsOn, renewalMonths, endsOn)),
            ),
          ]),
    ];
  });

  constructor() {
    effect(() => {
      const [contractorId, amends] = [this.contractorId(), this.amends()];
      if (contractorId === undefined) return;
      const parent = amends === undefined ? EMPTY_CONTRACT.parent : { id: amends, relation: 'amends' };
      untracked(() => {
        if (this.form.isNew()) this.form.draft.update((draft) => ({ ...draft, contractorId, parent }));
      });
    });
  }

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  /** A new contract names the other party as the register does, until somebody types what the paper says. */
  protected named({ name }: { readonly name: string }): void {
    this.form.draft.update((draft) => ({
      ...draft,
      theirName: draft.theirName || name,
      parent: EMPTY_CONTRACT.parent,
    }));
  }
  protected addService(id: string): void {
    const service = this.choices().services.find((one) => one.id === id);
    if (!service) return;
    const { name } = service;
    this.form.draft.update((draft) => ({ ...draft, services: [...draft.services, { id, name }] }));
  }
  protected removeService(id: string): void {
    this.form.draft.update((draft) => ({ ...draft, services: draft.services.filter((one) => one.id !== id) }));
  }

  private rules(): SchemaFn<ContractDraft> {
    return (path) => {
      required(path.contractorId);
      required(path.title);
      maxLength(path.title, 200);
      maxLength(path.number, 60);
      for (const line of [path.ourName, path.ourSignatory, path.theirName, path.theirSignatory]) maxLength(line, 200);
      maxLength(path.scope, 4000);
      maxLength(path.note, 4000);
      for (const count of [path.renewalMonths, path.noticePeriod.count, path.amount.yen])
        validate(count, ({ value }) => (wholeOf(value()) === undefined ? { kind: 'count' } : null));
      validate(path.endsOn, ({ value, valueOf }) =>
        value() !== '' && value() < valueOf(path.startsOn)
          ? { kind: 'server', refused: { rule: 'endBeforeStart', message: '' } }
          : null,
      );
      validate(path.noticeOn, ({ value, valueOf }) => {
        const endsOn = valueOf(path.endsOn);
        if (value() === '' || (endsOn !== '' && value() <= endsOn)) return null;
        return { kind: 'server', refused: { rule: endsOn === '' ? 'endMissing' : 'noticeAfterEnd', message: '' } };
      });
      validate(path.renewalMonths, ({ value, valueOf }) =>
        value().trim() !== '' && valueOf(path.endsOn) === ''
          ? { kind: 'server', refused: { rule: 'endMissing', message: '' } }
          : null,
      );
    };
  }

  private compared(): readonly (readonly [string, (draft: ContractDraft) => string])[] {
    const { contracts, contractors } = this.t();
    const among = (choices: readonly (readonly [string, string])[], value: string) =>
      choices.find(([one]) => one === value)?.[1] ?? value;
    const choices = this.choices();
    return [
      [contracts.number, ({ number }) => number],
      [contracts.title, ({ title }) => title],
      [contracts.kind, ({ kind }) => among(choices.kinds, kind)],
      [contracts.ours, ({ ourName, ourSignatory }) => contracts.partyOf(ourName, ourSignatory)],
      [contracts.theirs, ({ theirName, theirSignatory }) => contracts.partyOf(theirName, theirSignatory)],
      [contracts.scope, ({ scope }) => scope],
      [contracts.services, ({ services }) => services.map(({ name }) => name).join('\n')],
      [contractors.columns.personalData, ({ personalData }) => among(choices.data, personalData)],
      [contracts.owner, ({ ownerId }) => among(choices.owners, ownerId)],
      [contracts.signedOn, ({ signedOn }) => signedOn],
      [contracts.startsOn, ({ startsOn }) => startsOn],
      [contracts.endsOn, ({ endsOn }) => endsOn],
      [contracts.renewalMonths, ({ renewalMonths }) => renewalMonths],
      [contracts.noticePeriod, ({ noticePeriod: { count, unit } }) => `${count} ${among(choices.units, unit)}`],
      [contracts.noticeOverride, ({ noticeOn }) => noticeOn],
      [
        contracts.amount,
        ({ amount }) => `${amount.yen} ${among(choices.per, amount.per)} ${among(choices.taxes, amount.tax)}`,
      ],
      [contracts.retentionYears, ({ retentionYears }) => among(choices.years, retentionYears)],
      [
        contracts.parent,
        ({ parent }) => `${among(choices.parents, parent.id)} ${among(choices.relations, parent.relation)}`,
      ],
      [contracts.note, ({ note }) => note],
    ];
  }
}
