import { Injectable, type OnModuleInit } from '@nestjs/common';
import { replanBy } from '#domain/finding/deadlines.js';
import { WORKING_STATES } from '#domain/finding/lifecycle.js';
import type { FindingRecord } from '#domain/finding/record.js';
import { RuleViolation } from '#domain/rule-violation.js';
import {
  type ApprovalSubject,
  ApprovalSubjects,
  type ApprovalSubjectWords,
  type AskedApproval,
} from '../approvals/approvals.port.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { FindingEventsService, stateAfter } from './finding-events.service.js';
import { subjectOf, withDue } from './finding-state.js';
import type { FindingEntity } from './findings.entities.js';
import { toTrail } from './findings.mapper.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingTermsReader } from './terms.reader.js';

/** What approvals about findings are about, and what follows from their decisions. */
@Injectable()
export class FindingSubject implements ApprovalSubject, OnModuleInit {
  readonly type = 'finding';

  constructor(
    private readonly subjects: ApprovalSubjects,
    private readonly findings: FindingsRepository,
    private readonly events: FindingEventsService,
    private readonly calendar: CalendarReader,
    private readonly terms: FindingTermsReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const titles = await this.findings.titles([...new Set(approvals.map(({ subjectId }) => subjectId))]);
    const byId = new Map(titles.map((one) => [one.id, one]));
    return new Map(
      approvals.flatMap(({ id, subjectId }) => {
        const found = byId.get(subjectId);
        if (!found) return [];
        const { number, title, contractor } = found;
        return [[id, { title: `${number} ${title}`, about: { ja: contractor, en: contractor } }] as const];
      }),
    );
  }

  hold(findingId: string): Promise<unknown> {
    return this.findings.lock(findingId);
  }

  async decided(actor: Actor, approval: AskedApproval, note: string): Promise<void> {
    const finding = await this.findings.lock(approval.subjectId);
    if (!finding) return;
    if (approval.state === 'approved' && finding.ownerId === actor.id) throw new RuleViolation('ownFinding');
    const before = toTrail(finding);
    const record = await this.follow(actor, finding, approval, note);
    await this.findings.save(withDue(finding, record));
    await this.trail.append(actor, {
      action: 'finding.moved',
      subject: subjectOf(finding),
      before,
      after: toTrail(finding),
    });
  }

  /** Changes the state and returns what is written down from now on. */
  private async follow(
    actor: Actor,
    finding: FindingEntity,
    { id, kind, state }: AskedApproval,
    note: string,
  ): Promise<FindingRecord> {
    const { record } = finding;
    const today = this.clock.today();
    const remark = note === '' ? record.remark : { text: note, by: { id: actor.id, name: actor.name }, on: today };
    const approved = state === 'approved';
    if (kind === 'correctivePlan') {
      if (approved) {
        finding.state = stateAfter(finding.state, 'approvePlan');
        return { ...record, remark };
      }
      finding.state = stateAfter(finding.state, state === 'rejected' ? 'returnPlan' : 'withdrawPlan');
      const plan = replanBy(record.due.plan, today, await this.calendar.calendar(), await this.terms.terms());
      return { ...record, remark, due: { ...record.due, plan } };
    }
    if (kind === 'extension') {
      const { extension } = record.asked;
      const asked = { ...record.asked, extension: null };
      if (!approved || !extension) return { ...record, remark, asked };
      const due = { ...record.due, [extension.step]: extension.to };
      return { ...record, remark, asked, due, extensions: [...record.extensions, extension] };
    }
    const { riskAcceptance } = record.asked;
    const asked = { ...record.asked, riskAcceptance: null };
    if (!approved || !riskAcceptance) return { ...record, remark, asked };
    if (!WORKING_STATES.some((one) => one === finding.state))
      throw new RuleViolation('transitionNotAllowed', { state: finding.state, event: 'acceptRisk' });
    finding.state = stateAfter(finding.state, 'acceptRisk');
    finding.riskAcceptedUntil = riskAcceptance.until;
    // a plan or an extension that waits besides has become pointless
    await this.events.lapse(actor, finding, id);
    return { ...record, remark, riskAcceptance, asked: { extension: null, riskAcceptance: null } };
  }
}
