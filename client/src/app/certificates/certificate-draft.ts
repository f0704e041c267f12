import type { Certificate, ChangeCertificate } from '#contract/certificates.js';
import { addDays } from '#domain/calendar/dates.js';
import { assertDates } from '#domain/certificate/rules.js';
import type { Opinion, Scheme } from '#domain/certificate/schemes.js';
import { RuleViolation } from '#domain/rule-violation.js';

export const DATES = ['issuedOn', 'validFrom', 'validUntil', 'periodFrom', 'periodTo', 'bridgedUntil'] as const;

/** A certificate as it is typed: what is not stated is empty. */
export interface CertificateDraft extends Record<(typeof DATES)[number], string> {
  readonly contractorId: string;
  /** a `Scheme` */
  readonly scheme: string;
  readonly schemeName: string;
  readonly number: string;
  readonly body: string;
  readonly accreditation: string;
  readonly scope: string;
  /** an `Opinion`, or not known */
  readonly opinion: string;
  /** '': not known; none; some: as the text says */
  readonly exceptions: string;
  readonly exceptionsText: string;
  readonly registerUrl: string;
  readonly note: string;
  readonly serviceIds: readonly string[];
}

export const EMPTY: CertificateDraft = {
  contractorId: '',
  scheme: 'iso27001',
  schemeName: '',
  number: '',
  body: '',
  accreditation: '',
  scope: '',
  issuedOn: '',
  validFrom: '',
  validUntil: '',
  periodFrom: '',
  periodTo: '',
  bridgedUntil: '',
  opinion: '',
  exceptions: '',
  exceptionsText: '',
  registerUrl: '',
  note: '',
  serviceIds: [],
};

export const toDraft = (one: Certificate): CertificateDraft => ({
  contractorId: one.contractor.id,
  scheme: one.scheme,
  schemeName: one.schemeName,
  number: one.number,
  body: one.body,
  accreditation: one.accreditation,
  scope: one.scope,
  issuedOn: one.issuedOn ?? '',
  validFrom: one.validFrom ?? '',
  validUntil: one.validUntil ?? '',
  periodFrom: one.periodFrom ?? '',
  periodTo: one.periodTo ?? '',
  bridgedUntil: one.bridgedUntil ?? '',
  opinion: one.opinion ?? '',
  exceptions: one.exceptions === null ? '' : one.exceptions === '' ? 'none' : 'some',
  exceptionsText: one.exceptions ?? '',
  registerUrl: one.registerUrl ?? '',
  note: one.note,
  serviceIds: one.services.map(({ id }) => id),
});

/** What the renewal of a certificate begins with: the same scheme, from the day after its last one. */
export const renewalOf = (one: Certificate): CertificateDraft => {
  const { contractorId, scheme, schemeName, number, body, accreditation, scope, registerUrl, serviceIds } =
    toDraft(one);
  return {
    ...EMPTY,
    ...{ contractorId, scheme, schemeName, number, body, accreditation, scope, registerUrl, serviceIds },
    validFrom: one.validUntil === null ? '' : addDays(one.validUntil, 1),
  };
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function toBody(draft: CertificateDraft): ChangeCertificate {
  const { schemeName, number, body, accreditation, scope, note, opinion, serviceIds } = draft;
  return {
    ...{ schemeName, number, body, accreditation, scope, note },
    scheme: draft.scheme as Scheme,
    ...datesOf(draft),
    opinion: opinion === '' ? null : (opinion as Opinion),
    exceptions: draft.exceptions === '' ? null : draft.exceptions === 'none' ? '' : draft.exceptionsText,
    registerUrl: orNull(draft.registerUrl),
    serviceIds: [...serviceIds],
  };
}

const datesOf = (draft: CertificateDraft) => ({
  issuedOn: orNull(draft.issuedOn),
  validFrom: orNull(draft.validFrom),
  validUntil: orNull(draft.validUntil),
  periodFrom: orNull(draft.periodFrom),
  periodTo: orNull(draft.periodTo),
  bridgedUntil: orNull(draft.bridgedUntil),
});

/** The rule that the dates break, at the field at which they break it; null: they fit. */
export function brokenDate(
  draft: CertificateDraft,
): { readonly path: string; readonly rule: RuleViolation['code'] } | null {
  try {
    assertDates({ scheme: draft.scheme as Scheme, ...datesOf(draft) });
    return null;
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    return { path: error.facts.path ?? '', rule: error.code };
  }
}
