import { Injectable } from '@nestjs/common';
import type { ListStandings, Standing, StandingCounts, StandingLine, StandingPage } from '#contract/standings.js';
import type { ReasonCount } from './standings.repository.js';
import { StandingsService } from './standings.service.js';

/** Standings as other features may know them. */
@Injectable()
export class StandingsReader {
  constructor(private readonly standings: StandingsService) {}

  list(query: ListStandings): Promise<StandingPage> {
    return this.standings.list(query);
  }
  /** Everybody who works for us, the heaviest sign first; a constant number of statements. */
  all(): Promise<StandingLine[]> {
    return this.standings.all();
  }
  one(id: string): Promise<Standing> {
    return this.standings.one(id);
  }
  /** How many contractors stand there for which reason, and the nearest day of it. */
  reasonCounts(): Promise<ReadonlyMap<string, ReasonCount>> {
    return this.standings.reasonCounts();
  }
  counts(): Promise<StandingCounts> {
    return this.standings.counts();
  }
}
