/** How many persons are concerned: the number, at least so many, or nobody knows. */
export interface Persons {
  readonly count: 'known' | 'atLeast' | 'unknown';
  /** null exactly when unknown */
  readonly number: number | null;
}

/** More persons than this make an incident one that is reported, whatever the data. */
export const MANY_PERSONS = 1000;

/** 施行規則7条1号 要配慮個人情報, 2号 財産的被害のおそれ, 3号 不正の目的のおそれ; 4号 follows from the number of persons. */
export const THRESHOLDS = ['sensitive', 'propertyDamage', 'improperPurpose'] as const;
export type Threshold = (typeof THRESHOLDS)[number];
export type ReportReason = Threshold | 'manyPersons';

/** What decides whether the law asks for a report; null: not known yet. */
export interface RequirementFacts {
  /** whether personal data leaked, was lost or damaged, or may have been */
  readonly personalData: boolean | null;
  /** whether strong encryption or the like protected it */
  readonly encrypted: boolean | null;
  readonly thresholds: Readonly<Record<Threshold, boolean | null>>;
  readonly persons: Persons;
}

export interface Requirement {
  readonly verdict: 'required' | 'notRequired' | 'unknown';
  /** the thresholds that are reached */
  readonly reasons: readonly ReportReason[];
  /** why it need not be reported although thresholds may be reached */
  readonly exempt: 'noPersonalData' | 'encrypted' | null;
  /** the facts without which it cannot be said, as paths */
  readonly open: readonly string[];
  /** within how many days the final report is due */
  readonly finalDays: 30 | 60;
}

/** Whether more persons are concerned than the threshold; null: cannot be said yet. */
function manyPersons({ count, number }: Persons): boolean | null {
  if (count === 'unknown' || number === null) return null;
  if (number > MANY_PERSONS) return true;
  return count === 'known' ? false : null;
}

/**
 * Whether the incident is reported to the Personal Information Protection Commission and why; one reached threshold is enough,
 * and none is taken as not reached before somebody has said so. Encryption only exempts when it is known.
 * Source: 個人情報保護法26条1項, 施行規則7条 (thresholds, encryption) and 8条2項 (30 days; 60 where an improper purpose is suspected,
 * whatever else is reached).
 */
export function requirementOf(facts: RequirementFacts): Requirement {
  const { personalData, encrypted, thresholds, persons } = facts;
  const many = manyPersons(persons);
  const reasons: ReportReason[] = THRESHOLDS.filter((one) => thresholds[one] === true);
  if (many === true) reasons.push('manyPersons');
  const finalDays = thresholds.improperPurpose === true ? 60 : 30;
  const exempt = personalData === false ? 'noPersonalData' : encrypted === true ? 'encrypted' : null;
  if (exempt !== null) return { verdict: 'notRequired', reasons, exempt, open: [], finalDays };
  if (reasons.length > 0) return { verdict: 'required', reasons, exempt, open: [], finalDays };
  const open = [
    ...(personalData === null ? ['personalData'] : []),
    ...THRESHOLDS.filter((one) => thresholds[one] === null).map((one) => `thresholds.${one}`),
    ...(many === null ? ['persons'] : []),
  ];
  return { verdict: open.length === 0 ? 'notRequired' : 'unknown', reasons, exempt, open, finalDays };
}
