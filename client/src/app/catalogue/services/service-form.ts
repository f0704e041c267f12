import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, applyEach, form, maxLength, required, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import type { Service, VendorPage } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api, problemOf } from '../../ui/api';
import { ConflictDialog, type Difference } from '../../ui/conflict-dialog';
import { FieldNote } from '../../ui/field-note';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { serverErrors } from '../../ui/server-errors';
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

/** Makes or changes a service with its plans and facts. */
@Component({
  selector: 'sh-service-form',
  imports: [
    ConflictDialog,
    FactFields,
    FieldNote,
    FormField,
    LoadState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PageHeader,
    PlanFields,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './service-form.html',
  styleUrl: './service-form.scss',
  host: { '(window:beforeunload)': 'keepPage($event)' },
})
export class ServiceForm implements HoldsInput {
  readonly id = input<string>();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly service = httpResource<Service>(() => {
    const id = this.id();
    return id === undefined ? undefined : `/api/services/${id}`;
  });
  protected readonly vendors = httpResource<VendorPage>(() => ({ url: '/api/vendors', params: { limit: 200 } }));
  /** what was read last; null while a new service is made */
  private readonly base = linkedSignal<Service | null>(() => (this.service.hasValue() ? this.service.value() : null));
  private readonly untouched = computed(() => {
    const base = this.base();
    return base ? toDraft(base) : EMPTY_SERVICE;
  });
  protected readonly ready = computed(() => this.id() === undefined || this.base() !== null);
  private readonly draft = linkedSignal<ServiceDraft>(() =>
    this.service.hasValue() ? toDraft(this.service.value()) : EMPTY_SERVICE,
  );
  protected readonly fields = form(this.draft, (path) => {
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
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly conflict = signal<Service | null>(null);
  private saved = false;

  /** The vendor chosen stays choosable even when the list does not hold it. */
  protected readonly vendorChoices = computed(() => {
    const listed = this.vendors.hasValue() ? this.vendors.value().items : [];
    const own = this.base()?.vendor;
    return own && !listed.some(({ id }) => id === own.id) ? [own, ...listed] : listed;
  });

  hasUnsavedInput(): boolean {
    return !this.saved && JSON.stringify(this.draft()) !== JSON.stringify(this.untouched());
  }
  protected keepPage(event: Event): void {
    if (this.hasUnsavedInput()) event.preventDefault();
  }

  protected addPlan(): void {
    this.draft.update((draft) => ({ ...draft, plans: [...draft.plans, emptyPlan()] }));
  }
  protected addFact(): void {
    this.draft.update((draft) => ({ ...draft, facts: [...draft.facts, emptyFact(this.session.today())] }));
  }
  protected remove(what: 'plans' | 'facts', index: number): void {
    const before = this.draft();
    this.draft.set({ ...before, [what]: before[what].filter((_, at) => at !== index) });
    const gone = before[what][index];
    const text = this.t().catalogue;
    this.notices.undoable(what === 'plans' ? text.planRemoved : text.factRemoved, () => {
      // what was typed meanwhile stays
      this.draft.update((draft) => ({ ...draft, [what]: (draft[what] as unknown[]).toSpliced(index, 0, gone) }));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.fields, () => this.send());
    this.busy.set(false);
    const errors = this.fields().errorSummary();
    if (errors.length > 0) {
      this.problem.set(this.t().fields.fix(errors.length));
      errors[0]?.fieldTree().focusBoundControl();
    }
  }

  private async send() {
    const base = this.base();
    try {
      const url = base ? `/api/services/${base.id}` : '/api/services';
      const service = await this.api.send<Service>(base ? 'PUT' : 'POST', url, toSave(this.draft()), base?.version);
      this.saved = true;
      this.notices.done(this.t().shell.saved);
      await this.router.navigate(['/catalogue/services', service.id]);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') {
        this.conflict.set(problem.current as Service);
        return undefined;
      }
      if (problem.fields.length > 0) return serverErrors(this.fields, problem.fields, draftPath);
      this.notices.problem(problem);
      return undefined;
    }
  }

  protected readonly differences = computed<readonly Difference[]>(() => {
    const newer = this.conflict();
    return newer ? this.differ(this.draft(), toDraft(newer)) : [];
  });
  protected keepMine(): void {
    this.base.set(this.conflict());
    this.conflict.set(null);
  }
  protected takeNewer(): void {
    const newer = this.conflict();
    if (newer) this.draft.set(toDraft(newer));
    this.keepMine();
  }

  private differ(mine: ServiceDraft, newer: ServiceDraft): Difference[] {
    const { catalogue } = this.t();
    const { columns } = catalogue;
    const vendorName = (id: string) => this.vendorChoices().find((vendor) => vendor.id === id)?.name ?? id;
    const trial = (value: string) => (value === '' ? '' : catalogue.trial[value as 'yes' | 'no' | 'ask']);
    const rows: (readonly [string, (draft: ServiceDraft) => string])[] = [
      [columns.service, ({ name }) => name],
      [columns.yomi, ({ yomi }) => yomi],
      [columns.vendor, ({ vendorId }) => vendorName(vendorId)],
      [columns.type, ({ type }) => type],
      [columns.trial, ({ freeTrial }) => trial(freeTrial)],
      [columns.functions, ({ functions }) => functions],
      [catalogue.urls, ({ urls }) => urls],
      [catalogue.note, ({ note }) => note],
      [catalogue.plans, ({ plans }) => plans.map((plan) => this.planText(plan)).join('\n')],
      [catalogue.facts, ({ facts }) => facts.map((fact) => `・${fact.text} ${fact.note}`.trim()).join('\n')],
    ];
    return rows
      .map(([label, of]) => ({ label, mine: of(mine), newer: of(newer) }))
      .filter((row) => row.mine !== row.newer);
  }

  private planText({ name, asWritten, amount, initial, capacity, note }: PlanDraft): string {
    const { catalogue } = this.t();
    const stated = [
      [catalogue.form.amount, amount],
      [catalogue.form.initial, initial],
      [catalogue.form.capacity, capacity],
    ].flatMap(([label, value]) => (value ? [`${label} ${value}`] : []));
    return [`・${name}`, asWritten, ...stated, note].filter((part) => part !== '').join(' / ');
  }
}
