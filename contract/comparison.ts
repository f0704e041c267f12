import * as z from 'zod';
import { CAUSES, RISKS } from '#domain/checklist/checklist.js';
import { VERDICTS } from '#domain/evaluation/comparison.js';

const Range = z.object({ lower: z.number().nullable(), upper: z.number().nullable() });
const KnownRange = z.object({ lower: z.number(), upper: z.number() });
const coded = <T extends z.ZodType<string>>(code: T) => z.array(Range.extend({ code }));

export const ServiceResult = z
  .object({
    id: z.uuid(),
    name: z.string(),
    verdict: z.enum(VERDICTS),
    mustHaves: z.array(
      z.object({
        criterion: z.string(),
        state: z.enum(['belowThreshold', 'unknown', 'gradeTooLow', 'notApplicable', 'waived']),
      }),
    ),
    rank: z.int().nullable(),
    bracketRank: z.int().nullable(),
    bestRank: z.int().nullable(),
    worstRank: z.int().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    answeredShare: z.number().nullable(),
    unknownCount: z.int(),
    functionCoverage: Range,
    loadMinutes: KnownRange,
    loadReduction: KnownRange.nullable(),
    viewpoints: coded(z.string()),
    risks: coded(z.enum(RISKS)),
    causes: coded(z.enum(CAUSES)),
    fee: z.object({
      y1: z.int().nullable(),
      y3: z.int().nullable(),
      y5: z.int().nullable(),
      lowerBound: z.boolean(),
      tax: z.enum(['included', 'excluded', 'mixed']).nullable(),
      planId: z.uuid().nullable(),
      reasons: z.array(z.string()),
    }),
    labour: z.object({ y1: KnownRange, y3: KnownRange, y5: KnownRange }).nullable(),
  })
  .meta({ id: 'ServiceResult' });

export const Comparison = z
  .object({
    evaluationId: z.uuid(),
    title: z.string(),
    formulaVersion: z.string(),
    asOf: z.iso.date(),
    services: z.array(ServiceResult),
    nextQuestions: z.array(
      z.object({
        criterion: z.string(),
        keepsPending: z.boolean(),
        points: z.number(),
        services: z.array(
          z.object({
            serviceId: z.uuid(),
            reason: z.enum(['unknown', 'grade', 'approval']),
            keepsPending: z.boolean(),
            points: z.number(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;
