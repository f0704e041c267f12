import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { type TrailAction, TRAIL_VERSION } from '#domain/trail/event.js';
import { TrailEventEntity } from './trail-event.entity.js';

export interface TrailEntry {
  /** `<subject>.<what happened>`, see domain/trail/event.ts */
  readonly action: TrailAction;
  readonly subject: { readonly type: string; readonly id: string | null; readonly title: string };
  /** the state before and after; the writer keeps only what differs */
  readonly before?: object;
  readonly after?: object;
}

/** Appends to the activity trail, in the transaction of the change that it records. */
@Injectable()
export class TrailWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async append(
    actor: Pick<Actor, 'name' | 'sessionId' | 'address'> & { id: string | null },
    entry: TrailEntry,
  ): Promise<void> {
    await this.unitOfWork.manager.insert(TrailEventEntity, {
      at: this.clock.now(),
      actorId: actor.id,
      actorName: actor.name,
      sessionId: actor.sessionId,
      address: actor.address,
      action: entry.action,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      subjectTitle: entry.subject.title,
      payloadVersion: TRAIL_VERSION,
      payload: { before: entry.before ?? null, after: entry.after ?? null },
    });
  }
}
