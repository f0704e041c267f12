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
import type { AddIncident, Incident, SaveIncident } from '#contract/incidents.js';
import type { PersonName } from '#contract/people.js';
import { may } from '#domain/access/roles.js';
import { type RiskCode, RISKS } from '#domain/checklist/checklist.js';
import { FORM_TEXTS } from '#domain/incident/record.js';
import { THRESHOLDS } from '#domain/incident/requirement.js';
import { INCIDENT_ROLES, INCIDENT_SEVERITIES, type IncidentSeverity } from '#domain/incident/states.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { ChoiceField } from '../ui/choice-field';
import { ContractorPicker } from '../ui/contractor-picker';
import { FormFrame } from '../ui/form-frame';
import { PageHeader } from '../ui/page-header';
import { RecordForm } from '../ui/record-form';
import { TextField } from '../ui/text-field';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { changedBody, draftOf, emptyDraft, type IncidentDraft, newBody } from './incident-draft';

interface WithEngagements {
  readonly engagements: readonly { readonly id: string; readonly title: string }[];
}
type Choices = readonly (readonly [value: string, name: string])[];
const PAGE = '/incidents';

/** Registers an incident within a minute, or changes what is known of one. */
@Component({
  selector: 'sh-incident-form',
  imports: [ChoiceField, ContractorPicker, FormField, FormFrame, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './incident-form.html',
  styleUrl: './incident-form.scss',
})
export class IncidentForm implements HoldsInput {
  readonly id = input<string>();
  /** the address may name the contractor */
  readonly contractorId = input<string>();
  protected readonly page = PAGE;
  protected readonly allRisks = RISKS;
  protected readonly allThresholds = THRESHOLDS;
  protected readonly otherTexts = FORM_TEXTS.filter((name) => name !== 'description');
  protected readonly t = inject(Language).text;
  private readonly session = inject(Session);
  private readonly empty = emptyDraft(Date.now(), this.session.person()?.id ?? '');
  protected readonly form = new RecordForm<Incident, IncidentDraft>({
    id: this.id,
    url: '/api/incidents',
    page: PAGE,
    empty: this.empty,
    toDraft: draftOf,
    toBody: (draft) => this.bodyOf(draft),
    pathOf: (path) => (path === 'description' ? ['texts', 'description'] : path.split('.')),
    rules: (path) => {
      required(path.title);
      maxLength(path.title, 200);
      required(path.learnedAt);
      maxLength(path.containment, 4000);
      maxLength(path.lesson, 4000);
      for (const name of FORM_TEXTS) maxLength(path.texts[name], 4000);
    },
    compared: () => {
      const { incidents, terms } = this.t();
      return [
        [incidents.title, (draft) => draft.title],
        [incidents.severity, (draft) => incidents.severities[draft.severity as IncidentSeverity]],
        [incidents.risks, ({ risks }) => risks.map((risk) => terms.risks[risk]).join(incidents.separator)],
        [incidents.occurredAt, (draft) => draft.occurredAt],
        [incidents.detectedAt, (draft) => draft.detectedAt],
        [incidents.learnedAt, (draft) => draft.learnedAt],
        [incidents.toldAt, (draft) => draft.toldAt],
        [incidents.containedAt, (draft) => draft.containedAt],
        [incidents.containment, (draft) => draft.containment],
        [incidents.noticeHours, (draft) => draft.noticeHours],
        [incidents.persons, ({ persons }) => `${persons.count} ${persons.number}`],
        ...FORM_TEXTS.map((name) => [incidents.texts[name], (draft: IncidentDraft) => draft.texts[name]] as const),
        [incidents.lesson, (draft) => draft.lesson],
        [incidents.owner, (draft) => nameIn(this.owners(), draft.ownerId)],
      ];
    },
  });

  private readonly people = httpResource<{ items: PersonName[] }>(() => '/api/people/names');
  private readonly contractor = httpResource<WithEngagements>(() => {
    const { contractorId } = this.form.draft();
    return contractorId === '' ? undefined : `/api/contractors/${contractorId}`;
  });
  protected readonly engagements: Signal<Choices> = computed(() => {
    const found = this.contractor.hasValue() ? this.contractor.value().engagements : [];
    return [['', this.t().incidents.noEngagement], ...found.map(({ id, title }) => [id, title] as const)];
  });
  protected readonly owners: Signal<Choices> = computed(() => {
    const people = this.people.hasValue() ? this.people.value().items : [];
    const able = people.filter(({ roles }) => may(roles, 'incidents.edit'));
    return [['', this.t().incidents.noOwner], ...able.map(({ id, name }) => [id, name] as const)];
  });
  protected readonly choices = computed(() => {
    const { incidents } = this.t();
    return {
      severities: INCIDENT_SEVERITIES.map((one) => [one, incidents.severities[one]] as const),
      roles: INCIDENT_ROLES.map((one) => [one, incidents.roles[one]] as const),
      yesNo: [
        ['', incidents.notKnown],
        ['yes', incidents.yes],
        ['no', incidents.no],
      ] as const,
      counts: Object.entries(incidents.personCounts),
    };
  });

  constructor() {
    effect(() => {
      const contractorId = this.contractorId();
      if (contractorId !== undefined)
        untracked(() => {
          this.form.draft.update((draft) => ({ ...draft, contractorId }));
        });
    });
    // an engagement belongs to its contractor
    effect(() => {
      if (!this.contractor.hasValue()) return;
      const known = this.contractor.value().engagements;
      const { engagementId } = untracked(this.form.draft);
      if (engagementId !== '' && !known.some(({ id }) => id === engagementId))
        this.form.draft.update((draft) => ({ ...draft, engagementId: '' }));
    });
  }

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  private bodyOf(draft: IncidentDraft): AddIncident | SaveIncident {
    const base = this.form.base();
    return base ? changedBody(draft, base) : newBody(draft);
  }

  protected toggle(risk: RiskCode, on: boolean): void {
    this.form.draft.update((draft) => ({
      ...draft,
      risks: RISKS.filter((one) => (one === risk ? on : draft.risks.includes(one))),
    }));
  }
}

const nameIn = (choices: Choices, value: string): string => choices.find(([id]) => id === value)?.[1] ?? '';
