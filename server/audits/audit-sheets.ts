import { Injectable } from '@nestjs/common';
import type { AuditSheet } from '#contract/audits.js';
import { may } from '#domain/access/roles.js';
import { carryOver } from '#domain/audit/carry-over.js';
import { type AuditFacts, gapsFor } from '#domain/audit/gaps.js';
import { AUDIT_LIFECYCLE, isRateable } from '#domain/audit/lifecycle.js';
import type { AuditEvent } from '#domain/audit/states.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import { FindingsReader } from '../findings/findings.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { AnswersRepository, toAnswer } from './answers.repository.js';
import { toSummary } from './audits.mapper.js';
import { type AuditRecord, type AuditRow, AuditsRepository, EMPTY_RECORD } from './audits.repository.js';
import type { AuditEntity } from './audits.entities.js';
import { ObjectionsRepository, toObjection } from './objections.repository.js';
import { PlansRepository } from './plans.repository.js';
import { ProgrammesService } from './programmes.service.js';

/** The whole of an audit: a fixed number of statements, however many questions it asks. */
@Injectable()
export class AuditSheets {
  constructor(
    private readonly audits: AuditsRepository,
    private readonly answers: AnswersRepository,
    private readonly objections: ObjectionsRepository,
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
    private readonly approvals: ApprovalsReader,
    private readonly contractors: ContractorsReader,
    private readonly findings: FindingsReader,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, id: string): Promise<AuditSheet> {
    const [row, audit] = await Promise.all([this.audits.byIds([id]), this.audits.entity(id)]);
    const summary = row.get(id);
    if (!summary || !audit) throw notFound();
    const whole = await this.programmes.one(audit.programmeId);
    const questions = whole.questions.filter(({ code }) => audit.questions.includes(code));
    const answers = (await this.answers.ofAudits([id])).map(toAnswer);
    const objections = (await this.objections.ofAudit(id)).map(toObjection);
    const record = { ...EMPTY_RECORD, ...(audit.record as Partial<AuditRecord>) };
    const approval = (await this.approvals.ofSubject('audit', id)).find((one) => one.id === audit.approvalId);
    const plan = audit.planId === null ? null : await this.plans.byId(audit.planId);
    const facts: AuditFacts = {
      mode: audit.mode,
      contractorRunning: summary.contractor.running,
      planApproved: plan === null || plan.state === 'approved',
      auditorIds: summary.auditors.map((auditor) => auditor.id),
      ownerIds: (await this.contractors.owners([audit.contractorId], this.clock.today())).get(audit.contractorId) ?? [],
      questions,
      answers: answers.map(({ rivals, ...answer }) => ({ ...answer, contested: rivals.length > 0 })),
      openingHeld: record.opening !== null,
      closingHeld: record.closing !== null,
      openObjections: objections.filter(({ outcome }) => outcome === null).map(({ question }) => question),
      concluded: record.conclusion !== null,
    };
    const pending = approval?.state === 'requested';
    return {
      ...toSummary(summary),
      programme: { version: whole.version, title: whole.title, sections: whole.sections, questions },
      answers,
      previous: await this.previous(audit, answers),
      objections,
      record: { ...record, postponements: [...record.postponements] },
      approval: approval
        ? { id: approval.id, kind: approval.kind, state: approval.state, note: approval.decisionNote }
        : null,
      contacts: await this.contractors.contacts(audit.contractorId),
      events: pending ? [] : eventsOf(actor, summary).map((event) => ({ event, gaps: gapsFor(event, facts) })),
      mayRate: isRateable(audit.state) && !pending && mayWorkOn(actor, summary),
    };
  }

  /** Last year's answers with what became of their findings. */
  private async previous(audit: AuditEntity, answers: AuditSheet['answers']): Promise<AuditSheet['previous']> {
    const last = await this.audits.lastClosed(audit.contractorId, audit.fieldworkOn ?? audit.plannedOn);
    if (!last?.fieldworkOn) return null;
    const findings = new Map((await this.findings.ofAudit(last.id)).map((one) => [one.question, one]));
    const now = new Map(answers.map(({ question, rating }) => [question, rating]));
    return {
      id: last.id,
      number: last.number,
      fieldworkOn: last.fieldworkOn,
      answers: (await this.answers.ofAudits([last.id])).map(({ question, rating, content }) => {
        const finding = findings.get(question);
        return {
          question,
          rating,
          facts: content.facts,
          finding: finding
            ? { id: finding.id, number: finding.number, state: finding.state, closedOn: finding.closedOn }
            : null,
          carryOver: carryOver(rating, now.get(question) ?? null),
        };
      }),
    };
  }
}

/** Whoever audits it works on it; nobody else writes into it. */
export function mayWorkOn(actor: Actor, { auditors }: Pick<AuditRow, 'auditors'>): boolean {
  return may(actor.roles, 'audits.edit') && auditors.some(({ id }) => id === actor.id);
}

/** Until the fieldwork any auditor may plan; from then on it is a matter of those who do it. */
function eventsOf(actor: Actor, row: AuditRow): AuditEvent[] {
  if (!may(actor.roles, 'audits.edit')) return [];
  const planning: readonly AuditEvent[] = ['announce', 'postpone', 'cancel'];
  return AUDIT_LIFECYCLE.filter(({ from }) => from === row.state)
    .map(({ event }) => event)
    .filter((event) => planning.includes(event) || mayWorkOn(actor, row));
}
