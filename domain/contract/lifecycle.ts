import { addDays, type BusinessDate } from '../calendar/dates.js';
import { eventsFrom, type Transition } from '../lifecycle.js';
import { noticeOf, type Terms } from './terms.js';

export const CONTRACT_KINDS = ['master', 'individual', 'nda', 'dpa', 'other'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** What a person has decided; the other states follow from it and from the date. */
export const CONTRACT_STATUSES = ['draft', 'active', 'ended'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

export const CONTRACT_STATES = ['draft', 'active', 'noticeWindow', 'renewed', 'ended'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** What people do; `approach`, `lapse` and `renewItself` are the date's. */
export const CONTRACT_MOVES = ['activate', 'renew', 'giveNotice', 'withdrawNotice', 'end', 'reopen'] as const;
export type ContractMove = (typeof CONTRACT_MOVES)[number];
export const CONTRACT_EVENTS = [...CONTRACT_MOVES, 'approach', 'renewItself', 'lapse'] as const;
export type ContractEvent = (typeof CONTRACT_EVENTS)[number];

/** noticed / unnoticed: whether notice has been given. dated: it has an end. closed: a person has ended it. lapsed: its term has. */
export type ContractGuard = 'noticed' | 'unnoticed' | 'dated' | 'closed' | 'lapsed';
type Step = Transition<ContractState, ContractEvent, ContractGuard>;

const RUNNING = ['active', 'noticeWindow', 'renewed'] as const satisfies readonly ContractState[];
const whileRunning = (event: ContractEvent, to: ContractState, guard?: ContractGuard): Step[] =>
  RUNNING.map((from) => ({ from, event, to, ...(guard ? { guard } : {}) }));

/**
 * contract: draft → active → noticeWindow → renewed | ended. Within the notice window somebody has to decide; a contract that renews
 * itself is renewed when that day passes, any other one ends. Notice that was given leads to the end of the term.
 * Source: design, section 6.
 */
export const CONTRACT_LIFECYCLE: readonly Step[] = [
  { from: 'draft', event: 'activate', to: 'active' },
  { from: 'active', event: 'approach', to: 'noticeWindow', guard: 'unnoticed' },
  { from: 'renewed', event: 'approach', to: 'noticeWindow', guard: 'unnoticed' },
  { from: 'noticeWindow', event: 'renewItself', to: 'renewed', guard: 'unnoticed' },
  { from: 'active', event: 'lapse', to: 'ended', guard: 'dated' },
  { from: 'noticeWindow', event: 'lapse', to: 'ended', guard: 'dated' },
  ...whileRunning('renew', 'renewed', 'dated'),
  ...whileRunning('giveNotice', 'active', 'unnoticed'),
  { from: 'active', event: 'withdrawNotice', to: 'active', guard: 'noticed' },
  ...whileRunning('end', 'ended'),
  { from: 'ended', event: 'renew', to: 'renewed', guard: 'lapsed' },
  { from: 'ended', event: 'reopen', to: 'active', guard: 'closed' },
];

/** Calendar days before the last day for notice in which somebody has to decide. */
export const NOTICE_WINDOW_DAYS = 90;

/** What the state of a contract depends on. */
export interface Standing extends Terms {
  readonly status: ContractStatus;
  /** how often its term was prolonged, by itself or by hand */
  readonly renewals: number;
  /** since when it is known that the contract ends with its term; null: it is not */
  readonly noticeGivenOn: BusinessDate | null;
  /** the day on which a person ended it; null: nobody has */
  readonly endedOn: BusinessDate | null;
}

/** Whether the next term begins by itself when this one ends. */
export function renewsItself({ renewalMonths, noticeGivenOn, endsOn }: Standing): boolean {
  return endsOn !== null && renewalMonths !== null && noticeGivenOn === null;
}

/** The day after which it no longer applies; null: it applies on, or renews itself. */
export function endOf(contract: Standing): BusinessDate | null {
  if (contract.status === 'ended') return contract.endedOn;
  return renewsItself(contract) ? null : contract.endsOn;
}

/** Whether a running contract is sure of its next term: it renews itself, and the day for notice has passed. */
const isSettled = (contract: Standing, day: BusinessDate | null, today: BusinessDate): boolean =>
  day !== null && day < today && renewsItself(contract);
const decisionDay = (contract: Standing): BusinessDate | null =>
  contract.noticeGivenOn === null ? (noticeOf(contract) ?? contract.endsOn) : null;

/** Where a contract stands on a day. */
export function stateOf(contract: Standing, today: BusinessDate): ContractState {
  if (contract.status !== 'active') return contract.status;
  const end = endOf(contract);
  if (end !== null && end < today) return 'ended';
  const day = decisionDay(contract);
  const settled = isSettled(contract, day, today);
  if (!settled && day !== null && addDays(day, -NOTICE_WINDOW_DAYS) <= today) return 'noticeWindow';
  return settled || (contract.renewals > 0 && contract.noticeGivenOn === null) ? 'renewed' : 'active';
}

/**
 * The day until which somebody has to decide what becomes of the contract: the last day for notice, or the end where no notice is
 * agreed on. Null: nothing is to be decided — a draft, without an end, after notice, once its next term is sure, after the end.
 */
export function decideBy(contract: Standing, today: BusinessDate): BusinessDate | null {
  const state = stateOf(contract, today);
  if (state === 'draft' || state === 'ended') return null;
  const day = decisionDay(contract);
  return isSettled(contract, day, today) ? null : day;
}

/** What people can do with a contract today, in the order of `CONTRACT_MOVES`. */
export function movesOf(contract: Standing, today: BusinessDate): ContractMove[] {
  const met: ContractGuard[] = [contract.noticeGivenOn === null ? 'unnoticed' : 'noticed'];
  if (contract.endsOn !== null) met.push('dated');
  met.push(contract.status === 'ended' ? 'closed' : 'lapsed');
  const possible = eventsFrom(CONTRACT_LIFECYCLE, stateOf(contract, today), met);
  return CONTRACT_MOVES.filter((move) => possible.includes(move));
}
