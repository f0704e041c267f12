import type { Checklist, CauseCode, Criterion, Level, RiskCode } from '../checklist/checklist.js';
import { defaultSettings } from '../checklist/weights.js';
import type { Answer, Grade } from './answer.js';
import type { Candidate, EvaluationModel, Settings } from './model.js';

/** Small models for the specs of the rules. */
export interface CriterionSketch {
  readonly code: string;
  readonly viewpoint?: string;
  readonly weight?: number;
  readonly risks?: readonly RiskCode[];
  readonly causes?: readonly CauseCode[];
  readonly effortHours?: Criterion['effortHours'];
}

const text = (word: string) => ({ ja: word, en: word });

export function checklistOf(
  criteria: readonly CriterionSketch[],
  viewpointWeights: Readonly<Record<string, number>> = { V1: 1 },
): Checklist {
  return {
    version: 'test',
    title: text('test'),
    viewpoints: Object.entries(viewpointWeights).map(([code, defaultWeight]) => ({
      code,
      title: text(code),
      defaultWeight,
    })),
    criteria: criteria.map((one) => ({
      code: one.code,
      viewpoint: one.viewpoint ?? 'V1',
      title: text(one.code),
      why: text(''),
      anchors: [text('0'), text('1'), text('2'), text('3'), text('4')],
      evidence: [],
      risks: one.risks ?? [],
      causes: one.causes ?? [],
      defaultWeight: one.weight ?? 1,
      mustHaveDefault: false,
      effortHours: one.effortHours ?? [0, 0, 0, 0, 0],
      mapping: {},
    })),
  };
}

/** A digit is a level, `?` unknown, `-` approved not applicable, `~` not applicable without approval. */
export function answer(sign: number | '?' | '-' | '~', grade: Grade | null = 'documented'): Answer {
  if (typeof sign === 'number') return { value: { kind: 'known', level: sign as Level }, grade };
  if (sign === '?') return { value: { kind: 'unknown' }, grade: null };
  return { value: { kind: 'notApplicable', reason: 'none', approved: sign === '-' }, grade: null };
}

export function candidate(
  serviceId: string,
  answers: Readonly<Record<string, Answer>>,
  more: Partial<Candidate> = {},
): Candidate {
  return { serviceId, name: serviceId, answers, purchases: [], waivers: [], plans: [], planId: null, ...more };
}

export function modelOf(
  checklist: Checklist,
  candidates: readonly Candidate[],
  settings: Partial<Settings> = {},
): EvaluationModel {
  return { checklist, candidates, settings: { ...defaultSettings(checklist), ...settings } };
}
