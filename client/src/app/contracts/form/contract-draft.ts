import type { Contract, ContractAmount, SaveContract } from '#contract/contracts.js';
import type { ParentRelation } from '#domain/contract/chain.js';
import type { ContractKind } from '#domain/contract/lifecycle.js';
import type { NoticePeriod, Terms } from '#domain/contract/terms.js';
import type { PersonalData } from '#domain/vendor/tier.js';

/** A contract as it is typed: '' is "not stated". */
export interface ContractDraft {
  contractorId: string;
  number: string;
  title: string;
  kind: string;
  ourName: string;
  ourSignatory: string;
  theirName: string;
  theirSignatory: string;
  scope: string;
  note: string;
  services: { id: string; name: string }[];
  personalData: string;
  ownerId: string;
  signedOn: string;
  startsOn: string;
  endsOn: string;
  renewalMonths: string;
  noticePeriod: { count: string; unit: string };
  noticeOn: string;
  amount: { yen: string; per: string; tax: string };
  retentionYears: string;
  parent: { id: string; relation: string };
}

export const EMPTY_CONTRACT: ContractDraft = {
  contractorId: '',
  number: '',
  title: '',
  kind: 'master',
  ourName: '',
  ourSignatory: '',
  theirName: '',
  theirSignatory: '',
  scope: '',
  note: '',
  services: [],
  personalData: 'entrusted',
  ownerId: '',
  signedOn: '',
  startsOn: '',
  endsOn: '',
  renewalMonths: '',
  noticePeriod: { count: '', unit: 'months' },
  noticeOn: '',
  amount: { yen: '', per: 'month', tax: 'excluded' },
  retentionYears: '7',
  parent: { id: '', relation: 'under' },
};

/** 1,000 in either width; null when nothing is typed, undefined when it is no number. */
export function wholeOf(typed: string): number | null | undefined {
  const digits = typed.normalize('NFKC').replace(/[,\s¥円]/g, '');
  if (digits === '') return null;
  return /^\d{1,13}$/.test(digits) ? Number(digits) : undefined;
}

export const toDraft = (one: Contract): ContractDraft => ({
  contractorId: one.contractor.id,
  number: one.number,
  title: one.title,
  kind: one.kind,
  ourName: one.ourName,
  ourSignatory: one.ourSignatory,
  theirName: one.theirName,
  theirSignatory: one.theirSignatory,
  scope: one.scope,
  note: one.note,
  services: one.services.map((service) => ({ ...service })),
  personalData: one.personalData,
  ownerId: one.owner?.id ?? '',
  signedOn: one.signedOn ?? '',
  startsOn: one.startsOn ?? '',
  endsOn: one.endsOn ?? '',
  renewalMonths: String(one.renewalMonths ?? ''),
  noticePeriod: { count: String(one.noticePeriod?.count ?? ''), unit: one.noticePeriod?.unit ?? 'months' },
  noticeOn: one.noticeOverridden ? (one.noticeOn ?? '') : '',
  amount: {
    yen: String(one.amount?.yen ?? ''),
    per: one.amount?.per ?? 'month',
    tax: one.amount?.tax ?? 'excluded',
  },
  retentionYears: String(one.retention.years),
  parent: { id: one.parent?.id ?? '', relation: one.parent?.relation ?? 'under' },
});

/** The terms as far as they are typed. */
export function termsOf(draft: ContractDraft): Terms {
  const count = wholeOf(draft.noticePeriod.count);
  return {
    startsOn: draft.startsOn || null,
    endsOn: draft.endsOn || null,
    renewalMonths: wholeOf(draft.renewalMonths) ?? null,
    // the choice writes one of the units
    noticePeriod: count == null ? null : { count, unit: draft.noticePeriod.unit as NoticePeriod['unit'] },
    noticeOn: draft.noticeOn || null,
  };
}

export function toSave(draft: ContractDraft): SaveContract {
  const yen = wholeOf(draft.amount.yen) ?? null;
  const { parent, amount } = draft;
  return {
    contractorId: draft.contractorId,
    number: draft.number,
    title: draft.title,
    kind: draft.kind as ContractKind,
    ourName: draft.ourName,
    ourSignatory: draft.ourSignatory,
    theirName: draft.theirName,
    theirSignatory: draft.theirSignatory,
    scope: draft.scope,
    note: draft.note,
    serviceIds: draft.services.map(({ id }) => id),
    personalData: draft.personalData as PersonalData,
    ownerId: draft.ownerId || null,
    signedOn: draft.signedOn || null,
    ...termsOf(draft),
    amount:
      yen === null ? null : { yen, per: amount.per as ContractAmount['per'], tax: amount.tax as ContractAmount['tax'] },
    retentionYears: draft.retentionYears === '10' ? 10 : 7,
    parent: parent.id === '' ? null : { id: parent.id, relation: parent.relation as ParentRelation },
  };
}
