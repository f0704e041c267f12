import type { Text } from '../ja';

export const approvals: Text['approvals'] = {
  heading: 'Approvals',
  lead: 'Waivers and "not applicable" are approved by somebody else than who asked.',
  empty: 'Nothing to approve',
  emptyHint: 'Ask for a waiver or set an answer not applicable on the scoring page: it appears here.',
  kinds: { waiver: 'Waiver of a must-have', notApplicable: 'Not applicable' },
  states: { requested: 'Waiting', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn' },
  filter: 'State',
  mine: 'My requests only',
  until: (day) => `until ${day}`,
  requested: (who, when) => `Asked by ${who} · ${when}`,
  decided: (who, when) => `Decided by ${who} · ${when}`,
  note: 'Reason or condition (optional)',
  approve: 'Approve',
  reject: 'Reject',
  withdraw: 'Withdraw the request',
  own: 'This is your own request: somebody else has to decide.',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  count: (n) => `${n} requests`,
};
