import type { AuditAnswer, RateQuestion } from '#contract/audits.js';
import type { ApiProblem } from '../../ui/api';

/** What one enters for a question; the key of the edit is made when it is sent. */
export type RatingDraft = Omit<RateQuestion, 'key'>;

export type Trouble =
  { readonly kind: 'stale'; readonly theirs: AuditAnswer } | { readonly kind: 'refused'; readonly problem: ApiProblem };

/** A question as one works on it. */
export interface RatedQuestion {
  readonly stored: AuditAnswer | null;
  /** entered here and not known to have arrived */
  readonly mine: { readonly draft: RatingDraft; readonly base: number; readonly key: string } | null;
  readonly trouble: Trouble | null;
}

export const UNRATED: RatedQuestion = { stored: null, mine: null, trouble: null };

export const EMPTY_DRAFT: RatingDraft = {
  rating: 'unverified',
  facts: '',
  evidenceSeen: '',
  sampling: null,
  answeredBy: 'contractor',
  answerer: '',
  sourceUrl: null,
  sourceSeenOn: null,
  naReason: '',
};

export function draftOf(answer: AuditAnswer): RatingDraft {
  const { rating, facts, evidenceSeen, sampling, answeredBy, answerer, sourceUrl, sourceSeenOn, naReason } = answer;
  return { rating, facts, evidenceSeen, sampling, answeredBy, answerer, sourceUrl, sourceSeenOn, naReason };
}

/** What the card shows: what was entered, else what is stored; null: nobody has rated it. */
export function shownDraft({ mine, stored }: RatedQuestion): RatingDraft | null {
  return mine?.draft ?? (stored ? draftOf(stored) : null);
}

/** An entry starts from the version that was on the screen when its first key was pressed. */
export function entered(question: RatedQuestion, draft: RatingDraft, key: string): RatedQuestion {
  const base = question.mine?.base ?? question.stored?.version ?? 0;
  return { ...question, mine: { draft, base, key } };
}

/** The answer to an edit has come; what was entered since starts from it. */
export function arrived(question: RatedQuestion, key: string, answer: AuditAnswer): RatedQuestion {
  const { mine } = question;
  const later = mine && mine.key !== key ? { ...mine, base: answer.version } : null;
  return { stored: answer, mine: later, trouble: null };
}

export const inTrouble = (question: RatedQuestion, trouble: Trouble): RatedQuestion => ({ ...question, trouble });

/** Ends a trouble: with mine on top of what is stored now, or without it. */
export function settled(question: RatedQuestion, keepMine: boolean, key: string): RatedQuestion {
  const { mine, trouble } = question;
  const stored = trouble?.kind === 'stale' ? trouble.theirs : question.stored;
  return {
    stored,
    mine: keepMine && mine ? { draft: mine.draft, base: stored?.version ?? 0, key } : null,
    trouble: null,
  };
}
