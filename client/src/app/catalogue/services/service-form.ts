import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type SchemaFn, applyEach, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Service, VendorPage } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { FormFrame } from '../../ui/form-frame';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { RecordForm } from '../../ui/record-form';
import { TextField } from '../../ui/text-field';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';
import { FactFields } from './fact-fields';
import { PlanFields } from './plan-fields';
import {
  draftPath,
  EMPTY_SERVICE,
  emptyFact,
  emptyPlan,
  isCount,
  type PlanDraft,
  type ServiceDraft,
  toDraft,
  toSave,
} from './service-draft';

const PAGE = '/catalogue/services';

const rules: SchemaFn<ServiceDraft> = (path) => {
  required(path.name);
  maxLength(path.name, 200);
  maxLength(path.yomi, 200);
  maxLength(path.type, 200);
  maxLength(path.functions, 4000);
  maxLength(path.note, 4000);
  validate(path.urls, ({ value }) =>
    value()
      .split('\n')
      .every((line) => line.trim() === '' || /^https?:\/\/\S+$/.test(line.trim()))
      ? null
      : { kind: 'webAddress' },
  );
  applyEach(path.plans, (plan) => {
    required(plan.name);
    maxLength(plan.name, 200);
    maxLength(plan.asWritten, 500);
    maxLength(plan.note, 1000);
    for (const count of [plan.amount, plan.initial, plan.capacity]) {
      validate(count, ({ value }) => (isCount(value()) ? null : { kind: 'count' }));
    }
  });
  applyEach(path.facts, (fact) => {
    required(fact.text);
    maxLength(fact.text, 4000);
    maxLength(fact.sourceUrl, 2000);
    maxLength(fact.pageDate, 100);
    maxLength(fact.note, 1000);
  });
};

/** Makes or changes a service with its plans and facts. */
@Component({
  selector: 'sh-service-form',
  imports: [ChoiceField, FactFields, FormFrame, MatButton, PageHeader, PlanFields, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './service-form.html',
  styleUrl: './service-form.scss',
})
export class ServiceForm implements HoldsInput {
  readonly id = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);

  protected readonly vendors = httpResource<VendorPage>(() => ({ url: '/api/vendors', params: { limit: 200 } }));
  protected readonly form = new RecordForm<Service, ServiceDraft>({
    id: this.id,
    url: '/api/services',
    page: PAGE,
    empty: EMPTY_SERVICE,
    toDraft,
    toBody: toSave,
    rules,
    compared: () => this.compared(),
    pathOf: draftPath,
  });
  /** The vendor chosen stays choosable even when the list does not hold it. */
  protected readonly vendorChoices = computed(() => {
    const listed = this.vendors.hasValue() ? this.vendors.value().items : [];
    const own = this.form.base()?.vendor;
    const all = own && !listed.some(({ id }) => id === own.id) ? [own, ...listed] : listed;
    return [['', this.t().catalogue.vendorUnknown] as const, ...all.map(({ id, name }) => [id, name] as const)];
  });
  protected readonly trialChoices = computed(() => {
    const { trial, trialUnknown } = this.t().catalogue;
    return [['', trialUnknown] as const, ...Object.entries(trial)];
  });

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  protected addPlan(): void {
    this.form.draft.update((draft) => ({ ...draft, plans: [...draft.plans, emptyPlan()] }));
  }
  protected addFact(): void {
    this.form.draft.update((draft) => ({ ...draft, facts: [...draft.facts, emptyFact(this.session.today())] }));
  }
  protected remove(what: 'plans' | 'facts', index: number): void {
    const before = this.form.draft();
    this.form.draft.set({ ...before, [what]: before[what].filter((_, at) => at !== index) });
    const gone = before[what][index];
    const text = this.t().catalogue;
    this.notices.undoable(what === 'plans' ? text.planRemoved : text.factRemoved, () => {
      // what was typed meanwhile stays
      this.form.draft.update((draft) => ({ ...draft, [what]: (draft[what] as unknown[]).toSpliced(index, 0, gone) }));
    });
  }

  private compared(): (readonly [string, (draft: ServiceDraft) => string])[] {
    const { catalogue } = this.t();
    const { columns } = catalogue;
    const nameOf = (choices: readonly (readonly [string, string])[], value: string) =>
      choices.find(([one]) => one === value)?.[1] ?? value;
    return [
      [columns.service, ({ name }) => name],
      [columns.yomi, ({ yomi }) => yomi],
      [columns.vendor, ({ vendorId }) => nameOf(this.vendorChoices(), vendorId)],
      [columns.type, ({ type }) => type],
      [columns.trial, ({ freeTrial }) => nameOf(this.trialChoices(), freeTrial)],
      [columns.functions, ({ functions }) => functions],
      [catalogue.urls, ({ urls }) => urls],
      [catalogue.note, ({ note }) => note],
      [catalogue.plans, ({ plans }) => plans.map((plan) => this.planText(plan)).join('\n')],
      [catalogue.facts, ({ facts }) => facts.map((fact) => `・${fact.text} ${fact.note}`.trim()).join('\n')],
    ];
  }

  private planText({ name, asWritten, amount, initial, capacity, note }: PlanDraft): string {
    const { form } = this.t().catalogue;
    const stated = [
      [form.amount, amount],
      [form.initial, initial],
      [form.capacity, capacity],
    ].flatMap(([label, value]) => (value ? [`${label} ${value}`] : []));
    return [`・${name}`, asWritten, ...stated, note].filter((part) => part !== '').join(' / ');
  }
}
