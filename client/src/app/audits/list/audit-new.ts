import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { maxLength, required, validate } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AddAudit, AuditSheet } from '#contract/audits.js';
import type { ContractorPage } from '#contract/contractors.js';
import type { PersonName } from '#contract/people.js';
import { AUDIT_MODES, type AuditMode } from '#domain/audit/states.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { FormFrame } from '../../ui/form-frame';
import { PageHeader } from '../../ui/page-header';
import { RecordForm } from '../../ui/record-form';
import { TextField } from '../../ui/text-field';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';

type Choice = readonly [value: string, name: string];
const PAGE = '/audits';
const EMPTY = { contractorId: '', mode: 'document', reason: '', plannedOn: '', plannedDays: '1', lead: '', second: '' };

/** Registers an audit outside the yearly plan. */
@Component({
  selector: 'sh-audit-new',
  imports: [ChoiceField, FormFrame, MatFormFieldModule, MatInput, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().audits;
    <sh-page-header [heading]="text.add" [crumb]="text.heading" [crumbLink]="page">
      <small hint>{{ text.adding.lead }}</small>
    </sh-page-header>
    <sh-form-frame [form]="form" [page]="page">
      @let fields = form.fields;
      <section class="card">
        <div class="fields">
          <mat-form-field>
            <mat-label>{{ text.adding.search }}</mat-label>
            <input
              #words
              matInput
              type="search"
              autocomplete="off"
              [value]="search()"
              (input)="search.set(words.value)"
              (keydown.enter)="$event.preventDefault()"
            />
          </mat-form-field>
          <sh-choice-field [field]="fields.contractorId" [label]="text.fields.contractor" [choices]="contractors()" />
        </div>
        <sh-text-field
          [field]="fields.reason"
          [label]="text.adding.reason"
          [hint]="text.adding.reasonHint"
          [rows]="2"
        />
        <div class="fields">
          <sh-choice-field [field]="fields.mode" [label]="text.fields.mode" [choices]="modes()" />
          <sh-text-field [field]="fields.plannedOn" [label]="text.plan.moveTo" kind="date" />
          <sh-text-field [field]="fields.plannedDays" [label]="text.fields.days" kind="numeric" />
          <sh-choice-field [field]="fields.lead" [label]="text.plan.lead1" [choices]="auditors()" />
          <sh-choice-field [field]="fields.second" [label]="text.adding.second" [choices]="auditors()" />
        </div>
      </section>
    </sh-form-frame>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
    }
  `,
})
export class AuditNew implements HoldsInput {
  protected readonly page = PAGE;
  private readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  protected readonly search = signal('');
  protected readonly form = new RecordForm<AuditSheet, typeof EMPTY>({
    id: () => undefined,
    url: '/api/audits',
    page: PAGE,
    empty: EMPTY,
    toDraft: () => EMPTY,
    toBody: (draft): AddAudit => ({
      contractorId: draft.contractorId,
      mode: draft.mode as AuditMode,
      reason: draft.reason,
      plannedOn: draft.plannedOn,
      plannedDays: Number(draft.plannedDays.normalize('NFKC')),
      auditorIds: [draft.lead, draft.second].filter((id) => id !== ''),
      questions: [],
    }),
    rules: (path) => {
      required(path.contractorId);
      required(path.reason);
      maxLength(path.reason, 4000);
      required(path.plannedOn);
      validate(path.plannedOn, ({ value }) =>
        value() !== '' && value() < this.session.today()
          ? { kind: 'server', refused: { rule: 'dateInThePast', message: '' } }
          : null,
      );
      validate(path.plannedDays, ({ value }) =>
        /^([1-9]|[12]\d|30)$/.test(value().normalize('NFKC').trim())
          ? null
          : { kind: 'days', message: this.t().audits.adding.days },
      );
      required(path.lead);
      validate(path.second, ({ value, valueOf }) =>
        value() !== '' && value() === valueOf(path.lead)
          ? { kind: 'twice', message: this.t().audits.adding.twice }
          : null,
      );
    },
    compared: () => [],
    pathOf: (path) => (path.startsWith('auditorIds') ? ['lead'] : path.split('.')),
  });

  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names?role=auditor');
  private readonly found = httpResource<ContractorPage>(() => ({
    url: '/api/contractors',
    params: { state: 'running', limit: 50, ...(this.search().trim() === '' ? {} : { q: this.search().trim() }) },
  }));
  protected readonly auditors = computed((): Choice[] => {
    const people = this.people.hasValue() ? this.people.value().items : [];
    return [['', this.t().audits.nobody], ...people.map(({ id, name }): Choice => [id, name])];
  });
  protected readonly modes = computed(() => AUDIT_MODES.map((mode): Choice => [mode, this.t().audits.modes[mode]]));
  /** what was found; the one that is chosen stays while one searches on */
  protected readonly contractors = linkedSignal<readonly Choice[], readonly Choice[]>({
    source: () => {
      const items = this.found.hasValue() ? this.found.value().items : [];
      return items.map(({ id, name }): Choice => [id, name]);
    },
    computation: (now, before) => {
      const chosen = this.form.draft().contractorId;
      const kept = (before?.value ?? []).filter(
        ([id]) => id === chosen && id !== '' && !now.some(([one]) => one === id),
      );
      return [['', this.t().audits.adding.choose], ...kept, ...now];
    },
  });

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }
}
