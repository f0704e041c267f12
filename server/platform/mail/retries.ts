const MINUTE = 60_000;
const LONGEST_PAUSE = 4 * 60 * MINUTE;
/** About two days, by the pauses below. */
export const MOST_ATTEMPTS = 19;

/**
 * When a mail that could not be sent is tried again: after 1, 2, 4 … minutes, at most four hours; null after the last attempt.
 * `attempts` counts those made, from 1.
 */
export function nextAttempt(attempts: number, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return new Date(now.getTime() + Math.min(LONGEST_PAUSE, MINUTE * 2 ** (attempts - 1)));
}
