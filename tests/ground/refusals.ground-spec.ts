/** What cannot work says why, in plain words and at once. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings, SettingsProblem } from '../../server/platform/config.js';
import { cleanUp, freePort, launch, launchPortal, refusal, root, temporaryFolder } from './portal.js';

afterAll(cleanUp, 30_000);

describe('a setting that cannot be used', () => {
  it('ends the start in plain words', async () => {
    const said = await refusal(launchPortal({ DATA_DIR: temporaryFolder(), PORT: 'http' }));
    expect(said).toContain('設定を確認してください');
    expect(said).toContain('PORT: expected a port number');
  });

  it.each([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '80.5' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://127.0.0.1/shinsa' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://[' }],
    ['DATABASE_ADMIN_URL', { DATABASE_ADMIN_URL: 'owner' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'portal.example.com' }],
    ['SAMPLE_DATA', { SAMPLE_DATA: 'maybe' }],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['SAML_IDP_CERT', { SAML_ENTRY_POINT: 'https://idp.example.com/sso' }],
    // the sample accounts are published: nobody else may reach them unless that is meant
    ['SAMPLE_DATA=public', { HOST: '0.0.0.0', PUBLIC_URL: 'https://portal.example.com' }],
    ['PUBLIC_URL=https://', { HOST: '0.0.0.0', SAMPLE_DATA: 'off' }],
    ['PUBLIC_URL=https://', { HOST: '::', SAMPLE_DATA: 'public', PUBLIC_URL: 'http://portal.example.com' }],
  ])('is named: %s %o', (name, environment) => {
    const read = (): unknown => readSettings({ DATA_DIR: temporaryFolder(), ...environment });
    expect(read).toThrow(SettingsProblem);
    expect(read).toThrow(name);
  });
});

it('names the database that does not answer, without its password', async () => {
  const port = await freePort();
  const url = `postgres://shinsa:very-secret@127.0.0.1:${port}/shinsa`;
  const said = await refusal(launchPortal({ DATA_DIR: temporaryFolder(), DATABASE_URL: url, PORT: '0' }));
  expect(said).toContain('DATABASE_URL のデータベースに接続できません');
  expect(said).toContain(`127.0.0.1:${port}`);
  expect(said).not.toContain('very-secret');
});

it('leaves data of another PostgreSQL alone', async () => {
  const data = temporaryFolder();
  mkdirSync(join(data, 'postgres/cluster'), { recursive: true });
  writeFileSync(join(data, 'postgres/cluster/PG_VERSION'), '15\n');
  const said = await refusal(launchPortal({ DATA_DIR: data, PORT: '0' }));
  expect(said).toContain('PostgreSQL 15');
  expect(said).toContain('docs/operations.md');
});

it('says that the disk is full', async () => {
  const data = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', data]).status === 0;
  let said: string;
  if (mounted) {
    const portal = launchPortal({ DATA_DIR: data, PORT: '0' });
    await portal.ended;
    spawnSync('umount', [data]);
    said = await refusal(portal);
  } else {
    await import('reflect-metadata');
    const { sayWhy } = await import('../../server/platform/startup-problem.js');
    said = sayWhy(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), undefined);
  }
  expect(said).toContain('ディスクの空きがありません');
  expect(said).toContain('The disk is full');
});

it('says what to set when the package registry cannot be reached', async () => {
  const copy = temporaryFolder();
  for (const name of ['scripts', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  const said = await refusal(
    launch(
      ['scripts/start.mjs'],
      {
        HOME: copy,
        npm_config_registry: 'http://127.0.0.1:9',
        npm_config_cache: join(copy, 'cache'),
        npm_config_fetch_retry_mintimeout: '10',
        npm_config_fetch_retry_maxtimeout: '10',
      },
      copy,
    ),
  );
  expect(said).toContain('パッケージのレジストリに接続できません');
  expect(said).toContain('HTTPS_PROXY');
});
