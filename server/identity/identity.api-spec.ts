import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonPage } from '#contract/people.js';
import type { Session } from '#contract/session.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { PeopleRepository } from './people.repository.js';
import { PermissionGuard } from './permission.guard.js';

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.as('admin');
});
afterAll(async () => {
  await app.close();
});
const newPerson = (email: string, roles: string[] = ['evaluator']) => ({
  email,
  name: '𠮷田 髙子',
  roles,
  password: 'a long enough one',
});

describe('sign-in', () => {
  it('tells who is signed in, nobody included, and hands out the XSRF cookie', async () => {
    const somebody = app.anonymous();
    const out = await somebody.get<Session>('/api/session');
    expect([out.status, out.body.person]).toEqual([200, null]);
    expect(out.headers.getSetCookie().some((cookie) => cookie.startsWith('XSRF-TOKEN='))).toBe(true);
    const me = await admin.get<Session>('/api/session');
    expect(me.body.person?.permissions).toContain('people.edit');
  });

  it('answers the same for a wrong password, an unknown address and a stopped person', async () => {
    const { body } = await admin.post<Person>('/api/people', newPerson('stopped@example.jp'));
    await admin.put(`/api/people/${body.id}`, { name: body.name, roles: body.roles, active: false }, body.version);
    const answers = await Promise.all(
      [
        ['stopped@example.jp', 'a long enough one'],
        ['nobody@example.jp', 'a long enough one'],
        ['stopped@example.jp', 'wrong'],
      ].map(([email = '', password = '']) => app.anonymous().signIn(email, password)),
    );
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    const [refused] = await app.sql<{ n: string }>(
      `SELECT count(*) AS n FROM trail_events WHERE action = 'session.refused'`,
    );
    expect(Number(refused?.n)).toBe(3);
  });

  it('refuses an unsafe request without the XSRF header, or with one of another session', async () => {
    const manager = await app.as('manager');
    const noHeader = await manager.send('POST', '/api/people', newPerson('x@example.jp'), { 'x-xsrf-token': '' });
    expect(noHeader).toMatchObject({ status: 403, body: { code: 'xsrf' } });
    const other = app.anonymous();
    await other.get('/api/session');
    const planted = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { cookie: 'XSRF-TOKEN=a.b', 'x-xsrf-token': 'a.b', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(planted.status).toBe(403);
  });

  it('says that the session has ended, also to a change sent with the token of that session', async () => {
    const person = await app.as('admin');
    await app.sql(`DELETE FROM sessions WHERE sess->>'personId' = $1`, [person.personId]);
    const late = await person.post('/api/people', newPerson('late@example.jp'));
    expect(late).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await app.sql(`SELECT 1 FROM people WHERE email = 'late@example.jp'`)).toEqual([]);
  });

  it('ends at sign-out', async () => {
    const manager = await app.as('manager');
    expect((await manager.delete('/api/session')).status).toBe(204);
    expect((await manager.get<Session>('/api/session')).body.person).toBeNull();
  });
});

describe('people', () => {
  it('are made, listed, searched, changed and stopped by an administrator', async () => {
    const added = await admin.post<Person>('/api/people', newPerson('made@example.jp'));
    expect([added.status, added.headers.get('etag')]).toEqual([201, '"1"']);
    const found = await admin.get<PersonPage>(`/api/people?q=${encodeURIComponent('吉田')}&role=evaluator`);
    expect(found.body.items.map(({ email }) => email)).toContain('made@example.jp');
    const person = app.anonymous();
    await person.signIn('made@example.jp', 'a long enough one');
    const change = { name: '改名', roles: ['manager'], active: true };
    const changed = await admin.put<Person>(`/api/people/${added.body.id}`, change, 1);
    expect(changed.body).toMatchObject({ name: '改名', roles: ['manager'], version: 2 });
    expect((await person.get<Session>('/api/session')).body.person).toBeNull(); // another role ends the sessions
    const stale = await admin.put(`/api/people/${added.body.id}`, { ...change, name: '別' }, 1);
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale', current: { name: '改名', version: 2 } } });
    const blind = await admin.put(`/api/people/${added.body.id}`, change);
    expect(blind).toMatchObject({ status: 428, body: { code: 'preconditionRequired' } });
  });

  it('keep one account for one address', async () => {
    await admin.post('/api/people', newPerson('one@example.jp'));
    const again = await admin.post('/api/people', newPerson('ONE@example.jp'));
    expect(again).toMatchObject({ status: 409, body: { code: 'emailTaken', fields: [{ path: 'email' }] } });
  });

  it('always leave one active administrator, and nobody stops themself', async () => {
    const alone = await startTestApp();
    try {
      const only = await alone.as('admin');
      const path = `/api/people/${only.personId}`;
      const { body } = await only.get<Person>(path);
      const own = await only.put(path, { name: body.name, roles: ['admin'], active: false }, body.version);
      expect(own.body).toMatchObject({ code: 'ownAccount' });
      const last = await only.put(path, { name: body.name, roles: ['manager'], active: true }, body.version);
      expect(last).toMatchObject({ status: 409, body: { code: 'lastAdministrator' } });
      expect((await only.get<Person>(path)).body).toEqual(body);
    } finally {
      await alone.close();
    }
  });

  it.each([
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ name: '\u202eevil' }, 'name'],
    [{ email: 'no address' }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ roles: [] }, 'roles'],
    [{ roles: ['emperor'] }, 'roles.0'],
  ])('refuse %o', async (bad, path) => {
    const refused = await admin.post('/api/people', { ...newPerson('bad@example.jp'), ...bad });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path }] } });
    expect(await app.sql(`SELECT 1 FROM people WHERE email = 'bad@example.jp'`)).toEqual([]);
  });

  it('are nobody’s business without the permission', async () => {
    const manager = await app.as('manager');
    expect((await manager.get('/api/people')).status).toBe(403);
    expect((await manager.get(`/api/people/${admin.personId}`)).status).toBe(404);
    expect((await app.anonymous().get('/api/people')).status).toBe(401);
    expect((await manager.get<{ items: unknown[] }>('/api/people/names?role=admin')).body.items.length).toBeGreaterThan(
      0,
    );
    expect((await admin.get('/api/people/not-an-id')).body).toMatchObject({ code: 'invalid' });
  });

  it('page without loss or repetition, also where the keys are equal', async () => {
    for (let i = 0; i < 7; i++) await admin.post('/api/people', newPerson(`page${i}@example.jp`, ['auditor']));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { body: PersonPage } = await admin.get<PersonPage>(`/api/people?role=auditor&limit=3${more}`);
      expect(page.body.total).toBe(7);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    const first = await admin.get<PersonPage>('/api/people?role=auditor&limit=3');
    const tampered = `${(first.body.nextCursor ?? '').slice(0, -2)}xx`;
    for (const bad of [tampered, 'nonsense', `${first.body.nextCursor ?? ''}&sort=-name`]) {
      const refused = await admin.get(`/api/people?role=auditor&limit=3&cursor=${bad}`);
      expect(refused).toMatchObject({ status: 400, body: { code: 'invalidCursor' } });
    }
  });
});

describe('the edge', () => {
  it('refuses JSON that is too deep, too large or none', async () => {
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    expect((await admin.post('/api/people', deep)).body).toMatchObject({ code: 'invalid' });
    const large = await admin.post('/api/people', { name: 'x'.repeat(1_100_000) });
    expect(large).toMatchObject({ status: 413, body: { code: 'tooLarge' } });
    expect((await admin.post('/api/people', '{"a"')).body).toMatchObject({ status: 400, code: 'invalidJson' });
    expect((await admin.get('/api/nowhere')).headers.get('content-type')).toContain('application/problem+json');
  });

  it('does not start with a route that declares no permission', async () => {
    @Controller('bare')
    class Bare {
      @Get()
      open(): string {
        return 'open';
      }
    }
    @Module({
      imports: [DiscoveryModule],
      controllers: [Bare],
      providers: [PermissionGuard, { provide: PeopleRepository, useValue: {} }],
    })
    class BareModule {}
    const module = await Test.createTestingModule({ imports: [BareModule] }).compile();
    await expect(module.createNestApplication({ logger: false }).init()).rejects.toThrow(
      'Bare.open (GET) declares no permission',
    );
  });

  it('describes itself in OpenAPI 3.1', async () => {
    const { body } = await app.anonymous().get<{ openapi: string; paths: object }>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/people/{id}');
  });

  it('answers 503 while the database is away, and recovers by itself', async () => {
    const lonely = await startTestApp();
    try {
      const manager = await lonely.as('manager');
      const { pathname } = new URL(lonely.databaseUrl);
      const name = pathname.slice(1);
      const waiting = lonely.sql('SELECT pg_sleep(60)').catch(() => 'gone');
      await app.sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await app.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [name]);
      expect(await waiting).toBe('gone');
      expect(await manager.get('/api/session')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect((await manager.get('/health/ready')).status).toBe(503);
      expect((await manager.get('/health/live')).status).toBe(200);
      await app.sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      expect((await manager.get<Session>('/api/session')).body.person?.id).toBe(manager.personId);
    } finally {
      await lonely.close();
    }
  });
});

it('keeps the trail: rows are only ever added, with the change or not at all', async () => {
  for (const statement of [
    'UPDATE trail_events SET actor_name = $$x$$',
    'DELETE FROM trail_events',
    'TRUNCATE trail_events',
  ]) {
    await expect(app.sql(statement)).rejects.toThrow('rows are only ever added');
  }
  await app.sql('ALTER TABLE trail_events RENAME TO trail_events_away');
  const failed = await admin.post('/api/people', newPerson('untrailed@example.jp'));
  await app.sql('ALTER TABLE trail_events_away RENAME TO trail_events');
  expect(failed.status).toBe(500);
  expect(await app.sql(`SELECT 1 FROM people WHERE email = 'untrailed@example.jp'`)).toEqual([]);
});
