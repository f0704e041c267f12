import type { Finding, MoveFinding } from '#contract/findings.js';
import type { ManualEvent } from '#domain/finding/lifecycle.js';
import type { CauseMethod } from '#domain/finding/record.js';

/** What is typed for a step; dates and choices are '' while they are open. Grouped and named like the body that is sent. */
export interface StepDraft {
  readonly correction: { text: string; doneOn: string };
  readonly analysis: { method: string; whys: string[]; rootCause: string; similarFound: string; similar: string };
  readonly plan: { measures: string; responsible: string; dueOn: string };
  readonly completion: { evidence: string; doneOn: string };
  readonly effectiveness: { effective: string; method: string; result: string; checkedOn: string; earlyReason: string };
  readonly riskAcceptance: { until: string; why: string; compensating: string };
  readonly extension: { dueOn: string; reason: string };
  readonly remark: { text: string };
}

/** One field of a step: where it is in the draft, and how it is typed. */
export type StepField = readonly [
  group: keyof StepDraft,
  name: string,
  kind: 'line' | 'prose' | 'date' | 'method' | 'similar' | 'effective' | 'whys',
];

/** The fields of each event, in the order in which they are thought about; an event without any needs one click only. */
export const STEP_FIELDS: Readonly<Record<ManualEvent, readonly StepField[]>> = {
  correct: [
    ['correction', 'text', 'prose'],
    ['correction', 'doneOn', 'date'],
  ],
  analyse: [
    ['analysis', 'method', 'method'],
    ['analysis', 'whys', 'whys'],
    ['analysis', 'rootCause', 'prose'],
    ['analysis', 'similarFound', 'similar'],
    ['analysis', 'similar', 'prose'],
  ],
  plan: [
    ['plan', 'measures', 'prose'],
    ['plan', 'responsible', 'line'],
    ['plan', 'dueOn', 'date'],
  ],
  start: [],
  complete: [
    ['completion', 'evidence', 'prose'],
    ['completion', 'doneOn', 'date'],
  ],
  verify: [
    ['effectiveness', 'effective', 'effective'],
    ['effectiveness', 'method', 'prose'],
    ['effectiveness', 'result', 'prose'],
    ['effectiveness', 'checkedOn', 'date'],
    ['effectiveness', 'earlyReason', 'prose'],
  ],
  close: [],
  adopt: [['remark', 'text', 'prose']],
  decline: [['remark', 'text', 'prose']],
  extend: [
    ['extension', 'dueOn', 'date'],
    ['extension', 'reason', 'prose'],
  ],
  acceptRisk: [
    ['riskAcceptance', 'why', 'prose'],
    ['riskAcceptance', 'compensating', 'prose'],
    ['riskAcceptance', 'until', 'date'],
  ],
  reopen: [['remark', 'text', 'prose']],
  discontinue: [['remark', 'text', 'prose']],
};

export const WHYS = 5;
const choice = (value: boolean | null | undefined): string => (value == null ? '' : value ? 'yes' : 'no');
const chosen = (value: string): boolean | null => (value === '' ? null : value === 'yes');
const day = (value: string): string | null => (value === '' ? null : value);

/** What is there already, ready to be completed; a result of the effect is always written anew. */
export function draftOf(finding: Finding, today: string): StepDraft {
  const { correction, analysis, plan, completion } = finding;
  return {
    correction: { text: correction?.text ?? '', doneOn: correction?.doneOn ?? today },
    analysis: {
      method: analysis?.method ?? 'fiveWhys',
      whys: Array.from({ length: WHYS }, (_, index) => analysis?.whys[index] ?? ''),
      rootCause: analysis?.rootCause ?? '',
      similarFound: choice(analysis?.similarFound),
      similar: analysis?.similar ?? '',
    },
    plan: {
      measures: plan?.measures ?? '',
      responsible: plan?.responsible ?? '',
      dueOn: finding.due.completion?.on ?? '',
    },
    completion: { evidence: completion?.evidence ?? '', doneOn: completion?.doneOn ?? today },
    effectiveness: { effective: '', method: '', result: '', checkedOn: today, earlyReason: '' },
    riskAcceptance: { until: '', why: '', compensating: '' },
    extension: { dueOn: '', reason: '' },
    remark: { text: '' },
  };
}

export function moveOf(event: ManualEvent, draft: StepDraft): MoveFinding {
  const { correction, analysis, plan, completion, effectiveness, riskAcceptance, extension, remark } = draft;
  switch (event) {
    case 'correct':
      return { event, correction: { ...correction, doneOn: day(correction.doneOn) } };
    case 'analyse':
      return {
        event,
        analysis: {
          ...analysis,
          method: analysis.method as CauseMethod,
          whys: analysis.method === 'fiveWhys' ? analysis.whys.filter((why) => why.trim() !== '') : [],
          similarFound: chosen(analysis.similarFound),
        },
      };
    case 'plan':
      return { event, plan: { ...plan, dueOn: day(plan.dueOn) } };
    case 'complete':
      return { event, completion: { ...completion, doneOn: day(completion.doneOn) } };
    case 'verify':
      return {
        event,
        effectiveness: {
          ...effectiveness,
          effective: chosen(effectiveness.effective),
          checkedOn: day(effectiveness.checkedOn),
        },
      };
    case 'extend':
      return { event, ...extension };
    case 'acceptRisk':
      return { event, riskAcceptance };
    case 'start':
    case 'close':
      return { event };
    default:
      return { event, remark };
  }
}

/** Where a path of the server's schema is in the draft. */
export const draftPath = (event: ManualEvent, path: string): readonly string[] =>
  event === 'extend' ? ['extension', path] : path.split('.');
