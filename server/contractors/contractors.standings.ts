import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ContractorsRepository } from './contractors.repository.js';
import { standing } from './standing.js';

/** Every night: engagements whose last day has passed no longer count, though nobody has changed anything. */
@Injectable()
export class ContractorsStandings implements Job {
  readonly name = 'contractors.standings';
  readonly cron = '5 0 * * *';

  constructor(
    jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly contractors: ContractorsRepository,
    private readonly clock: Clock,
  ) {
    jobs.register(this);
  }

  run(): Promise<void> {
    return this.recount(this.clock.today());
  }

  async recount(today: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const outdated = await this.contractors.outdated(today);
      await this.contractors.restand(
        outdated.map(({ id, engagements }) => ({ id, ...standing(engagements, null, today) })),
      );
    });
  }
}
