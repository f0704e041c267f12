import * as z from 'zod';

/** The id in a path: `@Param('id', { schema: Id })`. */
export const Id = z.uuid({ error: 'must be a UUID' });
