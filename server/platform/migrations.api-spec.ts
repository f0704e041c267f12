import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { loadProgrammes, loadSampleData } from '../../seed/load.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { dataSourceOptions } from './data-source.js';

const name = `t_${randomUUID().replaceAll('-', '')}`;
let cluster: DataSource;
let portal: DataSource;
beforeAll(async () => {
  const url = inject('clusterUrl');
  cluster = await new DataSource({ type: 'postgres', url }).initialize();
  await cluster.query(`CREATE DATABASE ${name} TEMPLATE ${SAMPLE_TEMPLATE} STRATEGY FILE_COPY`);
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  portal = await new DataSource(dataSourceOptions(own)).initialize();
});
afterAll(async () => {
  await portal.destroy();
  await cluster.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await cluster.destroy();
});

/** Everything in the schema but the list of migrations, in words. */
async function schema(): Promise<string[]> {
  const rows = await portal.query<{ what: string }[]>(`
    WITH own AS (SELECT oid, relname, relkind FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relname <> 'migrations'
                   AND NOT EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = pg_class.oid AND indrelid = 'migrations'::regclass)
                   AND relname <> 'migrations_id_seq')
    SELECT concat_ws(' ', 'relation', relkind, relname) AS what FROM own
    UNION ALL SELECT concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated,
        attidentity, pg_get_expr(adbin, adrelid))
      FROM own JOIN pg_attribute a ON attrelid = oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum
    UNION ALL SELECT concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(c.oid))
      FROM own JOIN pg_constraint c ON conrelid = own.oid
    UNION ALL SELECT pg_get_indexdef(indexrelid) FROM own JOIN pg_index ON indrelid = oid
    UNION ALL SELECT pg_get_triggerdef(t.oid) FROM own JOIN pg_trigger t ON tgrelid = own.oid AND NOT tgisinternal
    UNION ALL SELECT concat_ws(' ', 'function', proname, prosrc) FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    UNION ALL SELECT concat_ws(' ', 'type', typname) FROM pg_type t
      WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
    UNION ALL SELECT concat_ws(' ', 'extension', extname) FROM pg_extension WHERE extname <> 'plpgsql'
    ORDER BY 1`);
  return rows.map(({ what }) => what);
}

it('every migration, back to nothing from the filled sample database, and up to the same again', async () => {
  const before = await schema();
  expect(before.length).toBeGreaterThan(100);
  for (const migration of migrations.toReversed()) {
    await portal.undoLastMigration({ transaction: 'each' });
    expect(await portal.query('SELECT 1 FROM migrations WHERE name = $1', [migration.name])).toEqual([]);
  }
  expect(await schema()).toEqual([]);

  expect(await portal.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
  expect(await schema()).toEqual(before);
  await loadProgrammes(portal);
  await loadSampleData(portal);
  expect(await portal.query('SELECT 1 FROM services')).toHaveLength(17);
}, 120_000);
