import type { IncidentClock } from './clocks.js';
import type { FormText, IncidentFacts } from './record.js';
import { requirementOf } from './requirement.js';
import type { IncidentEvent, ReportStep } from './states.js';

/** What an event is decided from besides the facts. */
export interface Written {
  /** how it was stopped */
  readonly containment: string;
  readonly texts: Readonly<Record<FormText, string>>;
  /** findings that were raised from it */
  readonly lessons: number;
  /** what was learned, or why nothing is */
  readonly lesson: string;
  readonly reopening: string;
}

const blank = (text: string): boolean => text.trim() === '';

/** Reports that are owed and were not made; a trustee owes the notice to its principal first. */
const notMade = (clocks: readonly IncidentClock[], steps: readonly ReportStep[]): string[] =>
  clocks
    .filter(
      ({ clock, state }) => steps.some((step) => step === clock) && ['running', 'overdue', 'prompt'].includes(state),
    )
    .map(({ clock }) => `reports.${clock}`);

/**
 * The paths of what an event still lacks; empty: nothing. Reported is an incident once it has been decided whether the law asks for a
 * report and the first one was made; closed once everything that is owed was reported, and cause, prevention and lesson are
 * written. Source: design, section 6; 個人情報保護法26条.
 */
export function missingFor(
  event: IncidentEvent,
  facts: IncidentFacts,
  written: Written,
  clocks: readonly IncidentClock[],
): string[] {
  switch (event) {
    case 'contain':
      return [
        ...(facts.instants.contained === null ? ['containedAt'] : []),
        ...(blank(written.containment) ? ['containment'] : []),
      ];
    case 'report':
      return [...requirementOf(facts).open, ...notMade(clocks, ['principal', 'preliminary'])];
    case 'close':
      return [
        ...requirementOf(facts).open,
        ...notMade(clocks, ['principal', 'preliminary', 'final', 'persons']),
        ...(['cause', 'prevention'] as const)
          .filter((name) => blank(written.texts[name]))
          .map((name) => `texts.${name}`),
        ...(written.lessons === 0 && blank(written.lesson) ? ['lesson'] : []),
      ];
    case 'reopen':
      return blank(written.reopening) ? ['reopening'] : [];
  }
}
