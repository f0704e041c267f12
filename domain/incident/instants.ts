import { RuleViolation } from '../rule-violation.js';
import type { Instants } from './record.js';
import type { Instant } from './states.js';

/**
 * Refuses what cannot have been: something in the future, detected or learned before it occurred, told or contained before anybody had
 * noticed. We may learn of something before the contractor notices it. Throws RuleViolation with the path of the instant.
 */
export function assertInstants(instants: Instants, now: Instant): void {
  const { occurred, detected, learned, told, contained } = instants;
  for (const [name, at] of Object.entries(instants) as [string, Instant | null][]) {
    if (at !== null && at > now) throw new RuleViolation('dateInTheFuture', { path: `${name}At` });
  }
  if (occurred !== null) {
    if (learned < occurred) throw new RuleViolation('learnedBeforeOccurred', { path: 'learnedAt' });
    if (detected !== null && detected < occurred)
      throw new RuleViolation('detectedBeforeOccurred', { path: 'detectedAt' });
  }
  if (told !== null && detected !== null && told < detected)
    throw new RuleViolation('toldBeforeDetected', { path: 'toldAt' });
  const noticed = detected ?? occurred;
  if (contained !== null && noticed !== null && contained < noticed)
    throw new RuleViolation('containedBeforeDetected', { path: 'containedAt' });
}
