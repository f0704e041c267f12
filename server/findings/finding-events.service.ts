import { Injectable } from '@nestjs/common';
import type { MoveFinding } from '#contract/findings.js';
import type { ApprovalKind } from '#domain/approval/approval.js';
import type { Calendar } from '#domain/calendar/business-days.js';
import { checkBy, checkFrom, deadlinesOf, dueFrom, stepDueIn } from '#domain/finding/deadlines.js';
import { FINDING_LIFECYCLE, manualEvents, refusalFor } from '#domain/finding/lifecycle.js';
import { missingFor } from '#domain/finding/missing.js';
import type { FindingRecord } from '#domain/finding/record.js';
import type { FindingEvent, FindingState } from '#domain/finding/states.js';
import type { FindingTerms } from '#domain/finding/terms.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import { ApprovalsWriter } from '../approvals/approvals.writer.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/problem.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { subjectOf, withDue } from './finding-state.js';
import type { FindingEntity } from './findings.entities.js';
import { toTrail } from './findings.mapper.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingTermsReader } from './terms.reader.js';

/** What deadlines are counted by. */
interface Dating {
  readonly calendar: Calendar;
  readonly terms: FindingTerms;
}

/** What an event does besides what it writes down. */
interface Outcome {
  /** the event that leads on; null: the state stays until somebody has decided */
  readonly event: FindingEvent | null;
  readonly record: FindingRecord;
  readonly change?: Partial<Pick<FindingEntity, 'verifiedBy' | 'closedOn' | 'riskAcceptedUntil'>>;
  readonly ask?: { readonly kind: ApprovalKind; readonly lastDay: string; readonly reason: string };
  /** nothing of what was asked for matters any more */
  readonly lapse?: boolean;
}

@Injectable()
export class FindingEventsService {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly contractors: ContractorsReader,
    private readonly approvals: ApprovalsReader,
    private readonly asking: ApprovalsWriter,
    private readonly calendar: CalendarReader,
    private readonly terms: FindingTermsReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  /** Brings the event about in the caller's transaction; `finding` is locked. */
  async move(actor: Actor, finding: FindingEntity, input: MoveFinding): Promise<void> {
    await this.assertPossible(actor, finding, input.event);
    const today = this.clock.today();
    const record = written(finding.record, input, { by: { id: actor.id, name: actor.name }, on: today });
    const missing = missingFor(input.event, record);
    if (missing.length > 0) {
      const fields = missing.map((path) => ({ path, message: 'is missing', rule: 'required' as const }));
      throw new Refusal('findingIncomplete', { title: 'Something is still missing for this step', fields });
    }
    const dating = { calendar: await this.calendar.calendar(), terms: await this.terms.terms() };
    const outcome = outcomeOf(finding, record, input, actor, today, dating);
    const before = toTrail(finding);
    if (outcome.lapse) await this.lapse(actor, finding);
    if (outcome.event) finding.state = stateAfter(finding.state, outcome.event);
    Object.assign(finding, outcome.change);
    await this.findings.save(withDue(finding, outcome.record));
    await this.trail.append(actor, {
      action: 'finding.moved',
      subject: subjectOf(finding),
      before,
      after: toTrail(finding),
    });
    const { ask } = outcome;
    if (ask) await this.asking.request(actor, ask.kind, subjectOf(finding), { lastDay: ask.lastDay }, ask.reason);
  }

  private async assertPossible(actor: Actor, finding: FindingEntity, event: MoveFinding['event']): Promise<void> {
    const { state, severity, contractorId, ownerId, record } = finding;
    const contractorRunning = (await this.contractors.byIds([contractorId])).get(contractorId)?.running ?? false;
    if (!manualEvents({ state, severity, contractorRunning }).includes(event)) {
      if (event === 'close' && state === 'done') throw new RuleViolation('effectivenessUnchecked');
      if (!contractorRunning && manualEvents({ state, severity, contractorRunning: true }).includes(event))
        throw new RuleViolation('contractorEnded');
      throw new RuleViolation('transitionNotAllowed', { path: 'event', state, event });
    }
    const refusal = refusalFor(event, actor.id, { ownerId, completedBy: record.completion?.by.id ?? null });
    if (refusal) throw new RuleViolation(refusal);
    const { extension, riskAcceptance } = record.asked;
    if ((event === 'extend' && extension) || (event === 'acceptRisk' && riskAcceptance))
      throw new RuleViolation('approvalPending');
  }

  /** Withdraws what waits for a decision, so that nobody decides about what is over. */
  async lapse(actor: Actor, finding: FindingEntity, but?: string): Promise<void> {
    const asked = await this.approvals.ofSubject('finding', finding.id);
    for (const { id, state } of asked) {
      if (state === 'requested' && id !== but) await this.asking.lapse(actor, id, subjectOf(finding).title);
    }
  }
}

/** The state that an event leads to once its conditions were looked at. Throws RuleViolation transitionNotAllowed. */
export function stateAfter(state: FindingState, event: FindingEvent): FindingState {
  const step = FINDING_LIFECYCLE.find((one) => one.from === state && one.event === event);
  if (!step) throw new RuleViolation('transitionNotAllowed', { state, event });
  return step.to;
}

type Written = Pick<NonNullable<FindingRecord['correction']>, 'by' | 'on'>;

/** The record with what the event writes down. */
function written(record: FindingRecord, input: MoveFinding, by: Written): FindingRecord {
  switch (input.event) {
    case 'correct':
      return { ...record, correction: { ...input.correction, ...by } };
    case 'analyse':
      return { ...record, analysis: { ...input.analysis, ...by } };
    case 'plan':
      return { ...record, plan: { ...input.plan, ...by } };
    case 'complete':
      return { ...record, completion: { ...input.completion, ...by }, effectiveness: null };
    case 'verify':
      return { ...record, effectiveness: { ...input.effectiveness, ...by } };
    case 'reopen':
    case 'adopt':
    case 'decline':
    case 'discontinue':
      return { ...record, remark: { ...input.remark, ...by } };
    case 'acceptRisk':
      return { ...record, asked: { ...record.asked, riskAcceptance: { ...input.riskAcceptance, ...by } } };
    default:
      return record;
  }
}

const notAfter = (today: string, date: string | null, path: string): void => {
  if (date !== null && date > today) throw new RuleViolation('dateInTheFuture', { path });
};
const notBefore = (today: string, date: string, path: string): void => {
  if (date < today) throw new RuleViolation('dateInThePast', { path });
};
const NOTHING_ASKED = { extension: null, riskAcceptance: null };

function outcomeOf(
  finding: FindingEntity,
  record: FindingRecord,
  input: MoveFinding,
  actor: Actor,
  today: string,
  dating: Dating,
): Outcome {
  const { event } = input;
  const { calendar, terms } = dating;
  switch (event) {
    case 'correct':
      notAfter(today, input.correction.doneOn, 'correction.doneOn');
      return { event, record };
    case 'plan': {
      const dueOn = input.plan.dueOn ?? today;
      notBefore(today, dueOn, 'plan.dueOn');
      const completion = dueFrom(dueOn, calendar);
      return {
        event,
        record: { ...record, due: { ...record.due, completion } },
        ask: { kind: 'correctivePlan', lastDay: completion.on, reason: input.plan.measures },
      };
    }
    case 'complete': {
      const doneOn = input.completion.doneOn ?? today;
      notAfter(today, doneOn, 'completion.doneOn');
      const due = { ...record.due, check: checkBy(doneOn, calendar, terms) };
      return { event, record: { ...record, due, asked: NOTHING_ASKED }, lapse: true };
    }
    case 'verify': {
      const { effective, checkedOn, earlyReason } = input.effectiveness;
      notAfter(today, checkedOn, 'effectiveness.checkedOn');
      const from = checkFrom(record.completion?.doneOn ?? today);
      if ((checkedOn ?? today) < from && earlyReason === '')
        throw new RuleViolation('checkTooEarly', { path: 'effectiveness.earlyReason', from });
      if (effective === true) return { event, record, change: { verifiedBy: actor.id } };
      const due = deadlinesOf(finding.severity, today, calendar, terms);
      return { event: 'returnWork', record: { ...record, due } };
    }
    case 'extend': {
      const step = stepDueIn(finding.state, finding.severity);
      const from = step && record.due[step]?.on;
      if (!step || !from) throw new RuleViolation('transitionNotAllowed', { state: finding.state, event });
      notBefore(today, input.dueOn, 'dueOn');
      const to = dueFrom(input.dueOn, calendar);
      if (to.on <= from) throw new RuleViolation('deadlineNotLater', { path: 'dueOn', dueOn: from });
      const extension = { step, from, to, reason: input.reason };
      return {
        event: null,
        record: { ...record, asked: { ...record.asked, extension } },
        ask: { kind: 'extension', lastDay: to.on, reason: input.reason },
      };
    }
    case 'acceptRisk': {
      const { until, why } = input.riskAcceptance;
      notBefore(today, until, 'riskAcceptance.until');
      return { event: null, record, ask: { kind: 'riskAcceptance', lastDay: until, reason: why } };
    }
    case 'reopen':
      return reopened(finding, record, today, dating);
    case 'close':
    case 'adopt':
    case 'decline':
      return { event, record, change: { closedOn: today } };
    case 'discontinue':
      return { event, record: { ...record, asked: NOTHING_ASKED }, change: { closedOn: today }, lapse: true };
    default:
      return { event, record };
  }
}

/** A risk that is borne no longer: the work starts anew, and so do its deadlines. */
export function reopened(
  finding: FindingEntity,
  record: FindingRecord,
  today: string,
  { calendar, terms }: Dating,
): Outcome {
  return {
    event: 'reopen',
    record: { ...record, due: deadlinesOf(finding.severity, today, calendar, terms) },
    change: { riskAcceptedUntil: null },
  };
}
