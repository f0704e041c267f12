/** The closed set of rules that a request can break; the wire carries the same codes. */
export const RULE_CODES = [
  'weightNegative',
  'weightNotWhole',
  'weightTooLarge',
  'weightsAllZero',
  'levelOutOfRange',
  'criterionNotInChecklist',
  'noCandidates',
  'duplicateCandidate',
  'tooManyCandidates',
  'notACandidate',
  'offerLevelNotAboveBase',
  'duplicateOffer',
  'unknownOffer',
  'unknownPlan',
  'thresholdOutOfRange',
  'effortOutOfRange',
  'evaluationClosed',
  'transitionNotAllowed',
  'ownRequest',
  'notYourStep',
  'alreadyDecided',
  'dateInThePast',
  'emailTaken',
  'lastAdministrator',
  'ownAccount',
  'archived',
  'calendarEnds',
  'planExists',
  'planNotDraft',
  'auditIncomplete',
  'auditNotOpen',
  'notAnAuditor',
  'dependentAuditor',
  'contractorEnded',
  'questionNotInAudit',
  'ratingContested',
  'notABusinessDay',
  'corporateNumberForm',
  'corporateNumberCheckDigit',
  'corporateNumberTaken',
  'vendorTaken',
  'personalDataReasonMissing',
  'endBeforeStart',
  'subProcessorCircle',
  'contractorClosed',
  'contractorRunning',
  'dateInTheFuture',
  'fileUnreadable',
  'tooManyRows',
  'importHasErrors',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** Thrown by rules: which one was broken, and by what. `facts.path` names the field; people's texts live in the client. */
export class RuleViolation extends Error {
  constructor(
    readonly code: RuleCode,
    readonly facts: Readonly<Record<string, unknown>> & { readonly path?: string } = {},
  ) {
    super(code);
    this.name = 'RuleViolation';
  }
}
