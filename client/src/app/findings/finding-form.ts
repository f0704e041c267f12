import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  type Signal,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { FormField, maxLength, required } from '@angular/forms/signals';
import type { AddFinding, ChangeFinding, Finding } from '#contract/findings.js';
import type { PersonName } from '#contract/people.js';
import { SEVERITIES, type Severity } from '#domain/audit/programme.js';
import { may } from '#domain/access/roles.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { ChoiceField } from '../ui/choice-field';
import { ContractorPicker } from '../ui/contractor-picker';
import { FormFrame } from '../ui/form-frame';
import { PageHeader } from '../ui/page-header';
import { RecordForm } from '../ui/record-form';
import { TextField } from '../ui/text-field';
import type { HoldsInput } from '../ui/unsaved-changes.guard';

const PAGE = '/findings';
const EMPTY = {
  contractorId: '',
  foundOn: '',
  question: '',
  clause: '',
  severity: 'minor',
  title: '',
  facts: '',
  impact: '',
  ownerId: '',
  recurrenceOf: '',
};

/** Records a finding outside an audit, or changes what was found. */
@Component({
  selector: 'sh-finding-form',
  imports: [ChoiceField, ContractorPicker, FormField, FormFrame, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header
      [heading]="id() ? t().findings.editHeading : t().findings.addHeading"
      [crumb]="t().findings.heading"
      [crumbLink]="page"
    />
    <sh-form-frame [form]="form" [page]="page" [id]="id()">
      @let fields = form.fields;
      <section class="card">
        @if (!id()) {
          <div class="fields">
            <sh-contractor-picker [formField]="fields.contractorId" [label]="t().findings.contractor" />
            <sh-text-field [field]="fields.foundOn" [label]="t().findings.foundOn" kind="date" />
          </div>
        }
        <sh-text-field [field]="fields.title" [label]="t().findings.title" />
        <div class="fields">
          <sh-choice-field [field]="fields.severity" [label]="t().findings.severity" [choices]="severities()" />
          <sh-choice-field [field]="fields.ownerId" [label]="t().findings.owner" [choices]="owners()" />
          <sh-text-field [field]="fields.question" [label]="t().findings.question" />
          <sh-text-field [field]="fields.clause" [label]="t().findings.clause" />
          <sh-choice-field
            [field]="fields.recurrenceOf"
            [label]="t().findings.recurrenceOf"
            [choices]="recurrences()"
          />
        </div>
        <sh-text-field [field]="fields.facts" [label]="t().findings.facts" [rows]="4" />
        <sh-text-field [field]="fields.impact" [label]="t().findings.impact" [rows]="2" />
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
export class FindingForm implements HoldsInput {
  readonly id = input<string>();
  /** the address may name the contractor */
  readonly contractorId = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  private readonly session = inject(Session);
  private readonly empty = { ...EMPTY, foundOn: this.session.today(), ownerId: this.session.person()?.id ?? '' };
  protected readonly form = new RecordForm<Finding, typeof EMPTY>({
    id: this.id,
    url: '/api/findings',
    page: PAGE,
    empty: this.empty,
    toDraft: (one) => ({
      contractorId: one.contractor.id,
      foundOn: one.foundOn,
      question: one.question ?? '',
      clause: one.clause,
      severity: one.severity,
      title: one.title,
      facts: one.facts,
      impact: one.impact,
      ownerId: one.owner?.id ?? '',
      recurrenceOf: one.recurrenceOf?.id ?? '',
    }),
    toBody: (draft) => this.bodyOf(draft),
    rules: (path) => {
      required(path.title);
      maxLength(path.title, 200);
      required(path.facts);
      maxLength(path.facts, 4000);
      maxLength(path.impact, 4000);
      required(path.contractorId, { when: () => this.id() === undefined });
      required(path.foundOn);
    },
    compared: () => {
      const { findings } = this.t();
      return [
        [findings.title, (draft) => draft.title],
        [findings.severity, (draft) => findings.severities[draft.severity as Severity]],
        [findings.question, (draft) => draft.question],
        [findings.clause, (draft) => draft.clause],
        [findings.facts, (draft) => draft.facts],
        [findings.impact, (draft) => draft.impact],
        [findings.owner, (draft) => this.owners().find(([id]) => id === draft.ownerId)?.[1] ?? ''],
        [findings.recurrenceOf, (draft) => this.recurrences().find(([id]) => id === draft.recurrenceOf)?.[1] ?? ''],
      ];
    },
  });

  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  private readonly earlier = httpResource<{ items: { id: string; number: string; title: string }[] }>(() => {
    const contractorId = this.form.draft().contractorId;
    return contractorId === ''
      ? undefined
      : { url: '/api/findings', params: { contractorId, sort: '-number', limit: 100 } };
  });
  protected readonly severities = computed(() =>
    SEVERITIES.map((severity) => [severity, this.t().findings.severities[severity]] as const),
  );
  protected readonly owners = computed(() => {
    const people = this.people.hasValue() ? this.people.value().items : [];
    const able = people.filter(({ roles }) => may(roles, 'findings.edit'));
    return [['', this.t().findings.noOwner] as const, ...able.map(({ id, name }) => [id, name] as const)];
  });
  protected readonly recurrences: Signal<readonly (readonly [string, string])[]> = computed(() => {
    const { findings } = this.t();
    const items = this.earlier.hasValue() ? this.earlier.value().items : [];
    return [
      ['', this.id() ? findings.noRecurrence : findings.autoRecurrence] as const,
      ...items.filter(({ id }) => id !== this.id()).map(({ id, number, title }) => [id, `${number} ${title}`] as const),
    ];
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

  private bodyOf(draft: typeof EMPTY): AddFinding | ChangeFinding {
    const { contractorId, foundOn, question, severity, ownerId, recurrenceOf, ...words } = draft;
    return {
      ...words,
      severity: severity as Severity,
      question: question.trim() || null,
      ownerId: ownerId || null,
      recurrenceOf: recurrenceOf || null,
      ...(this.id() === undefined ? { contractorId, foundOn } : {}),
    };
  }
}
