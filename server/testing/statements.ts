import pg from 'pg';

type Query = (this: unknown, ...all: unknown[]) => unknown;

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

function statementOf([what, values]: readonly unknown[]): Statement {
  const given = typeof what === 'string' ? { text: what, values } : (what as { text?: unknown; values?: unknown });
  return {
    text: typeof given.text === 'string' ? given.text : '',
    values: Array.isArray(given.values) ? (given.values as unknown[]) : [],
  };
}

/** The SQL statements that this process sends while the work runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  const statements: Statement[] = [];
  prototype.query = function recording(...all: unknown[]) {
    statements.push(statementOf(all));
    return query.apply(this, all);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return statements;
}

/** How many SQL statements this process sends while the work runs. */
export const countStatements = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).length;
