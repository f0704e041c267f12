import type { ImportProgress } from '#contract/contractor-imports.js';

/** The newest whole line of an answer that is still coming. */
export function lastStep(lines: string): ImportProgress | null {
  const whole = lines.slice(0, lines.lastIndexOf('\n') + 1).trim();
  return whole === '' ? null : (JSON.parse(whole.slice(whole.lastIndexOf('\n') + 1)) as ImportProgress);
}
