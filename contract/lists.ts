import * as z from 'zod';

/** Flat list parameters, the same for every list: q, sort, limit, cursor. A leading - sorts downwards. */
export const listOf = <const S extends readonly [string, ...string[]]>(sorts: S, fallback: S[number]) =>
  z.object({
    q: z.string().trim().max(200).optional(),
    sort: z.enum(sorts).default(fallback),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().nonnegative() });

/** A flag in a query string: `?archived=true`. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
