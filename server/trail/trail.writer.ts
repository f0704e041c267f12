import { Injectable } from '@nestjs/common';
import { type Change, diff } from '#domain/trail/diff.js';
import { type TrailAction, TRAIL_VERSION } from '#domain/trail/event.js';
import { fold } from '#domain/vendor/folding.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailEventEntity, type TrailPayload } from './trail-event.entity.js';

export interface TrailEntry {
  /** `<subject>.<what happened>`, see domain/trail/event.ts */
  readonly action: TrailAction;
  readonly subject: { readonly type: string; readonly id: string | null; readonly title: string };
  /** the state before and after; only what differs is stored */
  readonly before?: object;
  readonly after?: object;
}

type TrailActor = Pick<Actor, 'name' | 'sessionId' | 'address'> & { readonly id: string | null };

/** They change with everything and so say nothing. */
const SILENT = new Set(['version', 'updatedAt']);
/** As it would leave on the wire: dates are text, what is undefined is gone. */
const asJson = (state: object | undefined): unknown => (state ? JSON.parse(JSON.stringify(state)) : {});
const changesOf = ({ before, after }: TrailEntry): Change[] =>
  diff(asJson(before), asJson(after)).filter(({ path }) => !SILENT.has(path));

/** Appends to the activity trail, in the transaction of the change that it records. */
@Injectable()
export class TrailWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async append(actor: TrailActor, entry: TrailEntry): Promise<void> {
    await this.appendAll(actor, [entry]);
  }

  /** Many at once, in one statement. */
  async appendAll(actor: TrailActor, entries: readonly TrailEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.unitOfWork.manager.insert(
      TrailEventEntity,
      entries.map((entry) => ({
        at: this.clock.now(),
        actorId: actor.id,
        actorName: actor.name,
        sessionId: actor.sessionId,
        address: actor.address,
        action: entry.action,
        subjectType: entry.subject.type,
        subjectId: entry.subject.id,
        subjectTitle: entry.subject.title,
        folded: fold(`${actor.name} ${entry.subject.title}`),
        payloadVersion: TRAIL_VERSION,
        payload: { changes: changesOf(entry) } satisfies TrailPayload,
      })),
    );
  }
}
