import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { StandingsComputer } from './standings.computer.js';
import { StandingsRepository } from './standings.repository.js';

const AT_ONCE = 500;
export const STANDINGS_DAILY = 'standings.daily';

/** Every morning all signs anew, for many a fact is only a date; on the first day of it that a month is kept. Run twice, it does nothing more. */
@Injectable()
export class StandingsDaily implements Job, OnModuleInit {
  readonly name = STANDINGS_DAILY;
  /** before people come; each further hour makes up for a portal that was not running then */
  readonly cron = '40 5-17 * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly computer: StandingsComputer,
    private readonly standings: StandingsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    for (;;) {
      const ids = await this.standings.outdated(today, AT_ONCE);
      if (ids.length === 0) break;
      await this.unitOfWork.run(() => this.computer.compute(ids));
    }
    await this.standings.keepMonth(today);
  }
}
