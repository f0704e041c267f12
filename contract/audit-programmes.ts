import * as z from 'zod';
import { SEVERITIES } from '#domain/audit/programme.js';
import { Bilingual } from './texts.js';

export const AuditSection = z.object({ code: z.string(), title: Bilingual }).meta({ id: 'AuditSection' });

export const AuditQuestion = z
  .object({
    code: z.string(),
    section: z.string(),
    text: Bilingual,
    method: Bilingual,
    evidence: Bilingual,
    defaultSeverity: z.enum(SEVERITIES),
    safetyMeasure: Bilingual,
    criteria: z.array(z.string()),
    controls: z.array(z.string()),
    note: Bilingual.nullable(),
  })
  .meta({ id: 'AuditQuestion' });
export type AuditQuestion = z.infer<typeof AuditQuestion>;

/** One published version, whole. */
export const AuditProgramme = z
  .object({
    version: z.string(),
    title: Bilingual,
    lowTierQuestions: z.array(z.string()),
    sections: z.array(AuditSection),
    questions: z.array(AuditQuestion),
  })
  .meta({ id: 'AuditProgramme' });
export type AuditProgramme = z.infer<typeof AuditProgramme>;

export const StoredAuditProgramme = AuditProgramme.extend({ id: z.uuid(), publishedOn: z.iso.date() }).meta({
  id: 'StoredAuditProgramme',
});
export type StoredAuditProgramme = z.infer<typeof StoredAuditProgramme>;

export const AuditProgrammeSummary = z
  .object({ id: z.uuid(), version: z.string(), title: Bilingual, publishedOn: z.iso.date(), questionCount: z.int() })
  .meta({ id: 'AuditProgrammeSummary' });
export const AuditProgrammeList = z
  .object({ items: z.array(AuditProgrammeSummary) })
  .meta({ id: 'AuditProgrammeList' });
export type AuditProgrammeList = z.infer<typeof AuditProgrammeList>;
