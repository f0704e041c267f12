import type { Contractor, ContractorContact, SaveContractor } from '#contract/contractors.js';
import type { PersonalData, TierAnswers } from '#domain/vendor/tier.js';

/** An engagement as it is typed: '' is "not answered". */
export interface EngagementDraft {
  id: string;
  title: string;
  scope: string;
  ownerId: string;
  personalData: PersonalData;
  personalDataReason: string;
  dataSubjects: string;
  sendsFromOwnDomain: string;
  outageTolerable: string;
  startsOn: string;
  endsOn: string;
}
export interface SubProcessorDraft {
  contractorId: string;
  name: string;
  work: string;
  country: string;
  personalData: string;
}
export interface ContractorDraft {
  name: string;
  yomi: string;
  vendorId: string;
  corporateNumber: string;
  homepage: string;
  note: string;
  contacts: ContractorContact[];
  engagements: EngagementDraft[];
  subProcessors: SubProcessorDraft[];
}

export const emptyEngagement = (): EngagementDraft => ({
  id: '',
  title: '',
  scope: '',
  ownerId: '',
  personalData: 'entrusted',
  personalDataReason: '',
  dataSubjects: '',
  sendsFromOwnDomain: '',
  outageTolerable: '',
  startsOn: '',
  endsOn: '',
});
export const emptyContact = (): ContractorContact => ({ name: '', department: '', email: '', phone: '' });
export const EMPTY_CONTRACTOR: ContractorDraft = {
  name: '',
  yomi: '',
  vendorId: '',
  corporateNumber: '',
  homepage: '',
  note: '',
  contacts: [],
  engagements: [emptyEngagement()],
  subProcessors: [],
};

const typedFlag = (value: boolean | null): string => (value === null ? '' : String(value));
const flagOf = (typed: string): boolean | null => (typed === '' ? null : typed === 'true');
/** 1,000 in either width; null when nothing is typed, undefined when it is no number. */
export function countOf(typed: string): number | null | undefined {
  const digits = typed.normalize('NFKC').replace(/[,\s]/g, '');
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

export const toDraft = (one: Contractor): ContractorDraft => ({
  name: one.name,
  yomi: one.yomi,
  vendorId: one.vendor?.id ?? '',
  corporateNumber: one.corporateNumber ?? '',
  homepage: one.homepage ?? '',
  note: one.note,
  contacts: one.contacts.map((contact) => ({ ...contact })),
  engagements: one.engagements.map((engagement) => ({
    id: engagement.id,
    title: engagement.title,
    scope: engagement.scope,
    ownerId: engagement.owner?.id ?? '',
    personalData: engagement.personalData,
    personalDataReason: engagement.personalDataReason,
    dataSubjects: engagement.dataSubjects === null ? '' : String(engagement.dataSubjects),
    sendsFromOwnDomain: typedFlag(engagement.sendsFromOwnDomain),
    outageTolerable: typedFlag(engagement.outageTolerable),
    startsOn: engagement.startsOn ?? '',
    endsOn: engagement.endsOn ?? '',
  })),
  subProcessors: one.subProcessors.map((sub) => ({ ...sub, personalData: typedFlag(sub.personalData) })),
});

/** The answers that decide the tier, as far as they are typed. */
export const answersOf = (draft: EngagementDraft): TierAnswers => ({
  personalData: draft.personalData,
  dataSubjects: countOf(draft.dataSubjects) ?? null,
  sendsFromOwnDomain: flagOf(draft.sendsFromOwnDomain),
  outageTolerable: flagOf(draft.outageTolerable),
});

export const toSave = (draft: ContractorDraft): SaveContractor => ({
  name: draft.name,
  yomi: draft.yomi,
  vendorId: draft.vendorId || null,
  corporateNumber: draft.corporateNumber.trim() || null,
  homepage: draft.homepage.trim() || null,
  note: draft.note,
  contacts: draft.contacts,
  engagements: draft.engagements.map((one) => ({
    ...(one.id === '' ? {} : { id: one.id }),
    title: one.title,
    scope: one.scope,
    ownerId: one.ownerId || null,
    personalDataReason: one.personalDataReason,
    ...answersOf(one),
    startsOn: one.startsOn || null,
    endsOn: one.endsOn || null,
  })),
  subProcessors: draft.subProcessors.map(({ contractorId, work, country, personalData }) => ({
    contractorId,
    work,
    country,
    personalData: flagOf(personalData),
  })),
});
