import type { MoveContract, SaveContract } from '#contract/contracts.js';
import type { BusinessDate } from '#domain/calendar/dates.js';
import { movesOf, stateOf } from '#domain/contract/lifecycle.js';
import { assertTerms, endAfterNotice, endOfTermAt, noticeOf } from '#domain/contract/terms.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { fold } from '#domain/vendor/folding.js';
import { Refusal } from '../platform/problem.js';
import { type ContractEntity, standingOf } from './contracts.entities.js';

/** Keeps the last day for notice in step with the terms; once notice was given there is none. */
function withNotice(contract: ContractEntity): void {
  contract.noticeOn = contract.noticeGivenOn === null ? noticeOf(standingOf(contract)) : null;
}

/** What a person saved, with what follows from it. A new end is one that was agreed on. */
export function applySaved(
  contract: ContractEntity,
  input: Omit<SaveContract, 'serviceIds'>,
  contractorName: string,
): void {
  assertTerms(input);
  const { parent, amount, noticePeriod, noticeOn, ...own } = input;
  const agreed = input.endsOn === contract.endsOn ? {} : { agreedEndsOn: input.endsOn };
  Object.assign(contract, {
    ...own,
    ...agreed,
    noticeCount: noticePeriod?.count ?? null,
    noticeUnit: noticePeriod?.unit ?? null,
    noticeOverride: noticeOn,
    amountYen: amount?.yen ?? null,
    amountPer: amount?.per ?? null,
    tax: amount?.tax ?? null,
    parentId: parent?.id ?? null,
    parentRelation: parent?.relation ?? null,
    folded: fold([input.number, input.title, input.theirName, contractorName].join(' ')),
  });
  withNotice(contract);
}

/**
 * Moves a contract on. Throws RuleViolation transitionNotAllowed when its state does not allow it, and what is wrong with the day;
 * Refusal invalid names what is missing before it comes into force.
 */
export function moveContract(contract: ContractEntity, input: MoveContract, today: BusinessDate): void {
  const standing = standingOf(contract);
  if (!movesOf(standing, today).includes(input.event))
    throw new RuleViolation('transitionNotAllowed', { state: stateOf(standing, today), event: input.event });
  switch (input.event) {
    case 'activate':
      assertDated(contract);
      contract.status = 'active';
      break;
    case 'renew':
      if (input.endsOn <= (contract.endsOn ?? '')) throw new RuleViolation('endBeforeStart', { path: 'endsOn' });
      Object.assign(contract, newEnd(input.endsOn), {
        agreedEndsOn: input.endsOn,
        renewals: contract.renewals + 1,
        noticeGivenOn: null,
      });
      break;
    case 'giveNotice':
      giveNotice(contract, input.on, today);
      contract.endReason = input.reason;
      break;
    case 'withdrawNotice': {
      const { agreedEndsOn, renewalMonths } = contract;
      const endsOn = agreedEndsOn === null ? null : endOfTermAt(agreedEndsOn, renewalMonths, today);
      Object.assign(contract, { endsOn, noticeGivenOn: null, endReason: '' });
      break;
    }
    case 'end':
      end(contract, input.endedOn, today);
      contract.endReason = input.reason;
      break;
    case 'reopen':
      Object.assign(contract, { status: 'active', endedOn: null, endReason: '' });
  }
  withNotice(contract);
}

/** The day for notice that was named belonged to the term before. */
const newEnd = (endsOn: BusinessDate): Partial<ContractEntity> => ({ endsOn, noticeOverride: null });

function assertDated({ signedOn, startsOn }: ContractEntity): void {
  const missing = Object.entries({ signedOn, startsOn }).filter(([, day]) => day === null);
  if (missing.length > 0)
    throw new Refusal('invalid', {
      title: 'A contract in force has been signed and has a first day',
      fields: missing.map(([path]) => ({ path, message: 'is missing', rule: 'required' })),
    });
}

function giveNotice(contract: ContractEntity, on: BusinessDate, today: BusinessDate): void {
  if (on > today) throw new RuleViolation('dateInTheFuture', { path: 'on' });
  if (contract.noticeOn !== null && on > contract.noticeOn)
    throw new RuleViolation('noticeTooLate', { path: 'on', noticeOn: contract.noticeOn });
  if (contract.endsOn === null) {
    const { noticePeriod } = standingOf(contract);
    if (noticePeriod === null) throw new RuleViolation('endMissing', { path: 'on' });
    contract.endsOn = endAfterNotice(on, noticePeriod);
  }
  contract.noticeGivenOn = on;
}

function end(contract: ContractEntity, on: BusinessDate, today: BusinessDate): void {
  if (contract.startsOn !== null && on < contract.startsOn)
    throw new RuleViolation('endBeforeStart', { path: 'endedOn' });
  if (on <= today) Object.assign(contract, { status: 'ended', endedOn: on });
  else Object.assign(contract, newEnd(on), { noticeGivenOn: today });
}

/** The next terms of a contract whose term is over, as many as it takes; false when it does not renew itself. */
export function rollOver(contract: ContractEntity, today: BusinessDate): boolean {
  const { agreedEndsOn, endsOn, renewalMonths, noticeGivenOn, status } = contract;
  const isDue = status === 'active' && endsOn !== null && endsOn < today && noticeGivenOn === null;
  if (!isDue || renewalMonths === null) return false;
  Object.assign(contract, newEnd(endOfTermAt(agreedEndsOn ?? endsOn, renewalMonths, today)), {
    renewals: contract.renewals + 1,
  });
  withNotice(contract);
  return true;
}
