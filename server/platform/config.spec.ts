import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, SettingsProblem } from './config.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'shinsa 設定 '));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});
const read = (environment: Record<string, string> = {}) => readSettings({ DATA_DIR: home, ...environment });

describe('without any setting', () => {
  it('the portal is for this machine only, with its own database and the sample data', () => {
    const settings = read();
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, sampleData: true });
    expect(settings.publicUrl).toBeNull();
  });

  it('an empty variable is one that is not set', () => {
    expect(read({ PORT: '', DATABASE_URL: '', SAMPLE_DATA: '' })).toEqual(read());
  });
});

describe('sample data', () => {
  const DATABASE_URL = 'postgres://portal@db/shinsa';
  it.each([
    [{}, true],
    [{ SAMPLE_DATA: 'off' }, false],
    [{ DATABASE_URL }, false],
    [{ DATABASE_URL, SAMPLE_DATA: 'on' }, true],
    [{ DATABASE_URL, SAMPLE_DATA: 'public' }, true],
  ])('with %o: %s', (environment, expected) => {
    expect(read(environment as Record<string, string>).sampleData).toBe(expected);
  });
});

describe('an address that others can reach', () => {
  const HOST = '0.0.0.0';
  const PUBLIC_URL = 'https://shinsa.example.jp/';
  it.each([
    [{ HOST, PUBLIC_URL }, 'SAMPLE_DATA=off'],
    [{ HOST, SAMPLE_DATA: 'on', PUBLIC_URL }, 'SAMPLE_DATA=off'],
    [{ HOST, SAMPLE_DATA: 'off' }, 'PUBLIC_URL=https'],
    [{ HOST, SAMPLE_DATA: 'public' }, 'PUBLIC_URL=https'],
    [{ HOST, SAMPLE_DATA: 'off', PUBLIC_URL: 'http://shinsa.example.jp' }, 'PUBLIC_URL=https'],
    [{ HOST: '::', SAMPLE_DATA: 'off' }, 'PUBLIC_URL=https'],
    [{ HOST: '127.0.0.1.example.jp', SAMPLE_DATA: 'off' }, 'PUBLIC_URL=https'],
  ])('is refused with %o, saying what to set: %s', (environment, text) => {
    expect(() => read(environment)).toThrow(SettingsProblem);
    expect(() => read(environment)).toThrow(text);
  });

  it.each([{ SAMPLE_DATA: 'off' }, { SAMPLE_DATA: 'public' }])('is allowed behind a proxy with %o', (environment) => {
    expect(read({ HOST, PUBLIC_URL, ...environment }).publicUrl).toBe('https://shinsa.example.jp');
  });

  it.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('is not %s', (loopback) => {
    expect(read({ HOST: loopback }).host).toBe(loopback);
  });
});

describe('a setting that cannot be used', () => {
  it.each([
    ['PORT', 'x'],
    ['PORT', '70000'],
    ['PORT', '1.5'],
    ['PUBLIC_URL', 'ftp://example.jp'],
    ['DATABASE_URL', 'mysql://db/shinsa'],
    ['DATABASE_URL', 'postgresql'],
    ['DATABASE_URL', 'postgres://portal@db:99999/shinsa'],
    ['DATABASE_ADMIN_URL', 'postgres:/db'],
    ['SAMPLE_DATA', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['FILES_MAX_MB', '0'],
    ['FILES_S3_ENDPOINT', 'http://127.0.0.1:9000'],
    ['FILES_S3_BUCKET', 'shinsa'],
    ['SESSION_SECRET', 'short'],
    ['SMTP_URL', 'mail.example.jp'],
    ['SMTP_URL', 'http://mail.example.jp'],
    ['SMTP_URL', 'smtp://mail.example.jp'], // without MAIL_FROM
    ['MAIL_FROM', '審査'],
    ['MAIL_FROM', 'a@example.jp\nBcc: b@example.jp'],
  ])('is named: %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(SettingsProblem);
    expect(() => read({ [name]: value })).toThrow(`${name}: `);
  });

  it.each(['postgres://portal:p@db:5432/shinsa', 'postgresql:///shinsa', 'postgres://portal@/shinsa?host=/run/pg'])(
    'is not %s',
    (url) => {
      expect(read({ DATABASE_URL: url, DATABASE_ADMIN_URL: url })).toMatchObject({
        databaseUrl: url,
        databaseAdminUrl: url,
      });
    },
  );

  it('includes a data folder that is a file', () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(() => readSettings({ DATA_DIR: file })).toThrow(SettingsProblem);
    expect(() => readSettings({ DATA_DIR: file })).toThrow('DATA_DIR: ');
  });
});

describe('mail', () => {
  const SMTP_URL = 'smtps://portal:p%40ss@mail.example.jp';
  it.each(['shinsa@example.jp', '審査 <shinsa@example.jp>'])('comes from %s', (MAIL_FROM) => {
    expect(read({ SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM });
  });

  it('waits without a mail server, and links to where the portal is reached', () => {
    expect(read().mail).toBeNull();
    expect(read({ PORT: '4000' }).linkBase).toBe('http://127.0.0.1:4000');
    expect(read({ HOST: '::1' }).linkBase).toBe('http://[::1]:3000');
    expect(read({ PUBLIC_URL: 'https://portal.example.jp/' }).linkBase).toBe('https://portal.example.jp');
  });
});

describe('the session secret', () => {
  it('is made once, for this account alone to read', () => {
    const { sessionSecret } = read();
    const file = join(home, 'session-secret');
    expect(sessionSecret.length).toBeGreaterThanOrEqual(64);
    expect(read().sessionSecret).toBe(sessionSecret);
    expect(readFileSync(file, 'utf8')).toBe(sessionSecret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is made anew where a full disk left an empty file', () => {
    writeFileSync(join(home, 'session-secret'), '');
    expect(read().sessionSecret.length).toBeGreaterThanOrEqual(64);
  });

  it('is the one of the environment where several servers share it', () => {
    const SESSION_SECRET = 's'.repeat(32);
    expect(read({ SESSION_SECRET }).sessionSecret).toBe(SESSION_SECRET);
  });
});
