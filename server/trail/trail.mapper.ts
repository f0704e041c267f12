import type { TrailEvent } from '#contract/trail.js';
import type { TrailEventEntity, TrailPayload } from './trail-event.entity.js';

/** The session id stays inside: it would let its reader act as the person. */
export const toTrailEvent = (event: TrailEventEntity): TrailEvent => ({
  id: event.id,
  at: event.at.toISOString(),
  actor: { id: event.actorId, name: event.actorName },
  address: event.address,
  action: event.action,
  subject: { type: event.subjectType, id: event.subjectId, title: event.subjectTitle },
  changes: ((event.payload as TrailPayload).changes ?? []).map(({ path, before, after }) => ({ path, before, after })),
});
