import { eventsFrom, type Transition } from '../lifecycle.js';

export const CERTIFICATE_STATES = ['upcoming', 'valid', 'expiring', 'expired', 'replaced', 'withdrawn'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** begin, near and lapse follow from the date; the others are said by somebody. */
export const CERTIFICATE_EVENTS = ['begin', 'near', 'lapse', 'replace', 'withdraw', 'reinstate'] as const;
export type CertificateEvent = (typeof CERTIFICATE_EVENTS)[number];
type Step = Transition<CertificateState, CertificateEvent, 'date'>;

const IN_HAND = ['upcoming', 'valid', 'expiring', 'expired'] as const satisfies readonly CertificateState[];

/**
 * certificate: upcoming → valid → expiring → expired, by its dates; replaced by its successor; withdrawn by whoever issued it,
 * which can be taken back: then the dates count again. Source: design, section 6.
 */
export const CERTIFICATE_LIFECYCLE: readonly Step[] = [
  { from: 'upcoming', event: 'begin', to: 'valid', guard: 'date' },
  { from: 'valid', event: 'near', to: 'expiring', guard: 'date' },
  { from: 'expiring', event: 'lapse', to: 'expired', guard: 'date' },
  ...IN_HAND.map((from): Step => ({ from, event: 'replace', to: 'replaced' })),
  ...IN_HAND.map((from): Step => ({ from, event: 'withdraw', to: 'withdrawn' })),
  { from: 'withdrawn', event: 'reinstate', to: 'valid' },
];

/** Where a certificate rests. */
export const FINAL_CERTIFICATE_STATES: readonly CertificateState[] = ['expired', 'replaced', 'withdrawn'];

/** What somebody can do with it now. */
export function certificateEvents(state: CertificateState): CertificateEvent[] {
  return eventsFrom(CERTIFICATE_LIFECYCLE, state);
}
