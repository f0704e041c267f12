import { Injectable } from '@nestjs/common';
import type { ListStandings, Standing, StandingCounts, StandingPage } from '#contract/standings.js';
import { StandingsService } from './standings.service.js';

/** Standings as other features may know them. */
@Injectable()
export class StandingsReader {
  constructor(private readonly standings: StandingsService) {}

  list(query: ListStandings): Promise<StandingPage> {
    return this.standings.list(query);
  }
  one(id: string): Promise<Standing> {
    return this.standings.one(id);
  }
  counts(): Promise<StandingCounts> {
    return this.standings.counts();
  }
}
