/** The container files are read, not run: no container engine is needed to see that they fit the portal. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENVIRONMENT_NAMES, readSettings } from '../../server/platform/config.js';
import { cleanUp, root, temporaryFolder } from './portal.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
}
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
const compose = parse(text('docker-compose.yml')) as {
  readonly services: { readonly portal: Service; readonly postgres: Service };
  readonly volumes: object;
};
const { portal, postgres } = compose.services;
/** `${NAME:?…}` and `${NAME:-default}` as Compose would fill them in. */
const filled = (value: string, given: Record<string, string>): string =>
  value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, how?: string, rest?: string) => {
    return given[name] ?? (how === '-' ? (rest ?? '') : `no ${name}`);
  });

afterAll(cleanUp);

describe('docker-compose.yml', () => {
  it('waits for a database that answers, and keeps the data of both', () => {
    expect(portal.depends_on?.postgres?.condition).toBe('service_healthy');
    expect(postgres.image).toMatch(/^postgres:18/);
    expect(postgres.healthcheck?.test.join(' ')).toContain('pg_isready');
    const kept = [...portal.volumes, ...postgres.volumes].map((volume) => volume.split(':')[0] ?? '');
    expect(Object.keys(compose.volumes).sort()).toEqual(kept.sort());
    expect(portal.volumes[0]).toContain(`:${portal.environment.DATA_DIR ?? ''}`);
  });

  it('sets what the portal reads, and the portal takes it', () => {
    const given = { PUBLIC_URL: 'https://portal.example.com', POSTGRES_PASSWORD: 'hex' };
    const environment = Object.fromEntries(
      Object.entries(portal.environment).map(([name, value]) => [name, filled(value, given)]),
    );
    expect(ENVIRONMENT_NAMES).toEqual(expect.arrayContaining(Object.keys(environment)));
    const settings = readSettings({ ...environment, DATA_DIR: temporaryFolder() });
    expect(settings).toMatchObject({
      host: '0.0.0.0',
      sampleData: false,
      databaseUrl: 'postgres://shinsa:hex@postgres:5432/shinsa',
      publicUrl: 'https://portal.example.com',
    });
    expect(filled(postgres.environment.POSTGRES_PASSWORD ?? '', given)).toBe('hex');
    expect(() => readSettings({ ...environment, PUBLIC_URL: filled(portal.environment.PUBLIC_URL ?? '', {}) })).toThrow(
      'PUBLIC_URL',
    );
  });

  it('opens the portal to the proxy on this machine only, and the database to nobody', () => {
    expect(portal.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(postgres.ports).toBeUndefined();
  });
});

describe('Dockerfile', () => {
  const lines = text('Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const of = (stage: readonly string[], instruction: string): string[] =>
    stage.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

  it('builds in one stage and runs in another, as somebody who is not root', () => {
    expect(of(lines, 'FROM').length).toBeGreaterThan(1);
    for (const image of of(lines, 'FROM')) expect(image).toMatch(/^node:24(\.\d+)*-\w*-?slim|^node:24-slim/);
    expect(of(last, 'USER')).toEqual(['node']);
    expect(of(last, 'CMD')[0]).toContain('dist/server/main.js');
  });

  it('asks the portal itself whether it is well', () => {
    expect(of(last, 'HEALTHCHECK')[0]).toContain('/health/ready');
  });

  it('copies what is there and sets what is read', () => {
    for (const copied of of(lines, 'COPY').filter((line) => !line.startsWith('--from'))) {
      const sources = copied.split(/\s+/).slice(0, -1);
      for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true);
    }
    const names = of(last, 'ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name]) => name ?? ''));
    for (const name of names) expect([...ENVIRONMENT_NAMES, 'NODE_ENV']).toContain(name);
  });
});

it('explains every variable in the README, in Japanese and in English', () => {
  const explained = [...text('README.md').matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name]) => name ?? '');
  expect(explained.sort()).toEqual([...ENVIRONMENT_NAMES, ...ENVIRONMENT_NAMES].sort());
});
