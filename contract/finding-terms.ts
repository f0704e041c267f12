import * as z from 'zod';
import { ALLOWANCE_UNITS } from '#domain/finding/terms.js';

const Allowance = z.object({ count: z.int().min(1).max(400), unit: z.enum(ALLOWANCE_UNITS) });
const Corrected = z.object({ correction: Allowance, plan: Allowance, completion: Allowance });
const businessDays = z.int().min(1).max(60);

const terms = {
  /** how long each step may take from the day of the finding */
  allowances: z.object({
    critical: Corrected,
    major: Corrected,
    minor: Corrected,
    observation: z.object({ answer: Allowance }),
  }),
  /** days from completion within which the effect is checked; it does not show before the thirtieth */
  checkDays: z.int().min(30).max(400),
  /** business days for a plan that was returned */
  returnedPlanDays: businessDays,
  /** business days after a deadline; each more than the one before */
  escalations: z.object({ owner: businessDays, manager: businessDays, executive: businessDays }),
};

/** GET /api/findings/terms: what holds for findings from now on; deadlines that are set already stay. */
export const FindingTerms = z
  .object({
    id: z.literal('terms'),
    version: z.int(),
    ...terms,
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'FindingTerms' });
export type FindingTerms = z.infer<typeof FindingTerms>;

export const ChangeFindingTerms = z.object(terms).meta({ id: 'ChangeFindingTerms' });
export type ChangeFindingTerms = z.infer<typeof ChangeFindingTerms>;
