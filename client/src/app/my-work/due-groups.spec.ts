import { expect, it } from 'vitest';
import type { WorkItem } from '#contract/notifications.js';
import { byDueGroup } from './due-groups';

const item = (dueOn: string | null): WorkItem => ({
  id: `finding/${dueOn ?? 'never'}`,
  kind: 'finding',
  subject: { type: 'finding', id: '1', title: '指摘' },
  about: { ja: '', en: '' },
  dueOn,
  overdue: false,
  path: '/findings/1',
});
const grouped = (today: string, ...dues: (string | null)[]) =>
  Object.fromEntries(
    byDueGroup(dues.map(item), today).map(({ group, items }) => [group, items.map((one) => one.dueOn)]),
  );

it('puts each item where its day belongs, and leaves out what is empty', () => {
  // a Tuesday
  expect(grouped('2026-11-24', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-29', '2026-11-30', null)).toEqual({
    overdue: ['2026-11-23'],
    today: ['2026-11-24'],
    week: ['2026-11-25', '2026-11-29'],
    later: ['2026-11-30'],
    undated: [null],
  });
});

it.each([
  ['2026-11-29', '2026-11-30', 'later'], // the week ends today, a Sunday
  ['2026-11-23', '2026-11-29', 'week'],
  ['2026-12-31', '2027-01-03', 'week'],
])('on %s, %s is %s', (today, due, group) => {
  expect(Object.keys(grouped(today, due))).toEqual([group]);
});
