import type { AddIncident, Incident, SaveIncident } from '#contract/incidents.js';
import type { RiskCode } from '#domain/checklist/checklist.js';
import type { FormText } from '#domain/incident/record.js';
import type { Persons, Threshold } from '#domain/incident/requirement.js';
import type { IncidentRole, IncidentSeverity } from '#domain/incident/states.js';
import { instantOf, wallTime } from './tokyo-time';

type YesNo = '' | 'yes' | 'no';

/** What is typed; times are of the wall clock, and what is not known is ''. Named like the body that is sent. */
export interface IncidentDraft {
  title: string;
  role: string;
  contractorId: string;
  engagementId: string;
  risks: RiskCode[];
  severity: string;
  occurredAt: string;
  detectedAt: string;
  learnedAt: string;
  toldAt: string;
  containedAt: string;
  noticeHours: string;
  principalHours: string;
  personalData: string;
  encrypted: string;
  thresholds: Record<Threshold, string>;
  persons: { count: string; number: string };
  texts: Record<FormText, string>;
  containment: string;
  lesson: string;
  ownerId: string;
}

export const emptyDraft = (now: number, ownerId: string): IncidentDraft => ({
  ...{ title: '', role: 'principal', contractorId: '', engagementId: '', risks: [], severity: 'major' },
  ...{ occurredAt: '', detectedAt: '', learnedAt: wallTime(now), toldAt: '', containedAt: '' },
  ...{ noticeHours: '', principalHours: '', personalData: '', encrypted: '' },
  thresholds: { sensitive: '', propertyDamage: '', improperPurpose: '' },
  persons: { count: 'unknown', number: '' },
  texts: {
    ...{ description: '', items: '', cause: '', secondaryDamage: '' },
    ...{ personsResponse: '', publication: '', prevention: '', other: '' },
  },
  ...{ containment: '', lesson: '', ownerId },
});

const yesNo = (value: boolean | null): YesNo => (value === null ? '' : value ? 'yes' : 'no');
const known = (value: string): boolean | null => (value === '' ? null : value === 'yes');
const textOf = (value: number | null): string => (value === null ? '' : String(value));
/** Full-width digits are digits, too; what is no number is refused by the server at its field. */
const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text.normalize('NFKC')));

export function draftOf(one: Incident): IncidentDraft {
  const { thresholds, persons } = one;
  return {
    title: one.title,
    role: one.role,
    contractorId: one.contractor?.id ?? '',
    engagementId: one.engagement?.id ?? '',
    risks: [...one.risks],
    severity: one.severity,
    occurredAt: wallTime(one.occurredAt),
    detectedAt: wallTime(one.detectedAt),
    learnedAt: wallTime(one.learnedAt),
    toldAt: wallTime(one.toldAt),
    containedAt: wallTime(one.containedAt),
    noticeHours: textOf(one.noticeHours),
    principalHours: textOf(one.principalHours),
    personalData: yesNo(one.personalData),
    encrypted: yesNo(one.encrypted),
    thresholds: {
      sensitive: yesNo(thresholds.sensitive),
      propertyDamage: yesNo(thresholds.propertyDamage),
      improperPurpose: yesNo(thresholds.improperPurpose),
    },
    persons: { count: persons.count, number: textOf(persons.number) },
    texts: { ...one.texts },
    containment: one.containment,
    lesson: one.lesson,
    ownerId: one.owner?.id ?? '',
  };
}

/** What was not touched goes back to the second, as it was; a form knows minutes only. */
function instantIn(wall: string, was: string | null): string | null {
  return was !== null && wallTime(was) === wall ? was : instantOf(wall);
}

function told(draft: IncidentDraft, was: Incident | null): Omit<AddIncident, 'description'> {
  return {
    title: draft.title,
    role: draft.role as IncidentRole,
    contractorId: draft.contractorId || null,
    engagementId: draft.engagementId || null,
    risks: draft.risks,
    severity: draft.severity as IncidentSeverity,
    occurredAt: instantIn(draft.occurredAt, was?.occurredAt ?? null),
    detectedAt: instantIn(draft.detectedAt, was?.detectedAt ?? null),
    learnedAt: instantIn(draft.learnedAt, was?.learnedAt ?? null) ?? '',
    toldAt: instantIn(draft.toldAt, was?.toldAt ?? null),
    noticeHours: numberOf(draft.noticeHours),
    personalData: known(draft.personalData),
    ownerId: draft.ownerId || null,
  };
}

export const newBody = (draft: IncidentDraft): AddIncident => ({
  ...told(draft, null),
  description: draft.texts.description,
});

export function changedBody(draft: IncidentDraft, was: Incident): SaveIncident {
  const { thresholds, persons } = draft;
  const count = persons.count as Persons['count'];
  return {
    ...told(draft, was),
    containedAt: instantIn(draft.containedAt, was.containedAt),
    containment: draft.containment,
    principalHours: numberOf(draft.principalHours),
    encrypted: known(draft.encrypted),
    thresholds: {
      sensitive: known(thresholds.sensitive),
      propertyDamage: known(thresholds.propertyDamage),
      improperPurpose: known(thresholds.improperPurpose),
    },
    persons: { count, number: count === 'unknown' ? null : numberOf(persons.number) },
    texts: draft.texts,
    lesson: draft.lesson,
  };
}
