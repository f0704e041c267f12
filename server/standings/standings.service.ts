import { Injectable } from '@nestjs/common';
import type {
  AskDecision,
  ListStandings,
  Standing,
  StandingCounts,
  StandingLine,
  StandingPage,
} from '#contract/standings.js';
import { monthOf } from '#domain/calendar/dates.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { assertDecision } from '#domain/standing/decision.js';
import { ApprovalsWriter } from '../approvals/approvals.writer.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { DecisionsRepository } from './decisions.repository.js';
import { StandingsComputer } from './standings.computer.js';
import { STANDINGS_DAILY } from './standings.daily.js';
import { DecisionEntity } from './standings.entities.js';
import { toLine, toStanding, toTrail } from './standings.mapper.js';
import { type ReasonCount, StandingsRepository } from './standings.repository.js';

/** As many contractors are computed within a request; a register that was filled at once is computed beside it. */
const AT_ONCE = 100;
/** Signs of the past on the page: two years of months, and decisions. */
const HISTORY = 36;

@Injectable()
export class StandingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly standings: StandingsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly computer: StandingsComputer,
    private readonly approvals: ApprovalsWriter,
    private readonly trail: TrailWriter,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async list(query: ListStandings): Promise<StandingPage> {
    await this.computeNew();
    const page = await this.standings.page(query);
    return { ...page, items: page.items.map(toLine) };
  }

  async all(): Promise<StandingLine[]> {
    await this.computeNew();
    return (await this.standings.all()).map(toLine);
  }

  async counts(): Promise<StandingCounts> {
    await this.computeNew();
    const { computedAt, ...counts } = await this.standings.counts(monthOf(this.clock.today()));
    return { ...counts, computedAt: computedAt?.toISOString() ?? null };
  }

  reasonCounts(): Promise<ReadonlyMap<string, ReasonCount>> {
    return this.standings.reasonCounts();
  }

  /** Computed as it is looked at, so that a page never shows yesterday's sign. */
  async one(id: string): Promise<Standing> {
    const computed = (await this.computer.compute([id])).get(id);
    if (!computed) throw notFound();
    const decisions = await this.decisions.ofContractor(id);
    const history = await this.standings.history(id, HISTORY);
    return toStanding(computed, { decisions, history, today: this.clock.today(), now: this.clock.now() });
  }

  ask(actor: Actor, id: string, input: AskDecision): Promise<Standing> {
    const until = input.outcome === 'improve' ? input.until : null;
    assertDecision({ until }, this.clock.today());
    return this.unitOfWork.run(async () => {
      if (!(await this.standings.lock(id))) throw notFound();
      if (await this.decisions.asked(id)) throw new RuleViolation('approvalPending');
      const computed = (await this.computer.compute([id])).get(id);
      if (!computed) throw notFound();
      const { contractor, standing } = computed;
      if (!contractor.running || contractor.archived) throw new RuleViolation('contractorEnded');
      const { name: title } = contractor;
      const approvalId = await this.approvals.request(
        actor,
        'contractorDecision',
        { type: 'contractor', id, title },
        { lastDay: until },
        input.reason,
      );
      const decision = await this.decisions.save(
        Object.assign(new DecisionEntity(), {
          contractorId: id,
          outcome: input.outcome,
          until,
          conditions: input.outcome === 'improve' ? input.conditions : '',
          reason: input.reason,
          state: 'asked',
          sign: standing.sign,
          reasons: standing.reasons,
          approvalId,
          askedBy: actor.id,
          askedAt: this.clock.now(),
          decidedBy: null,
          decidedAt: null,
          note: '',
        }),
      );
      const subject = { type: 'contractor', id, title };
      await this.trail.append(actor, { action: 'standing.asked', subject, after: toTrail(decision) });
      return this.one(id);
    });
  }

  /** A contractor that was registered today has no sign yet. */
  private async computeNew(): Promise<void> {
    const ids = await this.standings.unknown(AT_ONCE);
    if (ids.length === 0) return;
    await this.unitOfWork.run(() => this.computer.compute(ids));
    if (ids.length === AT_ONCE) await this.jobs.send(STANDINGS_DAILY);
  }
}
