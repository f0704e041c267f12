import type { FindingEvent } from './states.js';
import type { FindingSteps } from './record.js';

/** Fewer than this are no ladder: the method is called five whys because the first answers are symptoms. */
export const FEWEST_WHYS = 3;

type Check = readonly [path: string, isMissing: (steps: FindingSteps) => boolean];
const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';

const CORRECTION: readonly Check[] = [
  ['correction.text', ({ correction }) => blank(correction?.text)],
  ['correction.doneOn', ({ correction }) => (correction?.doneOn ?? null) === null],
];
const ANALYSIS: readonly Check[] = [
  [
    'analysis.whys',
    ({ analysis }) =>
      analysis?.method === 'fiveWhys' && analysis.whys.filter((why) => !blank(why)).length < FEWEST_WHYS,
  ],
  ['analysis.rootCause', ({ analysis }) => blank(analysis?.rootCause)],
  ['analysis.similarFound', ({ analysis }) => (analysis?.similarFound ?? null) === null],
  ['analysis.similar', ({ analysis }) => blank(analysis?.similar)],
];
const PLAN: readonly Check[] = [
  ['plan.measures', ({ plan }) => blank(plan?.measures)],
  ['plan.responsible', ({ plan }) => blank(plan?.responsible)],
  ['plan.dueOn', ({ plan }) => (plan?.dueOn ?? null) === null],
];
const COMPLETION: readonly Check[] = [
  ['completion.evidence', ({ completion }) => blank(completion?.evidence)],
  ['completion.doneOn', ({ completion }) => (completion?.doneOn ?? null) === null],
];
const EFFECTIVENESS: readonly Check[] = [
  ['effectiveness.effective', ({ effectiveness }) => (effectiveness?.effective ?? null) === null],
  ['effectiveness.method', ({ effectiveness }) => blank(effectiveness?.method)],
  ['effectiveness.result', ({ effectiveness }) => blank(effectiveness?.result)],
  ['effectiveness.checkedOn', ({ effectiveness }) => (effectiveness?.checkedOn ?? null) === null],
];
const REMARK: readonly Check[] = [['remark.text', ({ remark }) => blank(remark?.text)]];

const NEEDS: Readonly<Partial<Record<FindingEvent, readonly Check[]>>> = {
  correct: CORRECTION,
  analyse: [...CORRECTION, ...ANALYSIS],
  plan: [...CORRECTION, ...ANALYSIS, ...PLAN],
  complete: [...PLAN, ...COMPLETION],
  verify: [...COMPLETION, ...EFFECTIVENESS],
  returnWork: [...COMPLETION, ...EFFECTIVENESS],
  close: [...CORRECTION, ...ANALYSIS, ...PLAN, ...COMPLETION, ...EFFECTIVENESS],
  adopt: REMARK,
  decline: REMARK,
  discontinue: REMARK,
};

/**
 * The paths of what an event still lacks, in the order of the steps; empty: nothing. Similar cases and the check of the effect are
 * never left out. Source: audit programme, corrective_action.required_fields and rule; ISO/IEC 27001:2022, 10.2.
 */
export function missingFor(event: FindingEvent, steps: FindingSteps): string[] {
  return (NEEDS[event] ?? []).filter(([, isMissing]) => isMissing(steps)).map(([path]) => path);
}
