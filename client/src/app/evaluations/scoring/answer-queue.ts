import type { SetAnswer, StoredAnswer } from '#contract/evaluations.js';

export type Value = StoredAnswer['value'];
/** An answer as the scorer has it on the screen. */
export type Draft = Pick<StoredAnswer, 'value' | 'grade' | 'evidence'>;

/** A cell's change that the server has not confirmed yet. */
export interface Edit {
  readonly serviceId: string;
  readonly criterion: string;
  readonly draft: Draft;
  /** the version that it was made on: the server refuses it when somebody has been there since */
  readonly version: number;
}

export const cellKey = (serviceId: string, criterion: string): string => `${serviceId} ${criterion}`;

/** What the server takes: whether a not-applicable answer is approved is not ours to say. */
export function asSetAnswer({ value, grade, evidence }: Draft): SetAnswer {
  const sent = value.kind === 'notApplicable' ? { kind: value.kind, reason: value.reason } : value;
  return { value: sent, grade, evidence };
}

/** The queue with one more edit: a later one of the same cell replaces the earlier, on the version of the earlier. */
export function enqueue(queue: readonly Edit[], edit: Edit): Edit[] {
  const key = cellKey(edit.serviceId, edit.criterion);
  const earlier = queue.find((one) => cellKey(one.serviceId, one.criterion) === key);
  const merged = earlier ? { ...edit, version: earlier.version } : edit;
  return [...queue.filter((one) => one !== earlier), merged];
}

/** After the server has confirmed an edit of the cell: what is still queued for it starts from the new version. */
export function rebase(queue: readonly Edit[], serviceId: string, criterion: string, version: number): Edit[] {
  return queue.map((one) => (one.serviceId === serviceId && one.criterion === criterion ? { ...one, version } : one));
}

/** One step that can be taken back: what the cell was and what it became. */
export interface Step {
  readonly serviceId: string;
  readonly criterion: string;
  readonly before: Draft;
  readonly after: Draft;
}
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}
export const NO_HISTORY: History = { done: [], undone: [] };
const MOST = 500;

export const record = (history: History, step: Step): History => ({
  done: [...history.done.slice(1 - MOST), step],
  undone: [],
});
export function undo({ done, undone }: History): { history: History; step: Step } | null {
  const step = done.at(-1);
  return step ? { step, history: { done: done.slice(0, -1), undone: [...undone, step] } } : null;
}
export function redo({ done, undone }: History): { history: History; step: Step } | null {
  const step = undone.at(-1);
  return step ? { step, history: { done: [...done, step], undone: undone.slice(0, -1) } } : null;
}
