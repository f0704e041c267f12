import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { shiftMonth } from '#domain/sla/zone.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { SlaResults } from './slas.results.js';

const BATCH = 50;

/**
 * Keeps up what lists show of months that are not closed, as time alone changes it: outages that go on, a month that begins or has
 * ended. Once an hour for all, every ten minutes for SLAs that are down.
 */
@Injectable()
export class SlasRefresh implements Job, OnModuleInit {
  readonly name = 'slas.refresh';
  readonly cron = '*/10 * * * *';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly results: SlaResults,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const current = this.results.currentMonth();
    const months = [shiftMonth(current, -1), current];
    const slas = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT s.id FROM slas s WHERE s.ended_on IS NULL AND (
         EXISTS (SELECT 1 FROM outages o WHERE o.sla_id = s.id AND o.ends_at IS NULL AND o.removed_at IS NULL)
         OR NOT EXISTS (SELECT 1 FROM sla_months m WHERE m.sla_id = s.id AND m.month >= $1
           AND m.computed_at > now() - interval '1 hour'))
       ORDER BY s.id`,
      [current],
    );
    for (let at = 0; at < slas.length; at += BATCH) {
      try {
        const ids = slas.slice(at, at + BATCH).map(({ id }) => id);
        await this.unitOfWork.run(async () => {
          await this.unitOfWork.manager.query('SELECT 1 FROM slas WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
            ids,
          ]);
          await this.results.store(await this.results.of(ids, months));
        });
      } catch (error) {
        this.log.error(String(error));
      }
    }
  }
}
