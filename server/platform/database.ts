import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Settings } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.js';

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

export async function migrate(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}
