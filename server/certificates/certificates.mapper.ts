import type { Certificate, CertificateSummary, ChangeCertificate } from '#contract/certificates.js';
import { type BusinessDate, daysBetween } from '#domain/calendar/dates.js';
import { certificateTitle, SCHEME_FACTS } from '#domain/certificate/schemes.js';
import { certificateState, gapDays } from '#domain/certificate/validity.js';
import { fold } from '#domain/vendor/folding.js';
import type { CertificateEntity } from './certificates.entities.js';
import type { NamedCertificate, Surroundings } from './certificates.repository.js';

export const subjectOf = (one: CertificateEntity): { type: 'certificate'; id: string; title: string } => ({
  type: 'certificate',
  id: one.id,
  title: certificateTitle(one, 'ja'),
});

/** What a search looks through; the holder is looked through beside it. */
export const searchKey = (
  one: Pick<ChangeCertificate, 'scheme' | 'schemeName' | 'number' | 'body' | 'scope'>,
): string => {
  const { ja, en } = SCHEME_FACTS[one.scheme].title;
  return fold([one.number, ja, en, one.schemeName, one.body, one.scope].join(' '));
};

export function toSummary(named: NamedCertificate, today: BusinessDate): CertificateSummary {
  const { certificate: one } = named;
  const { id, scheme, schemeName, number, body, issuedOn, validFrom, validUntil, periodTo, opinion, version } = one;
  return {
    ...{ id, scheme, schemeName, number, body, issuedOn, validFrom, validUntil, periodTo, opinion, version },
    contractor: { id: one.contractorId, name: named.contractorName, running: named.contractorRunning },
    state: certificateState(one, today),
    daysLeft: validUntil === null ? null : daysBetween(today, validUntil),
    // a register's entry is renewed by the next audit; only a report is bridged by a letter
    gapDays: SCHEME_FACTS[scheme].kind === 'report' ? gapDays(one, today) : null,
    hasExceptions: one.exceptions !== null && one.exceptions !== '',
  };
}

export function toCertificate(named: NamedCertificate, around: Surroundings, today: BusinessDate): Certificate {
  const { accreditation, scope, periodFrom, bridgedUntil, exceptions, registerUrl, note } = named.certificate;
  const { withdrawnOn, withdrawReason, replacedOn } = named.certificate;
  return {
    ...toSummary(named, today),
    ...{ accreditation, scope, periodFrom, bridgedUntil, exceptions, registerUrl, note },
    ...{ withdrawnOn, withdrawReason, replacedOn },
    ...around,
  };
}

/** What the trail compares: what is stored about a certificate and may change. */
export function toTrail(one: CertificateEntity): object {
  const { scheme, schemeName, number, body, accreditation, scope, issuedOn, validFrom, validUntil } = one;
  const { periodFrom, periodTo, bridgedUntil, opinion, exceptions, registerUrl, note } = one;
  const { withdrawnOn, withdrawReason, replacedBy, replacedOn } = one;
  return {
    ...{ scheme, schemeName, number, body, accreditation, scope, issuedOn, validFrom, validUntil },
    ...{ periodFrom, periodTo, bridgedUntil, opinion, exceptions, registerUrl, note },
    ...{ withdrawnOn, withdrawReason, replacedBy, replacedOn },
  };
}
