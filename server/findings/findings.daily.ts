import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { escalationFor } from '#domain/finding/escalation.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { reopened, stateAfter } from './finding-events.service.js';
import { subjectOf, withDue } from './finding-state.js';
import type { FindingEntity } from './findings.entities.js';
import { FindingsDueRepository } from './findings.due.repository.js';
import { toTrail } from './findings.mapper.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingTermsReader } from './terms.reader.js';

const PORTAL = { id: null, name: 'Shinsa', sessionId: null, address: null };

/** What happens by the date alone: a risk is borne until its day, and what is overdue is escalated. Run twice, it does nothing more. */
@Injectable()
export class FindingsDaily implements Job, OnModuleInit {
  readonly name = 'findings.daily';
  /** before people are reminded; each further hour makes up for a portal that was not running then */
  readonly cron = '30 6-17 * * *';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly due: FindingsDueRepository,
    private readonly findings: FindingsRepository,
    private readonly calendars: CalendarReader,
    private readonly terms: FindingTermsReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    const calendar = await this.calendars.calendar();
    const terms = await this.terms.terms();
    const { expired, overdue } = await this.due.toLookAt(today);
    for (const id of expired) {
      await this.each(id, (finding) => {
        if (finding.state !== 'riskAccepted' || (finding.riskAcceptedUntil ?? today) >= today) return false;
        const { record, change } = reopened(finding, finding.record, today, { calendar, terms });
        Object.assign(finding, change, { state: stateAfter(finding.state, 'reopen') });
        withDue(finding, record);
        return true;
      });
    }
    for (const id of overdue) {
      await this.each(id, (finding) => {
        const level = finding.dueOn === null ? 0 : (escalationFor(finding.dueOn, today, calendar, terms)?.level ?? 0);
        if (finding.state === 'planned' || level <= finding.escalation) return false;
        finding.escalation = level;
        return true;
      });
    }
  }

  /** Each in a transaction of its own: one that cannot be changed keeps no other from its turn. */
  private async each(id: string, change: (finding: FindingEntity) => boolean): Promise<void> {
    try {
      await this.unitOfWork.run(async () => {
        const finding = await this.findings.lock(id);
        if (!finding) return;
        const before = toTrail(finding);
        if (!change(finding)) return;
        await this.findings.save(finding);
        const subject = subjectOf(finding);
        await this.trail.append(PORTAL, { action: 'finding.moved', subject, before, after: toTrail(finding) });
      });
    } catch (error) {
      this.log.error(`${id}: ${String(error)}`);
    }
  }
}
