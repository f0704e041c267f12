import * as z from 'zod';
import { CERTIFICATE_STATES } from '#domain/certificate/lifecycle.js';
import { SCHEMES } from '#domain/certificate/schemes.js';
import { GRADES } from '#domain/evaluation/answer.js';
import { EVALUATION_EVENTS, EVALUATION_STATES } from '#domain/evaluation/states.js';
import { Checklist, EffortHours } from './checklists.js';
import { flag, listOf, pageOf } from './lists.js';
import { PricePlan } from './services.js';
import { BusinessDate, Name, Prose, WebAddress } from './texts.js';

const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const Yen = z.int().nonnegative().max(1_000_000_000_000);
/** Range and whole number are rules of `domain`, with codes of their own. */
const Weight = z.number();

export const MustHave = z
  .object({
    threshold: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    minGrade: z.enum(GRADES).nullable(),
  })
  .meta({ id: 'MustHave' });

export const Settings = z
  .object({
    viewpointWeights: z.record(z.string(), Weight),
    criterionWeights: z.record(z.string(), Weight),
    mustHaves: z.record(z.string(), MustHave),
    volume: z.object({
      mailsPerMonth: z.int().nonnegative().max(10_000_000_000).nullable(),
      addresses: z.int().nonnegative().max(10_000_000_000).nullable(),
    }),
    assumptions: z.object({ periodIsMonthly: z.boolean(), initialIsZero: z.boolean(), capacityIsMails: z.boolean() }),
    hourlyRateYen: Yen.nullable(),
    effortHours: z.record(z.string(), EffortHours),
  })
  .meta({ id: 'EvaluationSettings' });
export type Settings = z.infer<typeof Settings>;

export const Offer = z
  .object({
    id: z.string().min(1).max(60),
    name: Name,
    monthlyYen: Yen.nullable(),
    initialYen: Yen.nullable(),
    level: Level,
  })
  .meta({ id: 'Offer' });

export const AnswerValue = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('unknown') }),
    z.object({ kind: z.literal('known'), level: z.number() }),
    z.object({ kind: z.literal('optional'), base: z.number().nullable(), offers: z.array(Offer).min(1).max(10) }),
    z.object({ kind: z.literal('notApplicable'), reason: z.string().trim().min(1).max(2000) }),
  ])
  .meta({ id: 'AnswerValue' });

export const Evidence = z
  .object({
    link: WebAddress.nullable(),
    note: Prose,
    date: BusinessDate.nullable(),
    /** who said or saw it */
    by: z.string().trim().max(200),
  })
  .meta({ id: 'Evidence' });

export const SetAnswer = z
  .object({
    value: AnswerValue,
    grade: z.enum(GRADES).nullable().default(null),
    evidence: Evidence.nullable().default(null),
    /** the certificate that carries the answer: one of the contractor that is the service's vendor */
    certificateId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'SetAnswer' });
export type SetAnswer = z.infer<typeof SetAnswer>;

const CertificateRef = z.object({
  id: z.uuid(),
  scheme: z.enum(SCHEMES),
  schemeName: z.string(),
  number: z.string(),
  /** the last day on which it holds; null: no end is known */
  lastDay: BusinessDate.nullable(),
  successorId: z.uuid().nullable(),
});
/** The certificate that an answer rests on; `lapsed`: its grade counts as declared only. */
export const CarryingCertificate = CertificateRef.extend({ lapsed: z.boolean() }).meta({ id: 'CarryingCertificate' });
export type CarryingCertificate = z.infer<typeof CarryingCertificate>;

/** GET /api/evaluations/{id}/certificates: those that answers about a candidate can rest on. */
export const CandidateCertificates = z
  .object({
    items: z.array(CertificateRef.extend({ serviceId: z.uuid(), state: z.enum(CERTIFICATE_STATES) })),
  })
  .meta({ id: 'CandidateCertificates' });
export type CandidateCertificates = z.infer<typeof CandidateCertificates>;

/** `version` 0: nobody has answered yet. `ETag` is `"<version>"`. */
export const StoredAnswer = z
  .object({
    serviceId: z.uuid(),
    criterion: z.string(),
    value: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unknown') }),
      z.object({ kind: z.literal('known'), level: Level }),
      z.object({ kind: z.literal('optional'), base: Level.nullable(), offers: z.array(Offer) }),
      z.object({ kind: z.literal('notApplicable'), reason: z.string(), approved: z.boolean() }),
    ]),
    grade: z.enum(GRADES).nullable(),
    evidence: Evidence.nullable(),
    certificate: CarryingCertificate.nullable(),
    version: z.int().nonnegative(),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'StoredAnswer' });
export type StoredAnswer = z.infer<typeof StoredAnswer>;
/** A waiver that somebody, not only the reader, has asked for or been granted; the last day may have passed. */
export const AskedWaiver = z
  .object({
    serviceId: z.uuid(),
    criterion: z.string(),
    state: z.enum(['requested', 'approved']),
    lastDay: BusinessDate,
  })
  .meta({ id: 'AskedWaiver' });
export type AskedWaiver = z.infer<typeof AskedWaiver>;
export const AnswerList = z
  .object({ items: z.array(StoredAnswer), waivers: z.array(AskedWaiver) })
  .meta({ id: 'AnswerList' });
export type AnswerList = z.infer<typeof AnswerList>;

export const Candidate = z
  .object({
    serviceId: z.uuid(),
    name: z.string(),
    type: z.string(),
    planId: z.uuid().nullable(),
    purchases: z.array(z.object({ criterion: z.string(), offerId: z.string() })),
    plans: z.array(PricePlan),
  })
  .meta({ id: 'Candidate' });

export const EvaluationSummary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state: z.enum(EVALUATION_STATES),
    checklistVersion: z.string(),
    candidateCount: z.int(),
    /** answered cells of candidates × criteria */
    answeredCount: z.int(),
    cellCount: z.int(),
    fictitious: z.boolean(),
    archived: z.boolean(),
    updatedAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: 'EvaluationSummary' });
export type EvaluationSummary = z.infer<typeof EvaluationSummary>;
export const EvaluationPage = pageOf(EvaluationSummary).meta({ id: 'EvaluationPage' });
export type EvaluationPage = z.infer<typeof EvaluationPage>;
export const ListEvaluations = listOf(['-updatedAt', 'updatedAt', 'title', '-title'], '-updatedAt').extend({
  state: z.enum(EVALUATION_STATES).optional(),
  archived: flag.optional(),
});
export type ListEvaluations = z.infer<typeof ListEvaluations>;

/** The set-up. Its `ETag` is `"<version>"`; answers have versions of their own. */
export const Evaluation = EvaluationSummary.extend({
  question: z.string(),
  checklistId: z.uuid(),
  settings: Settings,
  candidates: z.array(Candidate),
  evaluators: z.array(z.object({ id: z.uuid(), name: z.string() })),
}).meta({ id: 'Evaluation' });
export type Evaluation = z.infer<typeof Evaluation>;

export const AddEvaluation = z
  .object({ title: Name, question: Prose.default(''), checklistId: z.uuid(), serviceIds: z.array(z.uuid()) })
  .meta({ id: 'AddEvaluation' });
export type AddEvaluation = z.infer<typeof AddEvaluation>;

/** A candidate left out is hidden with its answers; named again, it has them back. */
export const ChangeEvaluation = z
  .object({
    title: Name,
    question: Prose,
    settings: Settings,
    evaluatorIds: z.array(z.uuid()).max(100),
    candidates: z.array(
      z.object({
        serviceId: z.uuid(),
        planId: z.uuid().nullable(),
        purchases: z.array(z.object({ criterion: z.string(), offerId: z.string() })).max(600),
      }),
    ),
  })
  .meta({ id: 'ChangeEvaluation' });
export type ChangeEvaluation = z.infer<typeof ChangeEvaluation>;

export const CopyEvaluation = z.object({ title: Name, withAnswers: z.boolean() }).meta({ id: 'CopyEvaluation' });
export type CopyEvaluation = z.infer<typeof CopyEvaluation>;
export const MoveEvaluation = z
  .object({ event: z.enum(EVALUATION_EVENTS), note: Prose.default('') })
  .meta({ id: 'MoveEvaluation' });
export type MoveEvaluation = z.infer<typeof MoveEvaluation>;

/** `EvaluationModel` of `domain/evaluation`, for the live what-if in the browser. */
export const EvaluationModelView = z
  .object({
    checklist: Checklist,
    settings: Settings,
    candidates: z.array(
      z.object({
        serviceId: z.uuid(),
        name: z.string(),
        answers: z.record(
          z.string(),
          z.object({
            value: StoredAnswer.shape.value,
            grade: z.enum(GRADES).nullable(),
            carriedUntil: BusinessDate.optional(),
          }),
        ),
        purchases: z.array(z.object({ criterion: z.string(), offerId: z.string() })),
        waivers: z.array(z.object({ criterion: z.string(), lastDay: BusinessDate })),
        plans: z.array(PricePlan),
        planId: z.uuid().nullable(),
      }),
    ),
  })
  .meta({ id: 'EvaluationModel' });
export type EvaluationModelView = z.infer<typeof EvaluationModelView>;
