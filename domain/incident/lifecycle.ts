import type { Transition } from '../lifecycle.js';
import type { IncidentEvent, IncidentState } from './states.js';

/** recorded: what the event asks for is written down, see `missingFor`. */
export type IncidentGuard = 'recorded';

/**
 * incident: detected → contained → reported → closed. Nothing is closed before what the law asks for has been reported; a closed
 * one of which more becomes known is reopened. Source: design, section 6.
 */
export const INCIDENT_LIFECYCLE: readonly Transition<IncidentState, IncidentEvent, IncidentGuard>[] = [
  { from: 'detected', event: 'contain', to: 'contained', guard: 'recorded' },
  { from: 'contained', event: 'report', to: 'reported', guard: 'recorded' },
  { from: 'reported', event: 'close', to: 'closed', guard: 'recorded' },
  { from: 'closed', event: 'reopen', to: 'contained', guard: 'recorded' },
];
