import { Injectable } from '@nestjs/common';
import type { ListTrail, TrailEvent } from '#contract/trail.js';
import { fold } from '#domain/vendor/folding.js';
import { BUSINESS_ZONE } from '../platform/clock.js';
import { listPage, type ListPage } from '../platform/keyset.js';
import { contains } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailEventEntity } from './trail-event.entity.js';
import { toTrailEvent } from './trail.mapper.js';

const COLUMNS = [
  'at',
  'actorId',
  'actorName',
  'address',
  'action',
  'subjectType',
  'subjectId',
  'subjectTitle',
  'payload',
] as const;

@Injectable()
export class TrailRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** `from` and `to` are business days, both included. */
  page(query: ListTrail): Promise<ListPage<TrailEvent>> {
    const events = this.unitOfWork.manager
      .createQueryBuilder(TrailEventEntity, 'event')
      .select('event.id', 'id')
      .where('true');
    for (const column of COLUMNS) events.addSelect(`event.${column}`, column);
    const { action, subjectId, actorId, from, to, q } = query;
    if (action !== undefined) events.andWhere('event.action = :action', { action });
    if (subjectId !== undefined) events.andWhere('event.subjectId = :subjectId', { subjectId });
    if (actorId !== undefined) events.andWhere('event.actorId = :actorId', { actorId });
    const zone = { zone: BUSINESS_ZONE };
    if (from !== undefined)
      events.andWhere('event.at >= CAST(:from AS timestamp) AT TIME ZONE :zone', { from, ...zone });
    if (to !== undefined)
      events.andWhere(`event.at < (CAST(:to AS timestamp) + interval '1 day') AT TIME ZONE :zone`, { to, ...zone });
    if (q !== undefined && q !== '') events.andWhere('event.folded LIKE :q', { q: contains(fold(q)) });
    return listPage(events, { sorts: { at: 'event.at' }, id: 'event.id' }, query, (row) =>
      toTrailEvent(row as unknown as TrailEventEntity),
    );
  }
}
