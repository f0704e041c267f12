import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SlaClosing, SlaClosings } from '#contract/slas.js';
import type { Month } from '#domain/calendar/dates.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { SLA_FORMULA_VERSION } from '#domain/sla/months.js';
import { shiftMonth } from '#domain/sla/zone.js';
import { PeopleReader } from '../identity/people.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { SlaMonthsRepository } from './months.repository.js';
import { SlaClosingEntity } from './slas.entities.js';
import { SlaResults } from './slas.results.js';

/** So many SLAs are closed in one transaction: quick, and often enough to show how far it is. */
const BATCH = 20;
const SHOWN = 12;
/** A run that does not move for so long has lost its process. */
const STALLED = `interval '10 minutes'`;

/** Closes a month of every SLA as a job. Run twice, or after a process has died, it goes on with those that are left. */
@Injectable()
export class SlaClosingsService implements Job, OnModuleInit {
  readonly name = 'slas.close';
  readonly pollSeconds = 1;
  /** picks up what a process that died has left */
  readonly cron = '*/10 * * * *';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly months: SlaMonthsRepository,
    private readonly results: SlaResults,
    private readonly people: PeopleReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async list(): Promise<SlaClosings> {
    const month = shiftMonth(this.results.currentMonth(), -1);
    const slas = (await this.months.toClose(month)).length;
    const closings = await this.unitOfWork.manager.find(SlaClosingEntity, {
      order: { requestedAt: 'DESC', id: 'DESC' },
      take: SHOWN,
    });
    return { next: slas > 0 ? { month, slas } : null, closings: await this.toClosings(closings) };
  }

  async one(id: string): Promise<SlaClosing> {
    const closing = await this.unitOfWork.manager.findOneBy(SlaClosingEntity, { id });
    const [found] = closing ? await this.toClosings([closing]) : [];
    if (!found) throw notFound();
    return found;
  }

  request(actor: Actor, month: Month): Promise<SlaClosing> {
    if (month >= this.results.currentMonth()) throw new RuleViolation('monthNotOver', { path: 'month' });
    return this.unitOfWork.run(async () => {
      const { manager } = this.unitOfWork;
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`sla closing ${month}`]);
      const runs: unknown[] = await manager.query(
        `SELECT 1 FROM sla_closings WHERE month = $1 AND state IN ('waiting', 'running')`,
        [month],
      );
      if (runs.length > 0) throw new RuleViolation('closingRuns', { path: 'month' });
      const total = (await this.months.toClose(month)).length;
      const closing = await manager.save(
        Object.assign(new SlaClosingEntity(), {
          ...{ month, total, done: 0, missed: 0, state: 'waiting' },
          ...{ requestedBy: actor.id, requestedAt: this.clock.now(), finishedAt: null },
        }),
      );
      await this.jobs.send(this.name);
      return this.one(closing.id);
    });
  }

  async run(): Promise<void> {
    await this.dataSource.query(
      `UPDATE sla_closings SET state = 'waiting' WHERE state = 'running' AND now() - requested_at > ${STALLED}`,
    );
    for (;;) {
      const [taken] = await this.dataSource.query<[{ id: string; month: Month; requestedBy: string }[], number]>(
        `UPDATE sla_closings SET state = 'running' WHERE id = (SELECT id FROM sla_closings WHERE state = 'waiting'
           ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, month, requested_by AS "requestedBy"`,
      );
      const [closing] = taken;
      if (!closing) return;
      try {
        await this.closeAll(closing);
        await this.finish(closing.id, 'done');
      } catch (error) {
        this.log.error(`${closing.month}: ${String(error)}`);
        await this.finish(closing.id, 'failed');
      }
    }
  }

  private async closeAll(closing: {
    readonly id: string;
    readonly month: Month;
    readonly requestedBy: string;
  }): Promise<void> {
    const { month, requestedBy } = closing;
    const name = (await this.people.names([requestedBy])).get(requestedBy) ?? '';
    const actor = { id: requestedBy, name, sessionId: null, address: null };
    const ids = (await this.months.toClose(month)).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      await this.unitOfWork.run(async () => {
        const held = await this.months.toClose(month, batch);
        const titles = new Map(held.map(({ id, title }) => [id, title]));
        const computed = await this.results.of([...titles.keys()], [month]);
        // a month that its own zone has not left yet stays open
        const over = [...computed].flatMap(([slaId, results]) =>
          results.filter(({ countedUntil, end }) => countedUntil === end).map((result) => ({ slaId, result })),
        );
        const by = { id: requestedBy, at: this.clock.now(), formulaVersion: SLA_FORMULA_VERSION };
        if (over.length > 0) await this.months.close(over, by);
        await this.trail.appendAll(
          actor,
          over.map(({ slaId, result: { target, raw, contractual, met, credit } }) => ({
            action: 'slaMonth.closed',
            subject: { type: 'sla', id: slaId, title: `${titles.get(slaId) ?? ''} ${month}` },
            after: { state: 'closed', target, raw, contractual, met, credit },
          })),
        );
        await this.unitOfWork.manager.query(
          `UPDATE sla_closings SET done = least(total, done + $2), missed = missed + $3 WHERE id = $1`,
          [closing.id, batch.length, over.filter(({ result }) => result.met === false).length],
        );
      });
    }
  }

  private async finish(id: string, state: 'done' | 'failed'): Promise<void> {
    await this.dataSource.query(`UPDATE sla_closings SET state = $2, finished_at = $3 WHERE id = $1`, [
      id,
      state,
      this.clock.now(),
    ]);
  }

  private async toClosings(closings: readonly SlaClosingEntity[]): Promise<SlaClosing[]> {
    const names = await this.people.names([...new Set(closings.map(({ requestedBy }) => requestedBy))]);
    return closings.map(({ id, month, state, done, total, missed, requestedBy, requestedAt, finishedAt }) => ({
      ...{ id, month, state, done, total, missed },
      requestedBy: names.get(requestedBy) ?? '',
      requestedAt: requestedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }));
  }
}
