import * as z from 'zod';
import { CERTIFICATE_STATES } from '#domain/certificate/lifecycle.js';
import { OPINIONS, SCHEMES } from '#domain/certificate/schemes.js';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, Name, Prose, WebAddress } from './texts.js';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Day = BusinessDate.nullable();
const Line = z.union([z.literal(''), Name]);

const stated = {
  scheme: z.enum(SCHEMES),
  /** of `other` */
  schemeName: Line,
  number: Line,
  body: Line,
  accreditation: Line,
  scope: Prose,
  issuedOn: Day,
  validFrom: Day,
  /** the last day, inclusive */
  validUntil: Day,
  /** what a report is about, and until when a bridge letter goes on */
  periodFrom: Day,
  periodTo: Day,
  bridgedUntil: Day,
  opinion: z.enum(OPINIONS).nullable(),
  /** exceptions that the examiner noted; null: not looked at yet, '': none */
  exceptions: Prose.nullable(),
  /** the public register in which it can be looked up */
  registerUrl: WebAddress.nullable(),
  note: Prose,
};

export const CertificateSummary = z
  .object({
    id: z.uuid(),
    contractor: Named.extend({ running: z.boolean() }),
    scheme: z.enum(SCHEMES),
    schemeName: z.string(),
    number: z.string(),
    body: z.string(),
    issuedOn: Day,
    validFrom: Day,
    validUntil: Day,
    periodTo: Day,
    state: z.enum(CERTIFICATE_STATES),
    /** calendar days until the last one; negative: so many days ago; null: no end is stated */
    daysLeft: z.int().nullable(),
    /** calendar days of which a report says nothing; null: it is no report, or has no period */
    gapDays: z.int().nonnegative().nullable(),
    opinion: z.enum(OPINIONS).nullable(),
    hasExceptions: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'CertificateSummary' });
export type CertificateSummary = z.infer<typeof CertificateSummary>;
export const CertificatePage = pageOf(CertificateSummary).meta({ id: 'CertificatePage' });
export type CertificatePage = z.infer<typeof CertificatePage>;

/** One of the same chain: what it replaces, or what replaces it. */
const Linked = z.object({ id: z.uuid(), scheme: z.enum(SCHEMES), number: z.string(), validUntil: Day });

export const Certificate = CertificateSummary.extend({
  ...stated,
  /** services of the holder that it covers; none: all of them */
  services: z.array(Named),
  withdrawnOn: Day,
  withdrawReason: z.string(),
  replacedOn: Day,
  predecessor: Linked.nullable(),
  successor: Linked.nullable(),
}).meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof Certificate>;

export const ChangeCertificate = z
  .object({ ...stated, serviceIds: z.array(z.uuid()).max(50) })
  .meta({ id: 'ChangeCertificate' });
export type ChangeCertificate = z.infer<typeof ChangeCertificate>;
/** `replaces`: the certificate of the same holder that this one succeeds. */
export const AddCertificate = ChangeCertificate.extend({
  contractorId: z.uuid(),
  replaces: z.uuid().nullable().default(null),
}).meta({ id: 'AddCertificate' });
export type AddCertificate = z.infer<typeof AddCertificate>;

export const WithdrawCertificate = z
  .object({ withdrawnOn: BusinessDate, reason: z.string().trim().min(1).max(1000) })
  .meta({ id: 'WithdrawCertificate' });
export type WithdrawCertificate = z.infer<typeof WithdrawCertificate>;

export const ListCertificates = listOf(
  ['validUntil', '-validUntil', 'scheme', '-scheme', 'issuedOn', '-issuedOn'],
  'validUntil',
).extend({
  state: z.enum(CERTIFICATE_STATES).optional(),
  scheme: z.enum(SCHEMES).optional(),
  contractorId: z.uuid().optional(),
  /** neither replaced nor withdrawn; a `state` says that already */
  current: flag.optional(),
});
export type ListCertificates = z.infer<typeof ListCertificates>;
