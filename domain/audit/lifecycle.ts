import type { Transition } from '../lifecycle.js';
import type { AuditEvent, AuditState } from './states.js';

/** planApproved: outside a plan, or its plan is approved. approval: decided by a second person. complete: nothing is missing, see `missingFor`. */
export type AuditGuard = 'planApproved' | 'approval' | 'complete';

/**
 * audit: planned → announced → answering → fieldwork → factCheck → reported → closed; planned and announced may be postponed or
 * cancelled. A document audit asks and is worked on like the others. Source: design, section 6.
 */
export const AUDIT_LIFECYCLE: readonly Transition<AuditState, AuditEvent, AuditGuard>[] = [
  { from: 'planned', event: 'announce', to: 'announced', guard: 'planApproved' },
  { from: 'planned', event: 'postpone', to: 'planned' },
  { from: 'planned', event: 'cancel', to: 'cancelled', guard: 'approval' },
  { from: 'announced', event: 'ask', to: 'answering' },
  { from: 'announced', event: 'begin', to: 'fieldwork' },
  { from: 'announced', event: 'postpone', to: 'announced' },
  { from: 'announced', event: 'cancel', to: 'cancelled', guard: 'approval' },
  { from: 'answering', event: 'begin', to: 'fieldwork' },
  { from: 'fieldwork', event: 'end', to: 'factCheck' },
  { from: 'factCheck', event: 'resume', to: 'fieldwork' },
  { from: 'factCheck', event: 'report', to: 'reported', guard: 'approval' },
  { from: 'reported', event: 'close', to: 'closed', guard: 'complete' },
];

/** Where an audit rests. */
export const FINAL_AUDIT_STATES: readonly AuditState[] = ['closed', 'cancelled'];

/** Whether questions may be rated: from the questionnaire until the facts have been checked. */
export function isRateable(state: AuditState): boolean {
  return state === 'answering' || state === 'fieldwork' || state === 'factCheck';
}
