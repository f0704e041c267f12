import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { type Db, PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { BUSINESS_ZONE } from '../clock.js';
import { PortalConfig } from '../config.js';
import { UnitOfWork } from '../unit-of-work.js';

/** pg-boss keeps its tables in here, beside ours. */
export const JOBS_SCHEMA = 'jobs';
const STOP_WITHIN = 10_000;
const SAY_AGAIN_AFTER = 60_000;
const KEEP_FINISHED_SECONDS = 86_400;

export interface Job {
  readonly name: string;
  /** May run again when a process dies: what it does must bear that. */
  run(): Promise<void>;
  /** when it runs by itself, five fields, in the business zone */
  readonly cron?: string;
  /** how soon a job that was sent is noticed */
  readonly pollSeconds?: number;
}

const executor = (client: Pool | PoolClient): Db => ({
  executeSql: (text, values) => client.query<Record<string, unknown>>(text, values ?? []),
});

/** What runs beside requests. Each job that is sent or due runs once, in one of the processes on the same database. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly registered = new Map<string, Job>();
  private readonly log = new Logger('jobs');
  private boss: PgBoss | null = null;
  private saidAt = 0;

  constructor(
    private readonly config: PortalConfig,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For features, while the application is put together. */
  register(job: Job): void {
    this.registered.set(job.name, job);
  }

  /**
   * Has a job run soon; within a unit of work not before that commits, and never when it does not. Nothing happens while
   * this process runs no jobs (before it has started, in most tests): what must not be lost is in a table and has a schedule.
   */
  async send(name: string): Promise<void> {
    const runner = this.unitOfWork.manager.queryRunner;
    if (!this.boss) return;
    await this.boss.send(name, {}, runner ? { db: executor((await runner.connect()) as PoolClient) } : {});
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.jobs) return;
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const boss = new PgBoss({ schema: JOBS_SCHEMA, db: executor(master), registerInstance: false });
    boss.on('error', (error) => {
      this.complain(error);
    });
    await boss.start();
    for (const job of this.registered.values()) {
      await boss.createQueue(job.name, { deleteAfterSeconds: KEEP_FINISHED_SECONDS, retryLimit: 2 });
      if (job.cron === undefined) await boss.unschedule(job.name);
      else await boss.schedule(job.name, job.cron, {}, { tz: BUSINESS_ZONE });
      await boss.work(job.name, { pollingIntervalSeconds: job.pollSeconds ?? 30 }, () => this.run(job));
    }
    this.boss = boss;
  }

  /** What runs may finish; the pool is closed after that. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: STOP_WITHIN });
    this.boss = null;
  }

  /** A job that fails is tried twice more, and is not silent. */
  private async run(job: Job): Promise<void> {
    try {
      await job.run();
    } catch (error) {
      this.log.error(`${job.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw error;
    }
  }

  /** Once a minute: a database that is away is noticed by every poll. */
  private complain(error: unknown): void {
    if (Date.now() - this.saidAt < SAY_AGAIN_AFTER) return;
    this.saidAt = Date.now();
    // pg-boss hands on what it caught, or a copy of that with the name of the queue
    const { message, code } = error as { readonly message?: string; readonly code?: string };
    this.log.warn([code, message].filter(Boolean).join(': ') || 'the database does not answer');
  }
}

/** Makes or updates the tables of pg-boss as their owner, where the application's role may not. */
export async function installJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: JOBS_SCHEMA, schedule: false, supervise: false });
  boss.on('error', () => undefined); // what matters rejects start()
  await boss.start();
  await boss.stop({ graceful: false });
}
