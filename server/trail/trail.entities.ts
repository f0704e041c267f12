import { TrailEventEntity } from './trail-event.entity.js';

/** The tables of this feature. */
export const trailEntities = [TrailEventEntity];
