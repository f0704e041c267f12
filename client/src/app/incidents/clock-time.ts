import type { IncidentClock } from '#contract/incidents.js';
import type { ClockState } from '#domain/incident/clocks.js';

const MINUTE = 60_000;

/** A span of time in whole days, hours and minutes; its sign does not matter, and what is begun counts for nothing. */
export function spanOf(ms: number): readonly [days: number, hours: number, minutes: number] {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  return [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
}

/** How a clock stands so many milliseconds after the server has answered: one that runs may have run out meanwhile. */
export function standAfter(
  { state, leftMs }: Pick<IncidentClock, 'state' | 'leftMs'>,
  elapsed: number,
): { readonly state: ClockState; readonly leftMs: number | null } {
  if (leftMs === null || (state !== 'running' && state !== 'overdue')) return { state, leftMs };
  const left = leftMs - elapsed;
  return { state: left < 0 ? 'overdue' : 'running', leftMs: left };
}

/** A sign and a colour for each state: colour is never the only sign. */
export const CLOCK_LOOKS: Readonly<Record<ClockState, { readonly sign: string; readonly style: string }>> = {
  met: { sign: '✓', style: 'ok' },
  late: { sign: '!', style: 'bad' },
  running: { sign: '▶', style: 'warn' },
  overdue: { sign: '!', style: 'bad' },
  prompt: { sign: '▶', style: 'warn' },
  unknown: { sign: '?', style: 'plain' },
  released: { sign: '―', style: 'plain' },
  notRequired: { sign: '―', style: 'plain' },
};
