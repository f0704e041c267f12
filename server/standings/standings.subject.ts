import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DecisionOutcome } from '#domain/standing/decision.js';
import type { Sign } from '#domain/standing/rules.js';
import type { Bilingual } from '#domain/checklist/checklist.js';
import {
  type ApprovalSubject,
  ApprovalSubjects,
  type ApprovalSubjectWords,
  type AskedApproval,
} from '../approvals/approvals.port.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { DecisionsRepository } from './decisions.repository.js';
import { StandingsComputer } from './standings.computer.js';
import { toTrail } from './standings.mapper.js';
import { StandingsRepository } from './standings.repository.js';

const OUTCOMES: Readonly<Record<DecisionOutcome, Bilingual>> = {
  continue: { ja: '委託を継続', en: 'continue' },
  improve: { ja: '改善を条件に継続', en: 'continue on condition of improvement' },
  replace: { ja: '委託先を切替え', en: 'replace' },
};
const SIGN_WORDS: Readonly<Record<Sign, Bilingual>> = {
  red: { ja: '申請時の評価 ✕ 要判断', en: 'standing when asked: ✕ decide' },
  yellow: { ja: '申請時の評価 ! 注意', en: 'standing when asked: ! watch' },
  unknown: { ja: '申請時の評価 ? 判断できない', en: 'standing when asked: ? cannot say' },
  green: { ja: '申請時の評価 ✓ 継続', en: 'standing when asked: ✓ continue' },
};

/** What a decision about a contractor is about, and what follows from it. */
@Injectable()
export class StandingSubject implements ApprovalSubject, OnModuleInit {
  readonly type = 'contractor';

  constructor(
    private readonly subjects: ApprovalSubjects,
    private readonly standings: StandingsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly computer: StandingsComputer,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const words = await this.decisions.words(approvals.map(({ id }) => id));
    return new Map(
      words.map(({ approvalId, contractor, outcome, sign }) => {
        const [what, seen] = [OUTCOMES[outcome], SIGN_WORDS[sign]];
        return [
          approvalId,
          { title: contractor, about: { ja: `${what.ja}（${seen.ja}）`, en: `${what.en} (${seen.en})` } },
        ];
      }),
    );
  }

  hold(contractorId: string): Promise<unknown> {
    return this.standings.lock(contractorId);
  }

  async decided(actor: Actor, approval: AskedApproval, note: string): Promise<void> {
    const decision = await this.decisions.ofApproval(approval.id);
    if (decision?.state !== 'asked' || approval.state === 'requested') return;
    const before = toTrail(decision);
    const decidedBy = approval.state === 'withdrawn' ? null : actor.id;
    Object.assign(decision, { state: approval.state, decidedBy, decidedAt: this.clock.now(), note });
    await this.decisions.save(decision);
    const { contractorId } = decision;
    const computed = (await this.computer.compute([contractorId])).get(contractorId);
    if (!computed) return;
    if (approval.state === 'approved')
      await this.standings.keepDecision(decision.id, computed.standing, this.clock.today());
    const subject = { type: 'contractor', id: contractorId, title: computed.contractor.name };
    await this.trail.append(actor, { action: 'standing.decided', subject, before, after: toTrail(decision) });
  }
}
