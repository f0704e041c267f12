import { type AuditQuestion, isMandatory } from './programme.js';
import { isNonconformity } from './carry-over.js';
import type { AuditEvent, AuditMode, Rating } from './states.js';

/** What an audit can still lack before its next step. */
export const AUDIT_GAPS = [
  'contractorEnded',
  'planNotApproved',
  'noAuditor',
  'dependentAuditor',
  'openingMeeting',
  'closingMeeting',
  'unrated',
  'contested',
  'factsMissing',
  'reasonMissing',
  'sourceMissing',
  'openObjection',
  'conclusion',
] as const;
export type AuditGap = (typeof AUDIT_GAPS)[number];

export interface AuditFacts {
  readonly mode: AuditMode;
  readonly contractorRunning: boolean;
  readonly planApproved: boolean;
  readonly auditorIds: readonly string[];
  readonly ownerIds: readonly string[];
  readonly questions: readonly AuditQuestion[];
  readonly answers: readonly {
    readonly question: string;
    readonly rating: Rating;
    readonly facts: string;
    readonly naReason: string;
    readonly answeredBy: string;
    readonly sourceUrl: string | null;
    readonly contested: boolean;
  }[];
  readonly openingHeld: boolean;
  readonly closingHeld: boolean;
  readonly openObjections: readonly string[];
  readonly concluded: boolean;
}

/**
 * What is missing before the event, each with the questions concerned; empty: nothing. A critical or major question counts as
 * rated only when it has been verified: who shows no evidence does not conform. Source: audit programme, process.
 */
export function gapsFor(event: AuditEvent, audit: AuditFacts): { gap: AuditGap; questions: string[] }[] {
  const found: { gap: AuditGap; questions: string[] }[] = [];
  const lack = (gap: AuditGap, holds: boolean, questions: string[] = []): void => {
    if (holds) found.push({ gap, questions });
  };
  if (event === 'announce') {
    lack('contractorEnded', !audit.contractorRunning);
    lack('planNotApproved', !audit.planApproved);
  }
  if (event === 'announce' || event === 'begin') {
    lack('noAuditor', audit.auditorIds.length === 0);
    lack(
      'dependentAuditor',
      audit.auditorIds.some((id) => audit.ownerIds.includes(id)),
    );
  }
  const meets = audit.mode !== 'document';
  if (event === 'end') lack('openingMeeting', meets && !audit.openingHeld);
  if (event === 'report' || event === 'close') {
    lack('closingMeeting', meets && !audit.closingHeld);
    for (const [gap, questions] of answerGaps(audit)) lack(gap, questions.length > 0, questions);
    lack('openObjection', audit.openObjections.length > 0, [...audit.openObjections]);
    lack('conclusion', !audit.concluded);
  }
  return found;
}

function answerGaps({ questions, answers }: AuditFacts): readonly (readonly [AuditGap, string[]])[] {
  const rated = new Map(answers.map((answer) => [answer.question, answer.rating]));
  const where = (holds: (answer: AuditFacts['answers'][number]) => boolean): string[] =>
    answers.filter(holds).map(({ question }) => question);
  return [
    [
      'unrated',
      questions
        .filter((question) => isMandatory(question) && (rated.get(question.code) ?? 'unverified') === 'unverified')
        .map(({ code }) => code),
    ],
    ['contested', where(({ contested }) => contested)],
    ['factsMissing', where(({ rating, facts }) => isNonconformity(rating) && facts === '')],
    ['reasonMissing', where(({ rating, naReason }) => rating === 'na' && naReason === '')],
    ['sourceMissing', where(({ answeredBy, sourceUrl }) => answeredBy === 'public' && sourceUrl === null)],
  ];
}
