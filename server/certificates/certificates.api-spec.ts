import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddCertificate, Certificate, CertificatePage, ChangeCertificate } from '#contract/certificates.js';
import { CERTIFICATE_STATES } from '#domain/certificate/lifecycle.js';
import { lastDayOf } from '#domain/certificate/validity.js';
import { addContractor } from '../testing/findings.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { CertificatesReader } from './certificates.reader.js';

const TODAY = '2026-11-24';
let app: TestApp;
let manager: TestClient;
beforeAll(async () => {
  app = await startTestApp({ now: new Date(`${TODAY}T03:00:00Z`) });
  manager = await app.as('manager');
});
afterAll(async () => {
  await app.close();
});

const stated: ChangeCertificate = {
  scheme: 'iso27001',
  schemeName: '',
  number: '',
  body: '日本品質保証機構',
  accreditation: 'ISMS-AC',
  scope: 'メール配信サービスの開発・運用',
  issuedOn: '2024-04-01',
  validFrom: '2024-04-01',
  validUntil: '2027-03-31',
  periodFrom: null,
  periodTo: null,
  bridgedUntil: null,
  opinion: null,
  exceptions: null,
  registerUrl: 'https://isms.example/IS-1',
  note: '',
  serviceIds: [],
};
const SOC: Partial<ChangeCertificate> = {
  scheme: 'soc2Type2',
  issuedOn: '2026-05-20',
  validFrom: '2026-05-20',
  periodFrom: '2025-04-01',
  periodTo: '2026-03-31',
  opinion: 'qualified',
  exceptions: '退職者1名のアカウントが6日間残っていた',
};
const add = (contractorId: string, more: Partial<AddCertificate> = {}) =>
  manager.post<Certificate>('/api/certificates', { ...stated, ...more, contractorId });
const added = async (contractorId: string, more: Partial<AddCertificate> = {}): Promise<Certificate> => {
  const { status, body } = await add(contractorId, more);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const seen = async (id: string) => (await manager.get<Certificate>(`/api/certificates/${id}`)).body;
const found = async (query: string) =>
  (await manager.get<CertificatePage>(`/api/certificates?${query}`)).body.items.map(({ id }) => id);
const count = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM certificates'))[0]?.n;
const actions = async (id: string) =>
  (await app.sql<{ action: string }>('SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id', [id])).map(
    ({ action }) => action,
  );
/** A contractor that is a vendor of the catalogue, with two services. */
async function vendorWithServices(): Promise<{ contractorId: string; services: string[] }> {
  const vendor = await manager.post<{ id: string }>('/api/vendors', {
    name: `事業者 ${randomUUID()}`,
    yomi: '',
    homepage: null,
    note: '',
  });
  const contractorId = await addContractor(app);
  await app.sql('UPDATE contractors SET vendor_id = $2 WHERE id = $1', [contractorId, vendor.body.id]);
  const services = await app.sql<{ id: string }>(
    `INSERT INTO services (vendor_id, name, yomi, sort_key, folded, type, functions, urls)
     SELECT $1, '配信' || n, '', '配信' || n, '配信' || n, '', '', '{}' FROM generate_series(1, 2) n RETURNING id`,
    [vendor.body.id],
  );
  return { contractorId, services: services.map(({ id }) => id) };
}

describe('a certificate', () => {
  it('is registered with what stands on it, and its state follows from its dates', async () => {
    const contractorId = await addContractor(app);
    const one = await added(contractorId, { number: 'IS 500001' });
    expect(one).toMatchObject({
      contractor: { id: contractorId, running: true },
      state: 'valid',
      daysLeft: 127,
      gapDays: null,
      registerUrl: 'https://isms.example/IS-1',
      services: [],
      predecessor: null,
      successor: null,
      version: 1,
    });
    const path = `/api/certificates/${one.id}`;
    const nearer = await manager.put<Certificate>(
      path,
      { ...stated, number: 'IS 500001', validUntil: '2026-12-31' },
      1,
    );
    expect(nearer.body).toMatchObject({ state: 'expiring', daysLeft: 37, version: 2 });
    expect(await manager.put(path, stated, 1)).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { version: 2, validUntil: '2026-12-31' } },
    });
    expect((await manager.put(path, stated)).status).toBe(428);
    expect(await actions(one.id)).toEqual(['certificate.created', 'certificate.changed']);
  });

  it('about a period says for how many days it says nothing, until a bridge letter does', async () => {
    const contractorId = await addContractor(app);
    const report = await added(contractorId, SOC);
    expect(report).toMatchObject({ gapDays: 238, hasExceptions: true, opinion: 'qualified' });
    const bridged = { ...stated, ...SOC, bridgedUntil: '2026-09-30' };
    const { body } = await manager.put<Certificate>(`/api/certificates/${report.id}`, bridged, 1);
    expect(body).toMatchObject({ gapDays: 55 });
  });

  it('covers services of its holder only', async () => {
    const { contractorId, services } = await vendorWithServices();
    const others = await vendorWithServices();
    const one = await added(contractorId, { serviceIds: services.slice(0, 1) });
    expect(one.services).toMatchObject([{ id: services[0], name: '配信1' }]);
    const { body } = await manager.put<Certificate>(
      `/api/certificates/${one.id}`,
      { ...stated, serviceIds: services },
      1,
    );
    expect(body).toMatchObject({ services: [{ name: '配信1' }, { name: '配信2' }] });
    expect(await add(contractorId, { serviceIds: others.services })).toMatchObject({
      status: 400,
      body: { code: 'invalid', fields: [{ path: 'serviceIds', rule: 'unknownReference' }] },
    });
    const reader = app.app.get(CertificatesReader);
    const elsewhere = await added(contractorId, { scheme: 'pciDss', serviceIds: services.slice(1) });
    const covering = await reader.covering(services.slice(0, 1), TODAY);
    expect(covering.map(({ id }) => id)).toEqual([one.id]);
    expect((await reader.covering(services, TODAY)).map(({ id }) => id)).toContain(elsewhere.id);
  });

  it.each([
    ['valid before it was issued', { validFrom: '2024-03-31' }, 'validBeforeIssued', 'validFrom'],
    ['over before it was issued', { validFrom: null, validUntil: '2024-03-31' }, 'validBeforeIssued', 'validUntil'],
    ['over before it began', { validFrom: '2025-01-01', validUntil: '2024-12-31' }, 'endBeforeStart', 'validUntil'],
    ['without a last day', { validUntil: null }, 'lastDayMissing', 'validUntil'],
    ['with a period that ends before it starts', { ...SOC, periodTo: '2025-03-31' }, 'endBeforeStart', 'periodTo'],
    ['without the period that the scheme has', { ...SOC, periodFrom: null }, 'periodMissing', 'periodFrom'],
    ['issued before its period was over', { ...SOC, periodTo: '2026-05-21' }, 'periodAfterIssue', 'issuedOn'],
    ['with a letter for an earlier time', { ...SOC, bridgedUntil: '2026-03-30' }, 'bridgeBeforePeriod', 'bridgedUntil'],
    ['on 29 February of a year without one', { validFrom: '2025-02-29' }, 'invalid', 'validFrom'],
    ['of another scheme without a name', { scheme: 'other' }, 'invalid', 'schemeName'],
    ['with a register that is no address', { registerUrl: 'javascript:alert(1)' }, 'invalid', 'registerUrl'],
    ['with a number that turns the text round', { number: '\u202eIS 1' }, 'invalid', 'number'],
    ['of a contractor that is none', { contractorId: randomUUID() }, 'invalid', 'contractorId'],
    ['in place of one that is none', { replaces: randomUUID() }, 'invalid', 'replaces'],
  ] as const)('is refused %s, naming the field', async (_, more, code, path) => {
    const contractorId = await addContractor(app);
    const before = await count();
    expect(await manager.post('/api/certificates', { ...stated, contractorId, ...more })).toMatchObject({
      status: 400,
      body: { code, fields: [{ path }] },
    });
    expect(await count()).toBe(before);
  });

  it('has a number of its own: not that of another holder, nor twice the same', async () => {
    const [one, other] = [await addContractor(app), await addContractor(app)];
    const first = await added(one, { number: 'JP-70001' });
    const taken = { status: 409, body: { code: 'certificateTaken', fields: [{ path: 'number' }] } };
    // the same number, written differently
    expect(await add(other, { number: 'ｊｐ−７０００１' })).toMatchObject(taken);
    expect(await add(one, { number: 'JP-70001' })).toMatchObject(taken);
    expect(await found(`contractorId=${other}`)).toEqual([]);
    await added(other, { number: 'JP-70001', scheme: 'iso27017' });
    const second = await added(one, { number: 'JP-70001', replaces: first.id, validUntil: '2030-03-31' });
    // editing either of the chain, the number staying or changing back and forth
    const path = `/api/certificates/${second.id}`;
    expect((await manager.put(path, { ...stated, number: 'JP-70002' }, 1)).status).toBe(200);
    expect((await manager.put(path, { ...stated, number: 'JP-70001' }, 2)).status).toBe(200);
    const mine = await added(other, { number: 'JP-80001' });
    expect(await manager.put(`/api/certificates/${mine.id}`, { ...stated, number: 'JP-70001' }, 1)).toMatchObject(
      taken,
    );
    expect(await seen(mine.id)).toMatchObject({ number: 'JP-80001', version: 1 });
  });

  it('is not registered by two people at once under one number', async () => {
    const holders = [await addContractor(app), await addContractor(app)];
    const answers = await Promise.all(holders.map((id) => add(id, { number: 'SAME-1' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a successor', () => {
  it('replaces it from the day on which it holds, as long as it is not withdrawn', async () => {
    const contractorId = await addContractor(app);
    const old = await added(contractorId, { validUntil: '2026-12-31' });
    const next = { validFrom: '2026-11-25', issuedOn: '2026-11-20', validUntil: '2029-11-24', replaces: old.id };
    const successor = await added(contractorId, next);
    expect(successor).toMatchObject({ state: 'upcoming', predecessor: { id: old.id } });
    expect(await seen(old.id)).toMatchObject({
      state: 'expiring',
      replacedOn: '2026-11-25',
      successor: { id: successor.id },
    });
    const sooner = { ...stated, ...next, validFrom: TODAY };
    const begun = await manager.put<Certificate>(`/api/certificates/${successor.id}`, sooner, 1);
    expect(begun.body.state).toBe('valid');
    expect(await seen(old.id)).toMatchObject({ state: 'replaced', replacedOn: TODAY });
    const withdraw = { withdrawnOn: TODAY, reason: '登録の誤り' };
    await manager.post(`/api/certificates/${successor.id}/withdraw`, withdraw, begun.body.version);
    expect(await seen(old.id)).toMatchObject({ state: 'expiring', replacedOn: null });
    const again = await seen(successor.id);
    expect(again).toMatchObject({ state: 'withdrawn', withdrawReason: '登録の誤り' });
    await manager.post(`/api/certificates/${successor.id}/reinstate`, {}, again.version);
    expect(await seen(old.id)).toMatchObject({ state: 'replaced' });
    expect(await actions(old.id)).toEqual(['certificate.created', ...Array<string>(4).fill('certificate.moved')]);
  });

  it('is one, of the same holder', async () => {
    const [contractorId, other] = [await addContractor(app), await addContractor(app)];
    const old = await added(contractorId);
    await added(contractorId, { replaces: old.id });
    expect(await add(contractorId, { replaces: old.id })).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed', fields: [{ path: 'replaces' }] },
    });
    const own = await added(other);
    expect(await add(contractorId, { replaces: own.id })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'replaces' }] },
    });
  });

  it('cannot be withdrawn tomorrow, without a reason or twice', async () => {
    const one = await added(await addContractor(app));
    const path = `/api/certificates/${one.id}/withdraw`;
    const tomorrow = { withdrawnOn: '2026-11-25', reason: 'x' };
    expect(await manager.post(path, tomorrow, 1)).toMatchObject({
      status: 400,
      body: { code: 'dateInTheFuture', fields: [{ path: 'withdrawnOn' }] },
    });
    expect(await manager.post(path, { withdrawnOn: TODAY, reason: ' ' }, 1)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'reason' }] },
    });
    expect((await manager.post(path, { withdrawnOn: TODAY, reason: '認証の取消し' }, 1)).status).toBe(200);
    expect(await manager.post(path, { withdrawnOn: TODAY, reason: '認証の取消し' }, 2)).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed' },
    });
  });
});

describe('the list', () => {
  it('finds in every state exactly those that are in it, and nobody twice', async () => {
    const contractorId = await addContractor(app);
    const base = { issuedOn: null, validFrom: null };
    await added(contractorId, { ...base, validFrom: '2026-11-25' });
    await added(contractorId, { ...base, validUntil: '2027-02-23' });
    await added(contractorId, { ...base, validUntil: '2027-02-22' });
    await added(contractorId, { ...base, validUntil: TODAY });
    await added(contractorId, { ...base, validUntil: '2026-11-23' });
    await added(contractorId, { ...base, scheme: 'other', schemeName: '社内規格', validUntil: null });
    const old = await added(contractorId, { ...base, validUntil: '2026-01-31' });
    await added(contractorId, { ...base, validFrom: '2026-02-01', replaces: old.id });
    const gone = await added(contractorId, base);
    await manager.post(`/api/certificates/${gone.id}/withdraw`, { withdrawnOn: TODAY, reason: 'x' }, 1);
    const all = (await manager.get<CertificatePage>(`/api/certificates?contractorId=${contractorId}`)).body.items;
    expect(all).toHaveLength(9);
    expect(new Set(all.map(({ state }) => state)).size).toBe(CERTIFICATE_STATES.length);
    for (const state of CERTIFICATE_STATES) {
      const wanted = all.filter((one) => one.state === state).map(({ id }) => id);
      expect(await found(`contractorId=${contractorId}&state=${state}`), state).toEqual(wanted);
    }
    expect(await found(`contractorId=${contractorId}&current=true`)).toHaveLength(7);
    expect((await found(`contractorId=${contractorId}&current=false`)).sort()).toEqual([old.id, gone.id].sort());
    // the database keeps the last day as the domain has it
    const rows = await app.sql<{ v: string | null; w: string | null; r: string | null; last: string | null }>(
      'SELECT valid_until::text AS v, withdrawn_on::text AS w, replaced_on::text AS r, last_day::text AS last FROM certificates',
    );
    for (const { v, w, r, last } of rows)
      expect(last).toBe(lastDayOf({ validUntil: v, withdrawnOn: w, replacedOn: r }));
  });

  it('looks through number, body, scope and holder, and asks as often for many rows as for few', async () => {
    const contractorId = await addContractor(app);
    await app.sql(`UPDATE contractors SET name = '検索用の委託先', folded = '検索用ノ委託先' WHERE id = $1`, [
      contractorId,
    ]);
    const one = await added(contractorId, { number: 'QX-9981', body: '認証機関エー' });
    for (const q of ['qx-9981', 'ＱＸ－９９８１', '認証機関エー', '検索用の'])
      expect(await found(`q=${encodeURIComponent(q)}`), q).toEqual([one.id]);
    expect(await found(`q=${encodeURIComponent('検索用の')}&scheme=pciDss`)).toEqual([]);
    const few = await countStatements(() => found('limit=1'));
    expect(await countStatements(() => found('limit=100'))).toBe(few);
    const pages = await manager.get<CertificatePage>('/api/certificates?limit=2&sort=-validUntil');
    const next = await found(`limit=2&sort=-validUntil&cursor=${encodeURIComponent(pages.body.nextCursor ?? '')}`);
    expect(next).toHaveLength(2);
    expect(pages.body.items.map(({ id }) => id)).not.toContain(next[0]);
  });
});

it('other features read the certificates of many contractors in one statement', async () => {
  const [one, other] = [await addContractor(app), await addContractor(app)];
  const valid = await added(one, { number: 'RD-1' });
  const over = await added(one, { scheme: 'privacyMark', validUntil: '2026-03-31' });
  const reader = app.app.get(CertificatesReader);
  const known = await reader.ofContractors([one, other], TODAY);
  expect([...known.keys()]).toEqual([one]);
  expect(known.get(one)).toEqual([
    { id: over.id, scheme: 'privacyMark', schemeName: '', number: '', state: 'expired', validUntil: '2026-03-31' },
    { id: valid.id, scheme: 'iso27001', schemeName: '', number: 'RD-1', state: 'valid', validUntil: '2027-03-31' },
  ]);
  expect(await countStatements(() => reader.ofContractors([one, other], TODAY))).toBe(1);
});

it('is read by managers, auditors and executives, changed by managers, and unknown to others', async () => {
  const contractorId = await addContractor(app);
  const one = await added(contractorId);
  for (const role of ['auditor', 'executive'] as const) {
    const reader = await app.as(role);
    expect((await reader.get(`/api/certificates/${one.id}`)).status).toBe(200);
    expect((await reader.post('/api/certificates', { ...stated, contractorId })).status).toBe(403);
    expect((await reader.put(`/api/certificates/${one.id}`, stated, 1)).status).toBe(403);
  }
  for (const role of ['evaluator', 'admin'] as const) {
    const other = await app.as(role);
    expect((await other.get(`/api/certificates/${one.id}`)).status).toBe(404);
    expect((await other.get('/api/certificates')).status).toBe(403);
  }
  expect((await app.anonymous().get('/api/certificates')).status).toBe(401);
  expect((await manager.get(`/api/certificates/${randomUUID()}`)).status).toBe(404);
});
