import { expect, it } from 'vitest';
import { dutyOf } from './duties.js';
import type { AuditState } from './states.js';

const audit = (state: AuditState, answersDueOn: string | null = null, fieldworkOn: string | null = null) => ({
  state,
  plannedOn: '2027-02-01',
  answersDueOn,
  fieldworkOn,
});

it.each([
  ['long before', audit('planned'), '2026-12-17', null],
  ['45 days before', audit('planned'), '2026-12-18', ['announce', '2026-12-18']],
  ['asked', audit('announced', '2027-01-15'), '2026-12-20', ['answers', '2027-01-15']],
  ['answers late, the day still to come', audit('answering', '2027-01-15'), '2027-01-20', ['answers', '2027-01-15']],
  ['the day has come', audit('answering', '2027-01-15'), '2027-02-01', ['begin', '2027-02-01']],
  ['nobody was asked anything', audit('announced'), '2027-01-15', ['begin', '2027-02-01']],
  ['begun a day later', audit('fieldwork', null, '2027-02-02'), '2027-02-03', ['report', '2027-02-16']],
  ['facts checked', audit('factCheck', null, '2027-02-01'), '2027-03-01', ['report', '2027-02-15']],
  ['approved', audit('reported', null, '2027-02-01'), '2027-03-01', ['close', null]],
  ['closed', audit('closed', null, '2027-02-01'), '2027-03-01', null],
  ['cancelled', audit('cancelled'), '2027-03-01', null],
] as const)('what is next: %s', (_name, of, today, expected) => {
  const next = dutyOf(of, today);
  expect(next && [next.duty, next.dueOn]).toEqual(expected);
});
