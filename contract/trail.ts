import * as z from 'zod';
import { listOf, pageOf } from './lists.js';

export const TrailEvent = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ id: z.uuid().nullable(), name: z.string() }),
    address: z.string().nullable(),
    action: z.string(),
    subject: z.object({ type: z.string(), id: z.string().nullable(), title: z.string() }),
    changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  })
  .meta({ id: 'TrailEvent' });
export type TrailEvent = z.infer<typeof TrailEvent>;
export const TrailPage = pageOf(TrailEvent).meta({ id: 'TrailPage' });
export type TrailPage = z.infer<typeof TrailPage>;
export const ListTrail = listOf(['-at', 'at'], '-at').extend({
  action: z.string().max(60).optional(),
  subjectId: z.string().max(60).optional(),
  actorId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type ListTrail = z.infer<typeof ListTrail>;
