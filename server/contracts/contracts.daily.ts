import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { rollOver } from './contract-changes.js';
import { subjectOf } from './contracts.mapper.js';
import { ContractsRepository } from './contracts.repository.js';

const PORTAL = { id: null, name: 'Shinsa', sessionId: null, address: null };

/** Contracts that renew themselves begin their next term when the last day of this one is over. Run twice, it does nothing more. */
@Injectable()
export class ContractsDaily implements Job, OnModuleInit {
  readonly name = 'contracts.daily';
  /** soon after midnight; each further hour makes up for a portal that was not running then */
  readonly cron = '10 * * * *';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly contracts: ContractsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    for (const id of await this.contracts.toRenew(today)) {
      try {
        await this.renew(id, today);
      } catch (error) {
        // one that cannot be changed keeps no other from its turn
        this.log.error(`${id}: ${String(error)}`);
      }
    }
  }

  private async renew(id: string, today: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const contract = await this.contracts.lock(id);
      if (!contract) return;
      const { endsOn, noticeOn, renewals } = contract;
      if (!rollOver(contract, today)) return;
      await this.contracts.save(Object.assign(contract, { updatedAt: this.clock.now() }));
      await this.trail.append(PORTAL, {
        action: 'contract.renewed',
        subject: subjectOf(contract),
        before: { endsOn, noticeOn, renewals },
        after: { endsOn: contract.endsOn, noticeOn: contract.noticeOn, renewals: contract.renewals },
      });
    });
  }
}
