import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonPage } from '#contract/people.js';
import type { Session } from '#contract/session.js';
import type { TrailPage } from '#contract/trail.js';
import { IdentityProvider, type SamlAnswer } from '../testing/identity-provider.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient, TestResponse } from '../testing/test-client.js';
import { localPath } from './saml.service.js';

let idp: IdentityProvider;
let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  idp = await IdentityProvider.prepare();
  app = await startTestApp({ saml: idp.settings });
  admin = await app.as('admin');
  await idp.start(app.url);
});
afterAll(async () => {
  await app.close();
  await idp.stop();
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
async function signInAddress(visitor: TestClient, to = '/evaluations'): Promise<string> {
  const { status, headers } = await visitor.get(`/api/saml/login?to=${encodeURIComponent(to)}`);
  expect(status).toBe(302);
  return headers.get('location') ?? '';
}
const post = (visitor: TestClient, answer: SamlAnswer): Promise<TestResponse> =>
  visitor.send('POST', '/api/saml/acs', new URLSearchParams({ ...answer }).toString(), FORM);
const person = async (visitor: TestClient) => (await visitor.get<Session>('/api/session')).body.person;
const where = ({ status, headers }: TestResponse) => [status, headers.get('location')];
const REFUSED = [303, '/sign-in?problem=saml'];

/** Posts the answer and sees it refused: no session, no person, the reason in the trail. */
async function expectRefused(answer: SamlAnswer, reason: RegExp): Promise<void> {
  const people = await app.sql('SELECT id FROM people');
  const visitor = app.anonymous();
  expect(where(await post(visitor, answer))).toEqual(REFUSED);
  expect(await person(visitor)).toBeNull();
  expect(await app.sql('SELECT id FROM people')).toEqual(people);
  const { body } = await admin.get<TrailPage>('/api/trail?action=saml.refused&limit=1');
  expect(body.items[0]?.changes[0]?.after).toMatch(reason);
}

describe('signing in through the identity provider', () => {
  it('makes the person at the first sign-in, with the roles of the attribute, and goes on to the wanted page', async () => {
    const visitor = app.anonymous();
    const address = await signInAddress(visitor, '/evaluations?q=a');
    expect(address.startsWith(`${idp.settings.entryPoint}?SAMLRequest=`)).toBe(true);
    expect(where(await post(visitor, await idp.answer(address)))).toEqual([303, '/evaluations?q=a']);
    const signedIn = await person(visitor);
    expect(signedIn).toMatchObject({
      email: 'saml-executive@example.jp',
      name: '決裁 五郎 (SAML)',
      roles: ['executive'],
    });
    const { body } = await admin.get<PersonPage>('/api/people?q=saml-executive');
    expect(body.items.map(({ id, signsInBy }) => ({ id, signsInBy }))).toEqual([
      { id: signedIn?.id, signsInBy: ['saml'] },
    ]);
    const started = await admin.get<TrailPage>(`/api/trail?action=session.started&actorId=${signedIn?.id ?? ''}`);
    expect(started.body.items[0]?.changes).toEqual([{ path: 'by', before: null, after: 'saml' }]);
  });

  it('finds the same person again by NameID, with another address and with the roles of now', async () => {
    const first = app.anonymous();
    await post(first, await idp.answer(await signInAddress(first), { userName: 'again', email: 'again@example.jp' }));
    const again = app.anonymous();
    const answer = await idp.answer(await signInAddress(again), {
      userName: 'again',
      email: 'married@example.jp',
      roles: 'auditor',
    });
    await post(again, answer);
    expect(await person(again)).toMatchObject({ id: (await person(first))?.id, roles: ['auditor'] });
  });

  it('never takes over an account that only has the same address', async () => {
    const manager = await app.as('manager');
    const { email } = (await person(manager)) ?? { email: '' };
    const visitor = app.anonymous();
    await post(
      visitor,
      await idp.answer(await signInAddress(visitor), { userName: 'taker', email, roles: 'executive' }),
    );
    const taker = await person(visitor);
    expect(taker?.roles).toEqual(['executive']);
    expect([taker?.id, taker?.email]).not.toEqual([manager.personId, email]);
    expect((await person(manager))?.roles).toEqual(['manager']);
  });

  it('gives a new session id', async () => {
    const manager = await app.as('manager');
    const before = await app.sql<{ sid: string }>(`SELECT sid FROM sessions WHERE sess->>'personId' = $1`, [
      manager.personId,
    ]);
    await post(
      manager,
      await idp.answer(await signInAddress(manager), { userName: 'fresh', email: 'fresh@example.jp' }),
    );
    expect((await person(manager))?.email).toBe('fresh@example.jp');
    expect(await app.sql('SELECT 1 FROM sessions WHERE sid = $1', [before[0]?.sid])).toEqual([]);
  });

  it('describes itself to the provider', async () => {
    const { headers, bytes } = await app.anonymous().get('/api/saml/metadata');
    expect(headers.get('content-type')).toContain('application/samlmetadata+xml');
    expect(bytes.toString()).toContain(`entityID="${app.url}/api/saml/metadata"`);
    expect(bytes.toString()).toContain(`Location="${app.url}/api/saml/acs"`);
    expect(bytes.toString()).toContain('WantAssertionsSigned="true"');
  });
});

describe('a response is refused', () => {
  const fresh = async (fields: Record<string, string> = {}) =>
    idp.answer(await signInAddress(app.anonymous()), {
      userName: 'x',
      email: 'x@example.jp',
      roles: 'executive',
      ...fields,
    });

  it('when nobody asked for it', async () => {
    await expectRefused(await idp.unsolicited(), /InResponseTo is missing/);
  });

  it('when it comes a second time', async () => {
    const answer = await fresh();
    expect(where(await post(app.anonymous(), answer))).toEqual([303, '/evaluations']);
    await expectRefused(answer, /InResponseTo is not valid/);
  });

  it('when it comes twice at once: one of them signs in', async () => {
    const answer = await fresh();
    const both = await Promise.all([post(app.anonymous(), answer), post(app.anonymous(), answer)]);
    expect(both.map((one) => one.headers.get('location')).sort()).toEqual(['/evaluations', '/sign-in?problem=saml']);
  });

  it('when it comes too late', async () => {
    const answer = await fresh();
    await app.sql(`UPDATE saml_requests SET expires_at = now() - interval '1 second'`);
    await expectRefused(answer, /InResponseTo is not valid/);
  });

  it.each([
    ['its assertion is not signed', { signAssertion: 'false' }, { signAssertion: 'true' }, /Invalid signature/],
    ['it is not signed itself', { signResponse: 'false' }, { signResponse: 'true' }, /Invalid document signature/],
    ['it is of another issuer', { issuer: 'urn:other' }, { issuer: 'urn:shinsa:sample-idp' }, /another issuer/],
  ])('when %s', async (_, changed, normal, reason) => {
    await expectRefused(await idp.with(changed, normal, () => fresh()), reason);
  });

  it('when it is meant for another audience', async () => {
    const own = `${app.url}/api/saml/metadata`;
    const answer = await idp.with({ audience: 'http://other.example.jp/' }, { audience: own }, () => fresh());
    await expectRefused(answer, /audience/i);
    // and the Host header does not choose the audience
    const forged = await idp.with({ audience: 'http://evil.example/api/saml/metadata' }, { audience: own }, () =>
      fresh(),
    );
    const visitor = app.anonymous();
    const body = new URLSearchParams({ ...forged }).toString();
    const headers = { ...FORM, host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    expect(where(await visitor.send('POST', '/api/saml/acs', body, headers))).toEqual(REFUSED);
  });

  it('when somebody else signed it', async () => {
    const key = readFileSync(join(dirname(idp.settings.certificateFile), 'key.pem'), 'utf8');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expectRefused(await idp.with({ key: other }, { key }, () => fresh()), /Invalid document signature/);
  });

  it('when it was changed on the way', async () => {
    const answer = await fresh();
    const xml = Buffer.from(answer.SAMLResponse, 'base64').toString();
    expect(xml).toContain('>executive<');
    const changed = Buffer.from(xml.replace('>executive<', '>admin<')).toString('base64');
    await expectRefused({ ...answer, SAMLResponse: changed }, /Invalid document signature/);
  });

  it('when it names no role of the portal', async () => {
    await expectRefused(await fresh({ roles: 'emperor' }), /no role/);
  });

  it('when the person was stopped', async () => {
    const visitor = app.anonymous();
    await post(visitor, await fresh({ userName: 'leaver', email: 'leaver@example.jp' }));
    const id = (await person(visitor))?.id ?? '';
    const { body } = await admin.get<Person>(`/api/people/${id}`);
    await admin.put(`/api/people/${id}`, { name: body.name, roles: body.roles, active: false }, body.version);
    await expectRefused(await fresh({ userName: 'leaver', email: 'leaver@example.jp' }), /stopped/);
  });

  it.each(['', 'not base64 at all', Buffer.from('<a/>').toString('base64'), Buffer.from('<a').toString('base64')])(
    'when it is no SAML: %j',
    async (SAMLResponse) => {
      const visitor = app.anonymous();
      const answer = await post(visitor, { SAMLResponse, RelayState: '/' });
      if (SAMLResponse === '')
        expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'SAMLResponse' }] } });
      else expect(where(answer)).toEqual(REFUSED);
      expect(await person(visitor)).toBeNull();
    },
  );
});

describe('without a provider', () => {
  it('one comes back to the sign-in page when its certificate is not there yet', async () => {
    const alone = await startTestApp({ saml: { ...idp.settings, certificateFile: '/nowhere/certificate.pem' } });
    try {
      expect(where(await alone.anonymous().get('/api/saml/login'))).toEqual([302, '/sign-in?problem=samlSetup']);
      expect((await alone.anonymous().get('/api/saml/metadata')).status).toBe(200);
    } finally {
      await alone.close();
    }
  });

  it('there is no way to sign in', async () => {
    const plain = await startTestApp();
    try {
      expect((await plain.anonymous().get('/api/saml/login')).status).toBe(404);
      expect((await plain.anonymous().get<Session>('/api/session')).body.samlEnabled).toBe(false);
    } finally {
      await plain.close();
    }
  });
});

it.each([
  ['/evaluations?q=a#b', '/evaluations?q=a#b'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a\nb', '/'],
  [undefined, '/'],
])('goes on within the portal only: %j', (target, path) => {
  expect(localPath(target)).toBe(path);
});
