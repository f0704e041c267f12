import type { RequirementFacts } from './requirement.js';
import type { IncidentRole, Instant, ReportStep } from './states.js';

/** When things happened; null: not known, or not yet. */
export interface Instants {
  readonly occurred: Instant | null;
  /** when the contractor noticed it, or we did where no contractor is concerned */
  readonly detected: Instant | null;
  /** when we got to know of it, from whomever: the law's periods run from here */
  readonly learned: Instant;
  /** when the contractor told us */
  readonly told: Instant | null;
  readonly contained: Instant | null;
}

/** What the commission's form asks for, in its order, as far as it is known; empty: not known yet. 施行規則8条1項. */
export const FORM_TEXTS = [
  'description',
  'items',
  'cause',
  'secondaryDamage',
  'personsResponse',
  'publication',
  'prevention',
  'other',
] as const;
export type FormText = (typeof FORM_TEXTS)[number];

/** A report as it was made. */
export interface MadeReport {
  readonly at: Instant;
  readonly to: string;
  readonly note: string;
}

/** What is known of an incident, as far as rules ask for it. */
export interface IncidentFacts extends RequirementFacts {
  readonly role: IncidentRole;
  /** a contractor is concerned */
  readonly byContractor: boolean;
  readonly instants: Instants;
  /** hours within which the contractor has to tell us, by contract; null: not known */
  readonly noticeHours: number | null;
  /** hours within which we have to tell those who entrusted us, by contract; null: not known */
  readonly principalHours: number | null;
  readonly reports: Readonly<Partial<Record<ReportStep, MadeReport>>>;
}
