import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isNonconformity } from '#domain/audit/carry-over.js';
import { AUDIT_LIFECYCLE } from '#domain/audit/lifecycle.js';
import type { Severity } from '#domain/audit/programme.js';
import { nextState } from '#domain/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import {
  type ApprovalSubject,
  ApprovalSubjects,
  type ApprovalSubjectWords,
  type AskedApproval,
} from '../approvals/approvals.port.js';
import { FindingsWriter } from '../findings/findings.writer.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { AnswersRepository } from './answers.repository.js';
import type { AuditEntity } from './audits.entities.js';
import { planTitle, titleOf } from './audits.mapper.js';
import { AuditsRepository } from './audits.repository.js';
import { PlansRepository } from './plans.repository.js';
import { ProgrammesService } from './programmes.service.js';

const NOTHING = { ja: '', en: '' };

/** What follows when a report or a cancellation is decided. */
@Injectable()
export class AuditSubject implements ApprovalSubject, OnModuleInit {
  readonly type = 'audit';

  constructor(
    private readonly subjects: ApprovalSubjects,
    private readonly audits: AuditsRepository,
    private readonly answers: AnswersRepository,
    private readonly programmes: ProgrammesService,
    private readonly findings: FindingsWriter,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const audits = await this.audits.byIds([...new Set(approvals.map(({ subjectId }) => subjectId))]);
    return new Map(
      approvals.flatMap(({ id, subjectId }) => {
        const audit = audits.get(subjectId);
        return audit ? [[id, { title: titleOf(audit), about: NOTHING }]] : [];
      }),
    );
  }

  hold(auditId: string): Promise<unknown> {
    return this.audits.lock(auditId, 'alone');
  }

  async decided(actor: Actor, approval: AskedApproval): Promise<void> {
    const audit = await this.audits.lock(approval.subjectId, 'alone');
    const row = (await this.audits.byIds([approval.subjectId])).get(approval.subjectId);
    if (!audit || !row || audit.approvalId !== approval.id) return;
    if (approval.state !== 'approved') {
      await this.audits.save(audit, {}); // it may be worked on again: whoever looks at it has to look again
      return;
    }
    const event = approval.kind === 'auditReport' ? 'report' : 'cancel';
    const state = nextState(AUDIT_LIFECYCLE, audit.state, event, ['approval']);
    if (!state) throw new RuleViolation('transitionNotAllowed', { state: audit.state, event });
    const today = this.clock.today();
    await this.audits.save(audit, { state, ...(event === 'report' ? { reportedOn: today } : {}) });
    if (event === 'report') await this.raise(actor, audit, today);
    await this.trail.append(actor, {
      action: 'audit.moved',
      subject: { type: 'audit', id: audit.id, title: titleOf(row) },
      before: { state: row.state },
      after: { state },
    });
  }

  /** Everything that does not conform, and every observation, becomes a finding of its own. */
  private async raise(actor: Actor, audit: AuditEntity, today: string): Promise<void> {
    const programme = await this.programmes.one(audit.programmeId);
    const [lead = null] = await this.audits.auditorIds(audit.id);
    const answers = await this.answers.ofAudits([audit.id]);
    await this.findings.raise(
      actor,
      answers
        .filter(({ rating }) => isNonconformity(rating) || rating === 'observation')
        .map(({ question, rating, content }) => {
          const asked = programme.questions.find(({ code }) => code === question);
          return {
            contractorId: audit.contractorId,
            auditId: audit.id,
            question,
            clause: asked?.controls.join(', ') ?? '',
            severity: rating as Severity,
            title: asked?.text.ja ?? question,
            facts: content.facts,
            foundOn: audit.fieldworkOn ?? today,
            ownerId: lead,
          };
        }),
    );
  }
}

/** What follows when a yearly plan is decided. */
@Injectable()
export class PlanSubject implements ApprovalSubject, OnModuleInit {
  readonly type = 'auditPlan';

  constructor(
    private readonly subjects: ApprovalSubjects,
    private readonly plans: PlansRepository,
    private readonly trail: TrailWriter,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const plans = new Map((await this.plans.list()).map((plan) => [plan.id, plan]));
    return new Map(
      approvals.map(({ id, subjectId }) => [
        id,
        { title: planTitle(plans.get(subjectId)?.fiscalYear), about: NOTHING },
      ]),
    );
  }

  hold(planId: string): Promise<unknown> {
    return this.plans.lock(planId);
  }

  async decided(actor: Actor, approval: AskedApproval): Promise<void> {
    const plan = await this.plans.lock(approval.subjectId);
    if (plan?.approvalId !== approval.id) return;
    const before = { state: plan.state };
    const state = approval.state === 'approved' ? 'approved' : 'draft';
    await this.plans.save(plan, { state });
    await this.trail.append(actor, {
      action: 'auditPlan.moved',
      subject: { type: 'auditPlan', id: plan.id, title: planTitle(plan.fiscalYear) },
      before,
      after: { state },
    });
  }
}
