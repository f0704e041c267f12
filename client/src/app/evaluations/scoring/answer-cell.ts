import type { SetAnswer, StoredAnswer } from '#contract/evaluations.js';
import type { Level } from '#domain/checklist/checklist.js';
import type { Answer } from '#domain/evaluation/answer.js';
import type { ApiProblem } from '../../ui/api';

export type Value = StoredAnswer['value'];
/** An answer as the scorer has it on the screen. */
export type Draft = Pick<StoredAnswer, 'value' | 'grade' | 'evidence' | 'certificate'>;
export const UNANSWERED: Draft = { value: { kind: 'unknown' }, grade: null, evidence: null, certificate: null };
/** Of a stored answer, what somebody enters. */
export const draftOf = ({ value, grade, evidence, certificate }: Draft): Draft => ({
  ...{ value, grade, evidence, certificate },
});
/** As the rules read it. */
export function asAnswer({ value, grade, certificate }: Draft): Answer {
  const carriedUntil = certificate?.lapsed ? (certificate.lastDay ?? undefined) : undefined;
  return { value, grade, carriedUntil };
}

/** What keeps a change from being stored until somebody has decided. */
export type Trouble =
  | { readonly kind: 'conflict'; readonly theirs: StoredAnswer }
  | { readonly kind: 'refused'; readonly problem: ApiProblem };

/** One cell between this page and the server. Every function below answers with the next state and changes nothing. */
export interface AnswerCell {
  /** the newest state that the server has told us */
  readonly stored: StoredAnswer | null;
  /** a change that the server has not confirmed yet */
  readonly mine: Draft | null;
  /** the version that `mine` was made on: the server refuses it when somebody has been there since */
  readonly base: number;
  /** what is under way of it */
  readonly sending: Draft | null;
  readonly trouble: Trouble | null;
  /** how often somebody else's answer has arrived: a step made before that can no longer be taken back just so */
  readonly foreign: number;
}
export const UNTOUCHED: AnswerCell = {
  stored: null,
  mine: null,
  base: 0,
  sending: null,
  trouble: null,
  foreign: 0,
};

export const cellKey = (serviceId: string, criterion: string): string => `${serviceId} ${criterion}`;
export const keyParts = (key: string): { serviceId: string; criterion: string } => {
  const at = key.indexOf(' ');
  return { serviceId: key.slice(0, at), criterion: key.slice(at + 1) };
};
export const shown = (cell: AnswerCell): Draft => cell.mine ?? cell.stored ?? UNANSWERED;
const versionOf = (cell: AnswerCell): number => cell.stored?.version ?? 0;

/** What the server takes: whether a not-applicable answer is approved is not ours to say. */
export function asSetAnswer({ value, grade, evidence, certificate }: Draft): SetAnswer {
  const sent = value.kind === 'notApplicable' ? { kind: value.kind, reason: value.reason } : value;
  return { value: sent, grade, evidence, certificateId: certificate?.id ?? null };
}

/** The same answer, whatever the order in which the server writes its parts. */
export function sameAnswer(one: Draft, other: Draft): boolean {
  return sortedJson(asSetAnswer(one)) === sortedJson(asSetAnswer(other));
}
const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Somebody at this page changes the cell; a change back to what is stored leaves nothing to send. */
export function edited(cell: AnswerCell, draft: Draft): AnswerCell {
  if (cell.trouble?.kind === 'conflict') return { ...cell, mine: draft };
  if (!cell.sending && sameAnswer(draft, cell.stored ?? UNANSWERED)) return { ...cell, mine: null, trouble: null };
  return { ...cell, mine: draft, base: cell.mine ? cell.base : versionOf(cell), trouble: null };
}
/** A step is taken back or done again: when somebody else has changed the cell since, that is a conflict, never an overwrite. */
export function takenBack(cell: AnswerCell, draft: Draft, foreign: number): AnswerCell {
  if (foreign === cell.foreign || !cell.stored || cell.trouble?.kind === 'conflict') return edited(cell, draft);
  if (sameAnswer(draft, shown(cell))) return cell;
  return { ...cell, mine: draft, base: versionOf(cell), trouble: { kind: 'conflict', theirs: cell.stored } };
}
/** What this browser had kept from before a reload. */
export function restored(cell: AnswerCell, mine: Draft, base: number): AnswerCell {
  return cell.mine || sameAnswer(mine, cell.stored ?? UNANSWERED) ? cell : { ...cell, mine, base };
}
export const begun = (cell: AnswerCell): AnswerCell => ({ ...cell, sending: cell.mine });

/** The server has it; what was entered meanwhile goes on from the new version. */
export function confirmed(cell: AnswerCell, answer: StoredAnswer): AnswerCell {
  const next = { ...cell, stored: answer, base: answer.version, sending: null, trouble: null };
  return cell.mine && sameAnswer(cell.mine, answer) ? { ...next, mine: null } : next;
}
/** The server has something newer. The same answer is no conflict: ours had arrived, and only its confirmation was lost. */
export function stale(cell: AnswerCell, theirs: StoredAnswer): AnswerCell {
  if ((cell.sending && sameAnswer(cell.sending, theirs)) || (cell.mine && sameAnswer(cell.mine, theirs))) {
    return confirmed(cell, theirs);
  }
  return { ...cell, sending: null, trouble: { kind: 'conflict', theirs } };
}
export const unsent = (cell: AnswerCell): AnswerCell => ({ ...cell, sending: null });
export const refused = (cell: AnswerCell, problem: ApiProblem): AnswerCell => ({
  ...cell,
  sending: null,
  trouble: { kind: 'refused', problem },
});

/** The list of answers was read again. */
export function refreshed(cell: AnswerCell, answer: StoredAnswer): AnswerCell {
  if (cell.sending || answer.version <= versionOf(cell)) return cell;
  return { ...cell, stored: answer, foreign: cell.foreign + 1 };
}

/** Decides a conflict (the own answer on top of the newer one, or the newer one) or a refusal (again, or not at all). */
export function decided(cell: AnswerCell, keepMine: boolean): AnswerCell {
  const mine = keepMine ? cell.mine : null;
  if (cell.trouble?.kind !== 'conflict') return { ...cell, mine, trouble: null };
  const { theirs } = cell.trouble;
  return { ...cell, stored: theirs, mine, base: theirs.version, trouble: null, foreign: cell.foreign + 1 };
}

/** A level entered on a cell: a conditional answer keeps the options that still lift it. `null`: not known. */
export function withLevel(value: Value, level: Level | null): Value {
  if (value.kind === 'optional') {
    const offers = value.offers.filter((offer) => offer.level > (level ?? -1));
    if (offers.length > 0) return { kind: 'optional', base: level, offers };
  }
  return level === null ? { kind: 'unknown' } : { kind: 'known', level };
}
