import * as z from 'zod';

export const ReportQuery = z.object({ language: z.enum(['ja', 'en']).default('ja') });
export type ReportQuery = z.infer<typeof ReportQuery>;

export const IssuedReport = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.enum(['xlsx', 'pdf', 'checkSheet']),
    language: z.enum(['ja', 'en']),
    evaluationId: z.uuid(),
    title: z.string(),
    issuedAt: z.iso.datetime(),
    issuedBy: z.string(),
    byteCount: z.int(),
    sha256: z.string(),
  })
  .meta({ id: 'IssuedReport' });
export type IssuedReport = z.infer<typeof IssuedReport>;
export const IssuedReportList = z.object({ items: z.array(IssuedReport) }).meta({ id: 'IssuedReportList' });
export type IssuedReportList = z.infer<typeof IssuedReportList>;

/** GET /api/verify/{code}, without sign-in: no more than anybody who holds the paper may know. */
export const Verification = z
  .object({
    code: z.string(),
    valid: z.boolean(),
    issuedAt: z.iso.datetime().nullable(),
    kind: z.enum(['xlsx', 'pdf', 'checkSheet']).nullable(),
    newerExists: z.boolean().nullable(),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;
