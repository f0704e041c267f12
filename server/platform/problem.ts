import type { ProblemCode, ProblemField } from '#contract/problem.js';

const STATUS: Partial<Record<ProblemCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  xsrf: 403,
  notFound: 404,
  conflict: 409,
  emailTaken: 409,
  alreadyDecided: 409,
  transitionNotAllowed: 409,
  evaluationClosed: 409,
  archived: 409,
  planExists: 409,
  planNotDraft: 409,
  auditIncomplete: 409,
  auditNotOpen: 409,
  contractorEnded: 409,
  ratingContested: 409,
  notAnAuditor: 403,
  contractorClosed: 409,
  contractorRunning: 409,
  certificateTaken: 409,
  outageKnown: 409,
  exclusionDecided: 409,
  monthNotOver: 409,
  monthClosed: 409,
  monthNotClosed: 409,
  closingRuns: 409,
  slaEnded: 409,
  findingClosed: 409,
  approvalPending: 409,
  effectivenessUnchecked: 409,
  severityFixed: 409,
  incidentClosed: 409,
  noContractor: 409,
  contractClosed: 409,
  contractNumberTaken: 409,
  contractHasDependents: 409,
  retentionRunning: 409,
  ownFinding: 403,
  lastAdministrator: 409,
  ownAccount: 409,
  ownRequest: 403,
  notYourStep: 403,
  stale: 412,
  tooLarge: 413,
  fileTooLarge: 413,
  fileTypeRefused: 415,
  tooManyFiles: 409,
  preconditionRequired: 428,
  throttled: 429,
  internal: 500,
  unavailable: 503,
  storageFull: 507,
  storageAway: 503,
};

/** The one mapping of codes to statuses; whatever is not named is 400: the request itself is wrong. */
export const statusOf = (code: ProblemCode): number => STATUS[code] ?? 400;

/** Refuses a request with a code of the closed set. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly more: {
      readonly title?: string;
      readonly detail?: string;
      readonly fields?: readonly ProblemField[];
      /** the newer state, with `stale` */
      readonly current?: unknown;
    } = {},
  ) {
    super(more.title ?? code);
    this.name = 'Refusal';
  }
}

/** For what does not exist and for what the person may not know. */
export const notFound = (): Refusal => new Refusal('notFound', { title: 'There is no such thing, or not for you' });
