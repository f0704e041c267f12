import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { FormField, maxLength, required, validate } from '@angular/forms/signals';
import type { AddAudit, AuditSheet } from '#contract/audits.js';
import type { PersonName } from '#contract/people.js';
import { AUDIT_MODES, type AuditMode } from '#domain/audit/states.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { ContractorPicker } from '../../ui/contractor-picker';
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
  imports: [ChoiceField, ContractorPicker, FormField, FormFrame, PageHeader, TextField],
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
          <sh-contractor-picker [formField]="fields.contractorId" [label]="text.fields.contractor" [running]="true" />
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
  protected readonly auditors = computed((): Choice[] => {
    const people = this.people.hasValue() ? this.people.value().items : [];
    return [['', this.t().audits.nobody], ...people.map(({ id, name }): Choice => [id, name])];
  });
  protected readonly modes = computed(() => AUDIT_MODES.map((mode): Choice => [mode, this.t().audits.modes[mode]]));
  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }
}
