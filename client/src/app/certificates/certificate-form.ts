import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { AddCertificate, Certificate, ChangeCertificate } from '#contract/certificates.js';
import type { Contractor } from '#contract/contractors.js';
import type { ServicePage } from '#contract/services.js';
import {
  certificateTitle,
  type Opinion,
  OPINIONS,
  type Scheme,
  SCHEME_FACTS,
  SCHEMES,
} from '#domain/certificate/schemes.js';
import { usualLastDay } from '#domain/certificate/validity.js';
import { Language } from '../text/language';
import { ChoiceField } from '../ui/choice-field';
import { ContractorPicker } from '../ui/contractor-picker';
import { FormFrame } from '../ui/form-frame';
import { Formats } from '../ui/formats';
import { PageHeader } from '../ui/page-header';
import { RecordForm } from '../ui/record-form';
import { TextField } from '../ui/text-field';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { brokenDate, type CertificateDraft, DATES, EMPTY, renewalOf, toBody, toDraft } from './certificate-draft';

const PAGE = '/certificates';

/** Registers a certificate, its renewal (`replaces`), or changes what is stated of one. */
@Component({
  selector: 'sh-certificate-form',
  imports: [ChoiceField, ContractorPicker, FormField, FormFrame, MatButton, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './certificate-form.html',
  styleUrl: './certificate-form.scss',
})
export class CertificateForm implements HoldsInput {
  readonly id = input<string>();
  /** the address may name the contractor, or the certificate that is renewed */
  readonly contractorId = input<string>();
  readonly replaces = input<string>();
  protected readonly page = PAGE;
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;

  protected readonly form = new RecordForm<Certificate, CertificateDraft>({
    id: this.id,
    url: '/api/certificates',
    page: PAGE,
    empty: EMPTY,
    toDraft,
    toBody: (draft) => this.bodyOf(draft),
    rules: (path) => {
      required(path.contractorId, { when: () => this.id() === undefined });
      required(path.schemeName, { when: ({ valueOf }) => valueOf(path.scheme) === 'other' });
      required(path.exceptionsText, { when: ({ valueOf }) => valueOf(path.exceptions) === 'some' });
      for (const name of ['schemeName', 'number', 'body', 'accreditation'] as const) maxLength(path[name], 200);
      for (const name of ['scope', 'note', 'exceptionsText'] as const) maxLength(path[name], 4000);
      validate(path.registerUrl, ({ value }) =>
        /^(https?:\/\/\S+)?$/.test(value().trim()) ? null : { kind: 'webAddress' },
      );
      for (const name of DATES)
        validate(path[name], () => {
          const broken = brokenDate(this.form.draft());
          return broken?.path === name ? { kind: 'server', refused: { rule: broken.rule, message: '' } } : null;
        });
    },
    compared: () => this.compared(),
  });
  protected readonly facts = computed(() => SCHEME_FACTS[this.form.draft().scheme as Scheme]);
  /** the usual last day, where another or none is typed */
  protected readonly usual = computed(() => {
    const { scheme, validFrom, issuedOn, periodTo, validUntil } = this.form.draft();
    const day = usualLastDay(scheme as Scheme, { start: validFrom || issuedOn || null, periodTo: periodTo || null });
    return day === validUntil ? null : day;
  });
  protected readonly schemes = computed(() =>
    SCHEMES.map((scheme) => [scheme, this.language.of(SCHEME_FACTS[scheme].title)] as const),
  );
  protected readonly opinions = computed(() => {
    const { notStated, opinions } = this.t().certificates;
    return [['', notStated] as const, ...OPINIONS.map((one) => [one, opinions[one]] as const)];
  });
  protected readonly exceptionChoices = computed(() => {
    const { notStated, noExceptions, hasExceptions } = this.t().certificates;
    return [['', notStated] as const, ['none', noExceptions] as const, ['some', hasExceptions] as const];
  });

  private readonly holder = httpResource<Contractor>(() => {
    const { contractorId } = this.form.draft();
    return contractorId === '' ? undefined : `/api/contractors/${contractorId}`;
  });
  private readonly found = httpResource<ServicePage>(() => {
    const vendor = this.holder.hasValue() ? this.holder.value().vendor : null;
    return vendor ? { url: '/api/services', params: { vendorId: vendor.id, limit: 50 } } : undefined;
  });
  protected readonly services = computed(() => (this.found.hasValue() ? this.found.value().items : []));

  private readonly old = httpResource<Certificate>(() => {
    const id = this.replaces();
    return id === undefined ? undefined : `/api/certificates/${id}`;
  });
  protected readonly renewed = computed(() => (this.old.hasValue() ? this.old.value() : null));

  constructor() {
    effect(() => {
      const contractorId = this.contractorId();
      if (contractorId !== undefined)
        untracked(() => {
          this.form.draft.update((draft) => ({ ...draft, contractorId }));
        });
    });
    effect(() => {
      const old = this.renewed();
      if (old)
        untracked(() => {
          this.form.draft.set(renewalOf(old));
        });
    });
  }

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  protected titleOf(one: Certificate): string {
    return certificateTitle(one, this.language.code());
  }
  protected useUsual(validUntil: string): void {
    this.form.draft.update((draft) => ({ ...draft, validUntil }));
  }
  protected cover(id: string, covered: boolean): void {
    this.form.draft.update((draft) => ({
      ...draft,
      serviceIds: covered ? [...draft.serviceIds, id] : draft.serviceIds.filter((one) => one !== id),
    }));
  }

  private bodyOf(draft: CertificateDraft): AddCertificate | ChangeCertificate {
    const { contractorId } = draft;
    const body = toBody(draft);
    return this.id() === undefined ? { ...body, contractorId, replaces: this.replaces() ?? null } : body;
  }

  private compared(): readonly (readonly [string, (draft: CertificateDraft) => string])[] {
    const text = this.t().certificates;
    const nameOf = (id: string): string => this.services().find((one) => one.id === id)?.name ?? '';
    return [
      [
        text.scheme,
        ({ scheme, schemeName }) =>
          certificateTitle({ scheme: scheme as Scheme, schemeName, number: '' }, this.language.code()),
      ],
      ...(['number', 'body', 'accreditation', 'scope', ...DATES] as const).map(
        (name) => [text[name], (draft: CertificateDraft) => draft[name]] as const,
      ),
      [text.opinion, ({ opinion }) => (opinion === '' ? '' : text.opinions[opinion as Opinion])],
      [
        text.exceptions,
        ({ exceptions, exceptionsText }) => (exceptions === 'none' ? text.noExceptions : exceptionsText),
      ],
      [text.registerUrl, ({ registerUrl }) => registerUrl],
      [text.services, ({ serviceIds }) => serviceIds.map(nameOf).join('\n')],
      [text.note, ({ note }) => note],
    ];
  }
}
