import { auditDueOn } from '../audit/plan.js';
import type { BusinessDate } from '../calendar/dates.js';
import { inForce } from '../certificate/validity.js';
import type { StandingFacts } from './facts.js';

export const DATE_KINDS = [
  'finding',
  'incident',
  'claim',
  'notice',
  'contractEnd',
  'certificate',
  'audit',
  'auditDue',
  'improvement',
] as const;
export type DateKind = (typeof DATE_KINDS)[number];

export interface NextDate {
  readonly kind: DateKind;
  readonly on: BusinessDate;
  /** what it is about; '' when the kind says it all */
  readonly title: string;
  /** of that; null: the contractor itself */
  readonly id: string | null;
}

/** Everything dated that lies ahead of a contractor, and what is overdue and not done, the earliest first. */
export function nextDates(facts: StandingFacts, today: BusinessDate): NextDate[] {
  const dates: (Omit<NextDate, 'on'> & { readonly on: BusinessDate | null })[] = [
    ...facts.findings.map(({ id, number, title, dueOn }) => ({
      kind: 'finding' as const,
      on: dueOn,
      title: `${number} ${title}`,
      id,
    })),
    ...facts.incidents.map(({ id, number, title, state, nextDeadlineOn }) => ({
      kind: 'incident' as const,
      on: state === 'closed' ? null : nextDeadlineOn,
      title: `${number} ${title}`,
      id,
    })),
    ...facts.slas.map(({ slaId, title, claimBy, creditsUnclaimed }) => ({
      kind: 'claim' as const,
      on: creditsUnclaimed > 0 ? claimBy : null,
      title,
      id: slaId,
    })),
    ...facts.contracts.flatMap(({ id, title, state, noticeOn, endsOn }) => [
      {
        kind: 'notice' as const,
        on: state === 'noticeWindow' || state === 'active' ? ahead(noticeOn, today) : null,
        title,
        id,
      },
      { kind: 'contractEnd' as const, on: ahead(endsOn, today), title, id },
    ]),
    ...facts.certificates.map(({ id, scheme, schemeName, number, state, validUntil }) => ({
      kind: 'certificate' as const,
      on: inForce(state) ? validUntil : null,
      title: [schemeName || scheme, number].filter(Boolean).join(' '),
      id,
    })),
    ...facts.audits.map(({ id, number, state, plannedOn }) => ({
      kind: 'audit' as const,
      on: state === 'planned' || state === 'announced' || state === 'answering' ? plannedOn : null,
      title: number,
      id,
    })),
    { kind: 'auditDue', on: auditDueOn(facts.lastAuditedOn), title: '', id: null },
    {
      kind: 'improvement',
      on: facts.decision?.outcome === 'improve' ? facts.decision.until : null,
      title: '',
      id: null,
    },
  ];
  return dates
    .flatMap(({ on, ...date }) => (on === null ? [] : [{ ...date, on }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : DATE_KINDS.indexOf(a.kind) - DATE_KINDS.indexOf(b.kind)));
}

const ahead = (day: BusinessDate | null, today: BusinessDate): BusinessDate | null =>
  day !== null && day >= today ? day : null;
