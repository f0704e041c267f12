import { Injectable } from '@nestjs/common';
import { standingOf } from '#domain/standing/standing.js';
import { summaryOf } from '#domain/standing/summary.js';
import { Clock } from '../platform/clock.js';
import { type ContractorFacts, StandingsFacts } from './standings.facts.js';
import { type ComputedStanding, StandingsRepository } from './standings.repository.js';

export interface Recomputed extends ContractorFacts {
  readonly standing: ComputedStanding;
}

/** Computes signs from the facts as they are now, and keeps them for the lists. */
@Injectable()
export class StandingsComputer {
  constructor(
    private readonly facts: StandingsFacts,
    private readonly standings: StandingsRepository,
    private readonly clock: Clock,
  ) {}

  async compute(ids: readonly string[]): Promise<ReadonlyMap<string, Recomputed>> {
    const today = this.clock.today();
    const known = await this.facts.of(ids, today);
    const computed = new Map(
      [...known].map(([id, { contractor, facts }]) => [
        id,
        { contractor, facts, standing: { id, ...standingOf(facts, today), summary: summaryOf(facts, today) } },
      ]),
    );
    await this.standings.save(
      [...computed.values()].map(({ standing }) => standing),
      this.clock.now(),
      today,
    );
    return computed;
  }
}
