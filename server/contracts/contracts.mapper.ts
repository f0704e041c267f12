import type { ClauseCheck, Contract, ContractFamilyLine, ContractSummary } from '#contract/contracts.js';
import { addDays, type BusinessDate } from '#domain/calendar/dates.js';
import { familyOf, type Parents } from '#domain/contract/chain.js';
import { clausesOf, countClauses } from '#domain/contract/clauses.js';
import { decideBy, endOf, movesOf, renewsItself, stateOf } from '#domain/contract/lifecycle.js';
import { deletableFrom } from '#domain/contract/retention.js';
import { nextEnd } from '#domain/contract/terms.js';
import { type ContractEntity, standingOf } from './contracts.entities.js';
import type { NamedClause, NamedContract } from './contracts.repository.js';

export const subjectOf = ({ id, number, title }: Pick<ContractEntity, 'id' | 'number' | 'title'>) => ({
  type: 'contract',
  id,
  title: `${number} ${title}`,
});

export function toSummary(named: NamedContract, today: BusinessDate): ContractSummary {
  const { contract, contractorName, ownerName, results } = named;
  const standing = standingOf(contract);
  const { amountYen, amountPer, tax } = contract;
  return {
    id: contract.id,
    number: contract.number,
    title: contract.title,
    kind: contract.kind,
    contractor: { id: contract.contractorId, name: contractorName },
    state: stateOf(standing, today),
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    noticeOn: contract.noticeOn,
    decideBy: decideBy(standing, today),
    renewalMonths: contract.renewalMonths,
    noticeGivenOn: contract.noticeGivenOn,
    personalData: contract.personalData,
    amount: amountYen === null || amountPer === null || tax === null ? null : { yen: amountYen, per: amountPer, tax },
    owner: contract.ownerId === null ? null : { id: contract.ownerId, name: ownerName ?? '' },
    clauses: countClauses(contract.kind, results),
    archived: contract.archivedAt !== null,
    version: contract.version,
  };
}

/** What a contract is shown with. */
export interface ContractParts {
  readonly services: { id: string; name: string }[];
  readonly clauses: readonly NamedClause[];
  readonly parents: Parents;
  readonly relatives: ReadonlyMap<string, NamedContract>;
}

export function toContract(named: NamedContract, parts: ContractParts, today: BusinessDate): Contract {
  const { contract } = named;
  const standing = standingOf(contract);
  const family = toFamily(contract.id, parts, today);
  const parent = contract.parentId === null ? undefined : parts.relatives.get(contract.parentId)?.contract;
  const relation = contract.parentRelation;
  return {
    ...toSummary(named, today),
    ourName: contract.ourName,
    ourSignatory: contract.ourSignatory,
    theirName: contract.theirName,
    theirSignatory: contract.theirSignatory,
    scope: contract.scope,
    note: contract.note,
    services: parts.services,
    signedOn: contract.signedOn,
    noticePeriod: standing.noticePeriod,
    noticeOverridden: contract.noticeOverride !== null,
    renewals: contract.renewals,
    nextTerm: nextTermOf(contract),
    endedOn: contract.endedOn,
    endReason: contract.endReason,
    parent: parent && relation ? { id: parent.id, number: parent.number, title: parent.title, relation } : null,
    family,
    checks: clausesOf(contract.kind).map(({ code }) => toCheck(code, parts.clauses)),
    retention: retentionOf(contract, today),
    moves: contract.archivedAt === null ? movesOf(standing, today) : [],
  };
}

function nextTermOf(contract: ContractEntity): Contract['nextTerm'] {
  const { endsOn, agreedEndsOn, renewalMonths, status } = contract;
  if (status !== 'active' || endsOn === null || renewalMonths === null || !renewsItself(standingOf(contract)))
    return null;
  return { startsOn: addDays(endsOn, 1), endsOn: nextEnd(agreedEndsOn ?? endsOn, renewalMonths, endsOn) };
}

/** A draft was never in force and may go at any time; what applied is kept first. */
export function retentionOf(contract: ContractEntity, today: BusinessDate): Contract['retention'] {
  const standing = standingOf(contract);
  const ended = stateOf(standing, today) === 'ended' ? endOf(standing) : null;
  const from = ended === null ? null : deletableFrom(ended, contract.retentionYears);
  return {
    years: contract.retentionYears,
    from,
    mayDelete: contract.status === 'draft' || (from !== null && from <= today),
  };
}

function toCheck(code: ClauseCheck['code'], clauses: readonly NamedClause[]): ClauseCheck {
  const found = clauses.find((one) => one.code === code);
  if (!found)
    return {
      code,
      result: 'unchecked',
      wording: '',
      place: '',
      reason: '',
      hours: null,
      checkedBy: null,
      checkedOn: null,
    };
  const { result, wording, place, reason, hours, checkedBy, checkedByName, checkedOn } = found;
  return {
    ...{ code, result, wording, place, reason, hours, checkedOn },
    checkedBy: checkedBy === null ? null : { id: checkedBy, name: checkedByName ?? '' },
  };
}

const toFamily = (id: string, { parents, relatives }: ContractParts, today: BusinessDate): ContractFamilyLine[] =>
  familyOf(id, parents).flatMap((line) => {
    const one = relatives.get(line.id)?.contract;
    if (!one) return [];
    const { number, title, parentRelation: relation } = one;
    return [{ ...line, number, title, relation, state: stateOf(standingOf(one), today) }];
  });

/** What the trail compares: what is stored of a contract; not what others or the date change. */
export const toTrail = ({ checks, ...contract }: Contract): object => ({
  ...contract,
  checks: Object.fromEntries(checks.map(({ code, ...check }) => [code, check])),
  ...{ state: undefined, decideBy: undefined, clauses: undefined, nextTerm: undefined },
  ...{ family: undefined, retention: contract.retention.years, moves: undefined },
});
