import * as z from 'zod';
import { listOf, pageOf } from './lists.js';

const Kind = z.enum([
  'xlsx',
  'pdf',
  'checkSheet',
  'auditPdf',
  'auditXlsx',
  'incidentPdf',
  'slaPdf',
  'slaXlsx',
  'standingPdf',
  'standingXlsx',
]);
const ReportLanguage = z.enum(['ja', 'en']);

export const ReportQuery = z.object({ language: ReportLanguage.default('ja') });
export type ReportQuery = z.infer<typeof ReportQuery>;

export const IssuedReport = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: Kind,
    language: ReportLanguage,
    subjectType: z.enum(['evaluation', 'audit', 'incident', 'sla', 'standing']),
    subjectId: z.uuid(),
    title: z.string(),
    issuedAt: z.iso.datetime(),
    issuedBy: z.string(),
    byteCount: z.int(),
    sha256: z.string(),
    /** the evaluation or the audit as it is now would give this very file */
    isCurrent: z.boolean(),
  })
  .meta({ id: 'IssuedReport' });
export type IssuedReport = z.infer<typeof IssuedReport>;
export const IssuedReportList = pageOf(IssuedReport).meta({ id: 'IssuedReportList' });
export type IssuedReportList = z.infer<typeof IssuedReportList>;
export const ListReports = listOf(['-issuedAt', 'issuedAt'], '-issuedAt')
  .omit({ q: true })
  .extend({ kind: Kind.optional(), language: ReportLanguage.optional() });
export type ListReports = z.infer<typeof ListReports>;

/** GET /api/verify/{code}, without sign-in: no more than anybody who holds the paper may know. */
export const Verification = z
  .object({
    code: z.string(),
    valid: z.boolean(),
    issuedAt: z.iso.datetime().nullable(),
    kind: Kind.nullable(),
    newerExists: z.boolean().nullable(),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;
