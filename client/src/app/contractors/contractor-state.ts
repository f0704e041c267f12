import type { ContractorSummary } from '#contract/contractors.js';

/** The one word for how things stand with a contractor. */
export function stateOf({
  archived,
  running,
  endedOn,
}: Pick<ContractorSummary, 'archived' | 'running' | 'endedOn'>): 'archived' | 'running' | 'ended' | 'idle' {
  return archived ? 'archived' : running ? 'running' : endedOn === null ? 'idle' : 'ended';
}
