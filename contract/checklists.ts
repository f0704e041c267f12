import * as z from 'zod';
import { CAUSES, EVIDENCE_CODES, RISKS } from '#domain/checklist/checklist.js';
import { Bilingual } from './texts.js';

const Hours = z.number().min(0).max(1000).multipleOf(0.01);
export const EffortHours = z.tuple([Hours, Hours, Hours, Hours, Hours]).meta({ id: 'EffortHours' });
const Weight = z.int().min(0).max(1000);

export const Viewpoint = z
  .object({ code: z.string(), title: Bilingual, defaultWeight: Weight })
  .meta({ id: 'Viewpoint' });

export const Criterion = z
  .object({
    code: z.string(),
    viewpoint: z.string(),
    title: Bilingual,
    why: Bilingual,
    anchors: z.tuple([Bilingual, Bilingual, Bilingual, Bilingual, Bilingual]),
    evidence: z.array(z.enum(EVIDENCE_CODES)),
    risks: z.array(z.enum(RISKS)),
    causes: z.array(z.enum(CAUSES)),
    defaultWeight: Weight,
    mustHaveDefault: z.boolean(),
    effortHours: EffortHours,
    mapping: z.record(z.string(), z.array(z.string())),
  })
  .meta({ id: 'Criterion' });

/** One published version, whole. */
export const Checklist = z
  .object({
    version: z.string(),
    title: Bilingual,
    viewpoints: z.array(Viewpoint),
    criteria: z.array(Criterion),
  })
  .meta({ id: 'Checklist' });
export type Checklist = z.infer<typeof Checklist>;

export const StoredChecklist = Checklist.extend({ id: z.uuid(), publishedOn: z.iso.date() }).meta({
  id: 'StoredChecklist',
});
export type StoredChecklist = z.infer<typeof StoredChecklist>;

export const ChecklistSummary = z
  .object({ id: z.uuid(), version: z.string(), title: Bilingual, publishedOn: z.iso.date(), criterionCount: z.int() })
  .meta({ id: 'ChecklistSummary' });
export type ChecklistSummary = z.infer<typeof ChecklistSummary>;
export const ChecklistList = z.object({ items: z.array(ChecklistSummary) }).meta({ id: 'ChecklistList' });
export type ChecklistList = z.infer<typeof ChecklistList>;
