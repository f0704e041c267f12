import pg from 'pg';

type Query = (this: unknown, ...all: unknown[]) => unknown;

/** How many SQL statements this process sends while the work runs. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  let count = 0;
  prototype.query = function counting(...all: unknown[]) {
    count++;
    return query.apply(this, all);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return count;
}
