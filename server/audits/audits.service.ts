import { Injectable } from '@nestjs/common';
import type {
  AddAudit,
  AuditPage,
  AuditSheet,
  ListAudits,
  MoveAudit,
  RecordAudit,
  UnauditedCount,
} from '#contract/audits.js';
import { may } from '#domain/access/roles.js';
import { AUDIT_LIFECYCLE } from '#domain/audit/lifecycle.js';
import { isIndependent, questionsFor } from '#domain/audit/plan.js';
import { addBusinessDays, isBusinessDay } from '#domain/calendar/business-days.js';
import { fiscalYearOf } from '#domain/calendar/dates.js';
import { nextState } from '#domain/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { ApprovalsWriter } from '../approvals/approvals.writer.js';
import { MailWriter } from '../notifications/mails.writer.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import { ContractorsWriter } from '../contractors/contractors.writer.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { NumberSeries } from '../platform/number-series.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { AuditSheets } from './audit-sheets.js';
import { noticesOf } from './audit-notice.js';
import type { AuditEntity } from './audits.entities.js';
import { titleOf, toSummary } from './audits.mapper.js';
import { type AuditRecord, AuditsRepository } from './audits.repository.js';
import { PlansRepository } from './plans.repository.js';
import { ProgrammesService } from './programmes.service.js';

@Injectable()
export class AuditsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audits: AuditsRepository,
    private readonly sheets: AuditSheets,
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
    private readonly contractors: ContractorsReader,
    private readonly contractorsWriter: ContractorsWriter,
    private readonly approvals: ApprovalsWriter,
    private readonly numbers: NumberSeries,
    private readonly calendar: CalendarReader,
    private readonly mails: MailWriter,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListAudits): Promise<AuditPage> {
    const page = await this.audits.page(query, this.clock.today());
    return { ...page, items: page.items.map(toSummary) };
  }

  async unaudited(): Promise<UnauditedCount> {
    return { count: await this.contractors.unauditedCount(this.clock.today()) };
  }

  /** An audit outside the yearly plan. */
  add(actor: Actor, input: AddAudit): Promise<AuditSheet> {
    return this.unitOfWork.run(async () => {
      const { contractorId, auditorIds, plannedOn } = input;
      const contractor = (await this.contractors.byIds([contractorId])).get(contractorId);
      if (!contractor)
        throw new Refusal('invalid', {
          fields: [{ path: 'contractorId', message: 'is unknown', rule: 'unknownReference' }],
        });
      if (!contractor.running || contractor.archived)
        throw new RuleViolation('contractorEnded', { path: 'contractorId' });
      const owners = (await this.contractors.owners([contractorId], this.clock.today())).get(contractorId) ?? [];
      if (auditorIds.some((id) => !isIndependent(id, owners))) {
        throw new RuleViolation('dependentAuditor', { path: 'auditorIds', contractor: contractor.name });
      }
      const known = new Set((await this.plans.auditors()).map(({ id }) => id));
      if (auditorIds.some((id, index) => !known.has(id) || auditorIds.indexOf(id) !== index)) {
        throw new Refusal('invalid', {
          fields: [
            { path: 'auditorIds', message: 'names somebody who is no auditor, or twice', rule: 'unknownReference' },
          ],
        });
      }
      await this.assertBusinessDay(plannedOn, 'plannedOn');
      const programme = await this.programmes.newest();
      const fiscalYear = fiscalYearOf(plannedOn);
      const [number = ''] = await this.numbers.take(`A${fiscalYear}`);
      const [id = ''] = await this.audits.insert([
        {
          number,
          planId: null,
          programmeId: programme.id,
          contractorId,
          fiscalYear,
          mode: input.mode,
          modeReason: input.reason,
          questions:
            input.questions.length > 0
              ? programme.content.questions.flatMap(({ code }) => (input.questions.includes(code) ? [code] : []))
              : questionsFor(programme.content, contractor.tier),
          plannedOn,
          plannedDays: input.plannedDays,
          auditorIds,
        },
      ]);
      const added = await this.sheets.of(actor, id);
      await this.trail.append(actor, {
        action: 'audit.created',
        subject: { type: 'audit', id, title: titleOf(added) },
        after: input,
      });
      return added;
    });
  }

  /** Meetings and conclusion. */
  record(actor: Actor, id: string, version: number, input: RecordAudit): Promise<AuditSheet> {
    return this.unitOfWork.run(async () => {
      const { audit, before } = await this.held(actor, id, version);
      if (!before.mayRate) throw new RuleViolation('auditNotOpen', { state: audit.state });
      await this.audits.save(audit, { record: { ...audit.record, ...input } });
      const after = await this.sheets.of(actor, id);
      await this.trail.append(actor, {
        action: 'audit.changed',
        subject: { type: 'audit', id, title: titleOf(after) },
        before: before.record,
        after: after.record,
      });
      return after;
    });
  }

  /** One step of the lifecycle; what is missing for it is named. */
  move(actor: Actor, id: string, version: number, input: MoveAudit): Promise<AuditSheet> {
    return this.unitOfWork.run(async () => {
      const { audit, before } = await this.held(actor, id, version);
      const offered = before.events.find(({ event }) => event === input.event);
      if (!offered) throw new RuleViolation('transitionNotAllowed', { state: audit.state, event: input.event });
      const { gaps } = offered;
      const ended = gaps.find(({ gap }) => gap === 'contractorEnded');
      if (ended) throw new RuleViolation('contractorEnded', {});
      if (gaps.length > 0) {
        throw new RuleViolation('auditIncomplete', {
          gaps: gaps.map(({ gap, questions }) => [gap, ...questions].join(' ')).join(', '),
        });
      }
      const title = titleOf(before);
      if (input.event === 'report' || input.event === 'cancel') {
        const [kind, reason] =
          input.event === 'report'
            ? (['auditReport', input.note || (before.record.conclusion?.text ?? '')] as const)
            : (['auditCancellation', input.reason] as const);
        const approvalId = await this.approvals.request(
          actor,
          kind,
          { type: 'audit', id, title },
          { lastDay: null },
          reason,
        );
        await this.audits.save(audit, { approvalId });
        return this.sheets.of(actor, id);
      }
      const state = nextState(AUDIT_LIFECYCLE, audit.state, input.event, ['planApproved', 'complete']);
      if (!state) throw new RuleViolation('transitionNotAllowed', { state: audit.state, event: input.event });
      await this.audits.save(audit, { state, ...(await this.changeOf(actor, audit, before, input)) });
      if (input.event === 'close') {
        await this.contractorsWriter.audited(audit.contractorId, audit.fieldworkOn ?? audit.plannedOn);
      }
      const after = await this.sheets.of(actor, id);
      await this.trail.append(actor, {
        action: 'audit.moved',
        subject: { type: 'audit', id, title },
        before: { state: before.state, plannedOn: before.plannedOn },
        after: { ...input, state, plannedOn: after.plannedOn },
      });
      return after;
    });
  }

  private async changeOf(
    actor: Actor,
    audit: AuditEntity,
    before: AuditSheet,
    input: MoveAudit,
  ): Promise<Partial<AuditEntity>> {
    const today = this.clock.today();
    switch (input.event) {
      case 'announce':
        if (input.answersDueOn < today) throw new RuleViolation('dateInThePast', { path: 'answersDueOn' });
        await this.assertBusinessDay(input.answersDueOn, 'answersDueOn');
        await this.mails.writeOutside(noticesOf(before, input, actor.name));
        return { announcedOn: today, answersDueOn: input.answersDueOn, approvalId: null };
      case 'begin':
        return { fieldworkOn: input.fieldworkOn };
      case 'close':
        return { closedOn: today };
      case 'postpone': {
        if (input.plannedOn < today) throw new RuleViolation('dateInThePast', { path: 'plannedOn' });
        await this.assertBusinessDay(input.plannedOn, 'plannedOn');
        const record = audit.record as AuditRecord;
        const step = { from: audit.plannedOn, to: input.plannedOn, reason: input.reason, by: actor.name };
        return { plannedOn: input.plannedOn, record: { ...record, postponements: [...record.postponements, step] } };
      }
      default:
        return {};
    }
  }

  private async assertBusinessDay(date: string, path: string): Promise<void> {
    const calendar = await this.calendar.calendar();
    if (isBusinessDay(date, calendar)) return;
    throw new RuleViolation('notABusinessDay', { path, date, next: addBusinessDays(date, 1, calendar) });
  }

  private async held(actor: Actor, id: string, version: number): Promise<{ audit: AuditEntity; before: AuditSheet }> {
    const audit = await this.audits.lock(id, 'alone');
    if (!audit || !may(actor.roles, 'audits.read')) throw notFound();
    const before = await this.sheets.of(actor, id);
    assertVersion(version, before);
    return { audit, before };
  }
}
