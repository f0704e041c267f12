import { Injectable } from '@nestjs/common';
import type { ChangedMaintenance, SetMaintenance } from '#contract/outages.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { SlaMonthsRepository } from './months.repository.js';
import { OutagesService } from './outages.service.js';
import { toWindow } from './outages.mapper.js';
import { SlaMaintenanceEntity } from './slas.entities.js';
import { SlaResults } from './slas.results.js';

/** Maintenance that was announced. Whether a window is left out follows from the terms alone, so nobody has to approve it. */
@Injectable()
export class SlaMaintenanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly months: SlaMonthsRepository,
    private readonly outages: OutagesService,
    private readonly results: SlaResults,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, slaId: string, input: SetMaintenance): Promise<ChangedMaintenance> {
    const window = Object.assign(new SlaMaintenanceEntity(), { slaId, removedAt: null });
    return this.set(actor, window, null, input);
  }

  change(actor: Actor, slaId: string, id: string, version: number, input: SetMaintenance): Promise<ChangedMaintenance> {
    return this.unitOfWork.run(async () => {
      const window = await this.held(slaId, id, version);
      return this.set(actor, window, Object.assign(new SlaMaintenanceEntity(), window), input);
    });
  }

  remove(actor: Actor, slaId: string, id: string, version: number): Promise<ChangedMaintenance> {
    return this.unitOfWork.run(async () => {
      const window = await this.held(slaId, id, version);
      return this.save(actor, window, null, () => Object.assign(window, { removedAt: this.clock.now() }));
    });
  }

  private set(
    actor: Actor,
    window: SlaMaintenanceEntity,
    before: SlaMaintenanceEntity | null,
    input: SetMaintenance,
  ): Promise<ChangedMaintenance> {
    const startsAt = new Date(input.startsAt);
    const endsAt = new Date(input.endsAt);
    const announcedAt = input.announcedAt === null ? null : new Date(input.announcedAt);
    if (endsAt <= startsAt) throw new RuleViolation('outageEndsBeforeStart', { path: 'endsAt' });
    if (announcedAt !== null && announcedAt > this.clock.now())
      throw new RuleViolation('instantInTheFuture', { path: 'announcedAt' });
    return this.unitOfWork.run(() =>
      this.save(actor, window, before, () =>
        Object.assign(window, { startsAt, endsAt, announcedAt, note: input.note }),
      ),
    );
  }

  private async save(
    actor: Actor,
    window: SlaMaintenanceEntity,
    before: SlaMaintenanceEntity | null,
    work: () => SlaMaintenanceEntity,
  ): Promise<ChangedMaintenance> {
    const { sla, versions } = await this.outages.heldSla(window.slaId);
    await this.months.saveWindow(work());
    const removed = window.removedAt !== null;
    await this.trail.append(actor, {
      action: removed ? 'maintenance.removed' : 'maintenance.set',
      subject: { type: 'sla', id: sla.id, title: sla.title },
      ...(removed ? { before: toTrail(window) } : { after: toTrail(window) }),
      ...(before ? { before: toTrail(before) } : {}),
    });
    const months = [window, ...(before ? [before] : [])].flatMap(({ startsAt, endsAt }) =>
      startsAt > this.clock.now() ? [] : this.results.monthsOf(startsAt, endsAt, versions),
    );
    const closedMonths = await this.results.refresh(sla.id, [...new Set(months)]);
    return { ...toWindow(window, versions), closedMonths };
  }

  private async held(slaId: string, id: string, version: number): Promise<SlaMaintenanceEntity> {
    const { versions } = await this.outages.heldSla(slaId);
    const window = await this.months.window(id);
    if (window?.slaId !== slaId || window.removedAt !== null) throw notFound();
    assertVersion(version, toWindow(window, versions));
    return window;
  }
}

const toTrail = ({ id, startsAt, endsAt, announcedAt, note }: SlaMaintenanceEntity): object => ({
  id,
  startsAt,
  endsAt,
  announcedAt,
  note,
});
