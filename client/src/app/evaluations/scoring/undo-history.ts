import type { Draft } from './answer-cell';

/** One step that can be taken back: what the cell was and what it became, and after how many foreign changes. */
export interface Step {
  readonly key: string;
  readonly before: Draft;
  readonly after: Draft;
  readonly foreign: number;
}
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}
export const NO_HISTORY: History = { done: [], undone: [] };
/** enough for a morning's work; older steps are forgotten */
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
