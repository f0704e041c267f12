import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Settings } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.js';
import { installJobs, JOBS_SCHEMA } from './jobs/jobs.js';

/** DATABASE_URL does not answer, or refuses us. */
export class DatabaseUnreachable extends Error {}

/** The database of DATABASE_URL once it answers, or the embedded one, started. */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
): Promise<{ url: string; embedded?: EmbeddedDatabase }> {
  const { databaseUrl: url } = settings;
  if (url === null) {
    const embedded = await startEmbeddedDatabase(join(settings.dataDir, 'postgres'), { database: 'shinsa' });
    return { url: embedded.url(), embedded };
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : '';
    throw new DatabaseUnreachable(`${client.host}:${client.port}: ${reason}`);
  } finally {
    await client.end().catch(() => undefined);
  }
  return { url };
}

/** One portal at a time: several that start together would make the same table twice. */
const MIGRATING = 812;

/**
 * Brings the tables up to date as their owner, and lets the application's role use them where that is another one:
 * it reads and writes rows, changes no table, and never touches the rows that are only ever added.
 */
export async function migrate(url: string, ownerUrl = url): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(ownerUrl)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await dataSource.runMigrations({ transaction: 'each' });
    if (ownerUrl !== url) {
      // with one role the jobs make their tables themselves when they start
      await installJobs(ownerUrl);
      await grant(dataSource, await roleOf(url));
    }
  } finally {
    await lock.release(); // the lock goes with its connection
    await dataSource.destroy();
  }
}

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  } finally {
    await client.end();
  }
}

/** The tables that refuse a change by trigger refuse it by right too; bits as in PostgreSQL's pg_trigger.h. */
const GUARDED = `
  SELECT tgrelid::regclass::text AS "table", concat_ws(', ', CASE WHEN tgtype & 16 > 0 THEN 'UPDATE' END,
    CASE WHEN tgtype & 8 > 0 THEN 'DELETE' END) AS rights
  FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc AND tgattr = '' AND tgtype & 24 > 0`;

const SCHEMAS = ['public', JOBS_SCHEMA];

async function grant(dataSource: DataSource, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role);
  await dataSource.transaction(async (manager) => {
    const [own] = await manager.query<{ same: boolean }[]>('SELECT current_user = $1 AS same', [role]);
    if (own?.same) return;
    for (const name of SCHEMAS) {
      await manager.query(`
        REVOKE CREATE ON SCHEMA ${name} FROM PUBLIC;
        GRANT USAGE ON SCHEMA ${name} TO ${to};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${name} TO ${to};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${name} TO ${to}`);
    }
    await manager.query(`REVOKE INSERT, UPDATE, DELETE ON migrations FROM ${to}`);
    for (const { table, rights } of await manager.query<{ table: string; rights: string }[]>(GUARDED)) {
      await manager.query(`REVOKE ${rights} ON ${table} FROM ${to}`);
    }
  });
}
