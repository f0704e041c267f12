import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { readSettings, type Settings } from '../platform/config.js';
import { migrate, openDatabase } from '../platform/database.js';
import { dataSourceOptions } from '../platform/data-source.js';
import { sayWhy } from '../platform/startup-problem.js';

/** The embedded database of a portal that is running: it knows its own port and password. */
function runningEmbedded({ dataDir, databaseUrl }: Settings): string | null {
  const home = join(dataDir, 'postgres');
  const pidFile = join(home, 'cluster', 'postmaster.pid');
  if (databaseUrl !== null || !existsSync(pidFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  try {
    process.kill(Number(pid), 0);
  } catch {
    return null;
  }
  return `postgres://shinsa:${readFileSync(join(home, 'password'), 'utf8').trim()}@127.0.0.1:${port ?? ''}/shinsa`;
}

/** Does something with the portal's database, whether the portal is running or not, and ends the process. */
export async function withPortalDatabase(
  work: (dataSource: DataSource, settings: Settings) => Promise<void>,
): Promise<never> {
  let settings: Settings | undefined;
  let stop: (() => Promise<void>) | undefined;
  let code = 0;
  try {
    settings = readSettings(process.env);
    let url = runningEmbedded(settings);
    if (url === null) {
      const database = await openDatabase(settings);
      stop = () => database.embedded?.stop() ?? Promise.resolve();
      url = database.url;
      await migrate(url, settings.databaseAdminUrl ?? undefined);
    }
    const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
    await work(dataSource, settings).finally(() => dataSource.destroy());
  } catch (error) {
    code = 1;
    console.error(error instanceof CommandProblem ? error.message : sayWhy(error, settings));
  }
  await stop?.();
  process.exit(code);
}

/** What the person at the terminal did wrong; the message is all there is to say. */
export class CommandProblem extends Error {}
