import { describe, expect, it } from 'vitest';
import { deadEnds, unreachable } from '../lifecycle.js';
import {
  CONTRACT_EVENTS,
  CONTRACT_LIFECYCLE,
  CONTRACT_STATES,
  type ContractState,
  decideBy,
  endOf,
  movesOf,
  type Standing,
  stateOf,
} from './lifecycle.js';

/** Until 31 March 2027 with three months' notice, so to be decided by 31 December 2026; the window opens on 2 October. */
const contract: Standing = {
  status: 'active',
  startsOn: '2026-04-01',
  endsOn: '2027-03-31',
  renewalMonths: 12,
  noticePeriod: { count: 3, unit: 'months' },
  noticeOn: null,
  renewals: 0,
  noticeGivenOn: null,
  endedOn: null,
};
const fixed = { renewalMonths: null };

describe('the lifecycle of a contract', () => {
  it('reaches every state, ends from every state, uses every event, and is never ambiguous', () => {
    expect(unreachable(CONTRACT_LIFECYCLE, CONTRACT_STATES, 'draft')).toEqual([]);
    expect(deadEnds(CONTRACT_LIFECYCLE, CONTRACT_STATES, ['ended'])).toEqual([]);
    expect(CONTRACT_EVENTS.filter((event) => !CONTRACT_LIFECYCLE.some((one) => one.event === event))).toEqual([]);
    const keys = CONTRACT_LIFECYCLE.map((one) => `${one.from} ${one.event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

it.each<[string, Partial<Standing>, string, ContractState]>([
  ['before the window', {}, '2026-10-01', 'active'],
  ['on its first day', {}, '2026-10-02', 'noticeWindow'],
  ['on the last day for notice', {}, '2026-12-31', 'noticeWindow'],
  ['the day after: it renews itself', {}, '2027-01-01', 'renewed'],
  ['until the job has rolled it over', {}, '2027-04-01', 'renewed'],
  ['in its second term', { renewals: 1, endsOn: '2028-03-31' }, '2027-04-01', 'renewed'],
  ['in the window of its second term', { renewals: 1, endsOn: '2028-03-31' }, '2027-12-31', 'noticeWindow'],
  ['without renewal, after that day', fixed, '2027-01-01', 'noticeWindow'],
  ['without renewal, on its last day', fixed, '2027-03-31', 'noticeWindow'],
  ['without renewal, after its last day', fixed, '2027-04-01', 'ended'],
  ['without notice period', { ...fixed, noticePeriod: null }, '2026-12-30', 'active'],
  ['without notice period, ninety days before', { ...fixed, noticePeriod: null }, '2026-12-31', 'noticeWindow'],
  ['after notice', { noticeGivenOn: '2026-11-24' }, '2026-12-01', 'active'],
  ['after notice, after its last day', { noticeGivenOn: '2026-11-24' }, '2027-04-01', 'ended'],
  ['without end', { ...fixed, endsOn: null }, '2040-01-01', 'active'],
  ['a draft', { status: 'draft' }, '2040-01-01', 'draft'],
  ['ended by hand', { status: 'ended', endedOn: '2026-06-30' }, '2026-07-01', 'ended'],
])('%s', (_, more, today, state) => {
  expect(stateOf({ ...contract, ...more }, today)).toBe(state);
});

it.each<[Partial<Standing>, string | null]>([
  [{}, '2026-12-31'],
  [{ ...fixed, noticeOn: '2026-11-01' }, '2026-11-01'],
  [{ noticeOn: '2026-11-01' }, null],
  [{ ...fixed, endsOn: '2026-11-23' }, null],
  [{ noticeOn: '2026-12-28' }, '2026-12-28'],
  [{ noticePeriod: null }, '2027-03-31'],
  [{ noticeGivenOn: '2026-11-24' }, null],
  [{ ...fixed, endsOn: null }, null],
  [{ status: 'draft' }, null],
  [{ status: 'ended', endedOn: '2026-06-30' }, null],
])('%o: to be decided by %s', (more, day) => {
  expect(decideBy({ ...contract, ...more }, '2026-11-24')).toBe(day);
});

it.each<[Partial<Standing>, string | null]>([
  [{}, null],
  [fixed, '2027-03-31'],
  [{ noticeGivenOn: '2026-11-24' }, '2027-03-31'],
  [{ ...fixed, endsOn: null }, null],
  [{ status: 'ended', endedOn: '2026-06-30' }, '2026-06-30'],
])('%o: applies until %s', (more, day) => {
  expect(endOf({ ...contract, ...more })).toBe(day);
});

it.each<[Partial<Standing>, readonly string[]]>([
  [{ status: 'draft' }, ['activate']],
  [{}, ['renew', 'giveNotice', 'end']],
  [{ noticeGivenOn: '2026-11-24' }, ['renew', 'withdrawNotice', 'end']],
  [{ ...fixed, endsOn: null }, ['giveNotice', 'end']],
  [{ status: 'ended', endedOn: '2026-06-30' }, ['reopen']],
  [{ ...fixed, endsOn: '2026-10-31' }, ['renew']],
])('%o: %o', (more, moves) => {
  expect(movesOf({ ...contract, ...more }, '2026-11-24')).toEqual(moves);
});
