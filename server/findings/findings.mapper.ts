import type { Finding, FindingNote, FindingSummary } from '#contract/findings.js';
import { type BusinessDate, daysBetween } from '#domain/calendar/dates.js';
import { checkFrom } from '#domain/finding/deadlines.js';
import { isOpenFinding, manualEvents, refusalFor } from '#domain/finding/lifecycle.js';
import { missingFor } from '#domain/finding/missing.js';
import type { Actor } from '../platform/actor.js';
import type { FindingEntity } from './findings.entities.js';
import type { EarlierRow, NamedFinding } from './findings.repository.js';

export const toSummary = (named: NamedFinding, today: BusinessDate): FindingSummary => {
  const { finding } = named;
  const { id, number, title, severity, state, question, foundOn, dueOn, riskAcceptedUntil, escalation } = finding;
  return {
    ...{ id, number, title, severity, state, question, foundOn, dueOn, riskAcceptedUntil, escalation },
    contractor: { id: finding.contractorId, name: named.contractorName, running: named.contractorRunning },
    audit: finding.auditId === null ? null : { id: finding.auditId, number: named.auditNumber ?? '' },
    owner: finding.ownerId === null ? null : { id: finding.ownerId, name: named.ownerName ?? '' },
    daysOverdue: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today)),
    recurrenceOf:
      finding.recurrenceOf === null ? null : { id: finding.recurrenceOf, number: named.recurrenceNumber ?? '' },
    version: finding.version,
  };
};

/** Who may change findings, and which of its events this person may bring about. */
export interface Viewer {
  readonly actor: Actor;
  readonly mayEdit: boolean;
}

export const toFinding = (
  named: NamedFinding,
  earlier: readonly EarlierRow[],
  notes: FindingNote[],
  today: BusinessDate,
  { actor, mayEdit }: Viewer,
): Finding => {
  const { finding } = named;
  const { record } = finding;
  return {
    ...toSummary(named, today),
    clause: finding.clause,
    facts: finding.facts,
    impact: record.impact,
    contractorEndedOn: named.contractorEndedOn,
    closedOn: finding.closedOn,
    verifiedBy: finding.verifiedBy === null ? null : { id: finding.verifiedBy, name: named.verifierName ?? '' },
    correction: record.correction,
    analysis: record.analysis && { ...record.analysis, whys: [...record.analysis.whys] },
    plan: record.plan,
    completion: record.completion,
    effectiveness: record.effectiveness,
    riskAcceptance: record.riskAcceptance,
    remark: record.remark,
    due: record.due,
    checkFrom: record.completion?.doneOn ? checkFrom(record.completion.doneOn) : null,
    extensions: [...record.extensions],
    asked: record.asked,
    earlier: earlier
      .filter(({ id }) => id !== finding.id)
      .map(({ id, number, severity, state, foundOn, closedOn }) => ({
        ...{ id, number, severity, state, foundOn, closedOn },
      })),
    notes,
    events: mayEdit ? eventsOf(finding, named.contractorRunning, actor) : [],
    mayChange: mayEdit && isOpenFinding(finding.state),
  };
};

function eventsOf(finding: FindingEntity, contractorRunning: boolean, actor: Actor): Finding['events'] {
  const { state, severity, ownerId, record } = finding;
  const completedBy = record.completion?.by.id ?? null;
  return manualEvents({ state, severity, contractorRunning }).map((event) => {
    const pending =
      (event === 'extend' && record.asked.extension !== null) ||
      (event === 'acceptRisk' && record.asked.riskAcceptance !== null);
    return {
      event,
      missing: missingFor(event, record),
      refusal: refusalFor(event, actor.id, { ownerId, completedBy }) ?? (pending ? 'approvalPending' : null),
    };
  });
}

/** What the trail compares: what is stored about a finding and may change. */
export const toTrail = (finding: FindingEntity): object => {
  const { title, facts, question, clause, severity, state, ownerId, dueOn } = finding;
  const { riskAcceptedUntil, escalation, recurrenceOf, verifiedBy, closedOn, record } = finding;
  return {
    ...{ title, facts, question, clause, severity, state, ownerId, dueOn },
    ...{ riskAcceptedUntil, escalation, recurrenceOf, verifiedBy, closedOn },
    ...record,
  };
};
