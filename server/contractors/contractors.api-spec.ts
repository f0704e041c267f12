import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contractor, ContractorPage } from '#contract/contractors.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { ContractorsReader } from './contractors.reader.js';
import { ContractorsStandings } from './contractors.standings.js';
import { ContractorsWriter } from './contractors.writer.js';

let app: TestApp;
let manager: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  manager = await app.as('manager');
});
afterAll(async () => {
  await app.close();
});

const engagement = {
  title: 'メール配信',
  scope: '会員向けの案内メールの配信',
  ownerId: null as string | null,
  personalData: 'entrusted',
  personalDataReason: '',
  dataSubjects: 500 as number | null,
  sendsFromOwnDomain: false as boolean | null,
  outageTolerable: true as boolean | null,
  startsOn: null as string | null,
  endsOn: null as string | null,
};
const save = (name: string, more: object = {}) => ({
  name,
  yomi: '',
  vendorId: null,
  corporateNumber: null,
  homepage: null,
  note: '',
  contacts: [],
  engagements: [engagement],
  subProcessors: [],
  ...more,
});
const sub = (contractorId: string, work = '') => ({ contractorId, work, country: '日本', personalData: null });
const add = async (name: string, more: object = {}): Promise<Contractor> => {
  const { status, body } = await manager.post<Contractor>('/api/contractors', save(name, more));
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const toSave = (one: Contractor, more: object = {}) => ({
  ...save(one.name),
  yomi: one.yomi,
  vendorId: one.vendor?.id ?? null,
  corporateNumber: one.corporateNumber,
  engagements: one.engagements.map(({ owner, ...rest }) => ({
    ...rest,
    running: undefined,
    ownerId: owner?.id ?? null,
  })),
  subProcessors: one.subProcessors.map(({ contractorId, work, country, personalData }) => ({
    contractorId,
    work,
    country,
    personalData,
  })),
  ...more,
});
const names = async (query: string) => {
  const { body } = await manager.get<ContractorPage>(`/api/contractors?${query}`);
  return body.items.map(({ name }) => name);
};
const actions = async (id: string) =>
  (await app.sql<{ action: string }>('SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id', [id])).map(
    ({ action }) => action,
  );

describe('a contractor', () => {
  it('is registered with what it does for us; its tier follows from the answers', async () => {
    const ownerId = manager.personId;
    const one = await add('㈱𠮷田配信', {
      yomi: 'よしだはいしん',
      corporateNumber: ' ７０００−０１２０−５０００２',
      contacts: [{ name: '髙橋', department: '営業部', email: 'takahashi@example.jp', phone: '03-0000-0000' }],
      engagements: [
        { ...engagement, ownerId, dataSubjects: null },
        {
          ...engagement,
          title: '解約済みの業務',
          sendsFromOwnDomain: true,
          startsOn: '2020-04-01',
          endsOn: '2021-03-31',
        },
      ],
    });
    expect(one).toMatchObject({
      corporateNumber: '7000012050002',
      tier: 'high',
      tierProvisional: true,
      personalData: 'entrusted',
      running: true,
      unaudited: true,
      owners: [{ id: ownerId }],
      contacts: [{ name: '髙橋' }],
      engagements: [{ running: true }, { title: '解約済みの業務', running: false }],
      version: 1,
    });
    const answered = toSave(one, { engagements: [{ ...engagement, id: one.engagements[0]?.id, ownerId }] });
    const { body } = await manager.put<Contractor>(`/api/contractors/${one.id}`, answered, 1);
    expect(body).toMatchObject({ tier: 'medium', tierProvisional: false, version: 2 });
    expect(body.engagements.map(({ id }) => id)).toEqual([one.engagements[0]?.id]);
    expect(await actions(one.id)).toEqual(['contractor.created', 'contractor.changed']);
  });

  it('gets a new version also when only an engagement changes, and refuses who has not seen it', async () => {
    const one = await add('版の会社');
    const path = `/api/contractors/${one.id}`;
    const changed = toSave(one, { engagements: [{ ...engagement, id: one.engagements[0]?.id, scope: '範囲を変更' }] });
    expect((await manager.put<Contractor>(path, changed, 1)).body.version).toBe(2);
    expect(await manager.put(path, toSave(one), 1)).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { version: 2, engagements: [{ scope: '範囲を変更' }] } },
    });
    expect((await manager.put(path, toSave(one))).status).toBe(428);
    const engagementsOfAnother = toSave(await add('別の会社'), {
      engagements: one.engagements.map(({ id }) => ({ ...engagement, id })),
    });
    const another = await manager.post<Contractor>('/api/contractors', { ...engagementsOfAnother, name: '盗む会社' });
    expect(another.body.engagements[0]?.id).not.toBe(one.engagements[0]?.id);
  });

  it('keeps its own name when the vendor of the catalogue changes its', async () => {
    const { body: vendor } = await manager.post<{ id: string }>('/api/vendors', {
      name: '旧社名',
      yomi: '',
      homepage: null,
      note: '',
    });
    const one = await add('旧社名', { vendorId: vendor.id });
    await manager.put(`/api/vendors/${vendor.id}`, { name: '新社名', yomi: '', homepage: null, note: '' }, 1);
    const { body } = await manager.get<Contractor>(`/api/contractors/${one.id}`);
    expect(body).toMatchObject({ name: '旧社名', vendor: { name: '新社名' } });
    expect(await manager.post('/api/contractors', save('二つ目', { vendorId: vendor.id }))).toMatchObject({
      status: 409,
      body: { code: 'conflict', fields: [{ path: 'vendorId', rule: 'vendorTaken' }] },
    });
  });

  it.each([
    ['a wrong check digit', { corporateNumber: '8000012050002' }, 'corporateNumberCheckDigit', 'corporateNumber'],
    ['too few digits', { corporateNumber: '123' }, 'corporateNumberForm', 'corporateNumber'],
    [
      'a cloud exception without a reason',
      { engagements: [engagement, { ...engagement, personalData: 'cloudException' }] },
      'personalDataReasonMissing',
      'engagements.1.personalDataReason',
    ],
    [
      'no personal data without a reason',
      { engagements: [{ ...engagement, personalData: 'none', personalDataReason: ' ' }] },
      'personalDataReasonMissing',
      'engagements.0.personalDataReason',
    ],
    [
      'an end before its start',
      { engagements: [{ ...engagement, startsOn: '2026-04-01', endsOn: '2026-03-31' }] },
      'endBeforeStart',
      'engagements.0.endsOn',
    ],
    [
      'an owner whom nobody knows',
      { engagements: [{ ...engagement, ownerId: randomUUID() }] },
      'invalid',
      'engagements.0.ownerId',
    ],
    ['a vendor that is none', { vendorId: randomUUID() }, 'invalid', 'vendorId'],
    ['a sub-processor that is none', { subProcessors: [sub(randomUUID())] }, 'invalid', 'subProcessors.0.contractorId'],
    [
      'an address that is none',
      { contacts: [{ name: 'x', department: '', email: 'x@', phone: '' }] },
      'invalid',
      'contacts.0.email',
    ],
    ['a name that turns the text round', { name: '\u202eevil' }, 'invalid', 'name'],
  ])('is refused with %s, naming the field', async (_, more, code, path) => {
    expect(await manager.post('/api/contractors', save('断られる会社', more))).toMatchObject({
      status: 400,
      body: { code, fields: [{ path }] },
    });
    expect(await names(`q=${encodeURIComponent('断られる')}`)).toEqual([]);
  });

  it('has a corporate number of its own', async () => {
    await add('先の会社', { corporateNumber: '1180301018771' });
    expect(
      await manager.post('/api/contractors', save('後の会社', { corporateNumber: '1180301018771' })),
    ).toMatchObject({
      status: 409,
      body: { code: 'conflict', fields: [{ path: 'corporateNumber', rule: 'corporateNumberTaken' }] },
    });
  });
});

describe('ending', () => {
  it('ends what runs, says why, and is taken back by reopening', async () => {
    const one = await add('終わる会社', {
      engagements: [
        { ...engagement, startsOn: '2024-04-01' },
        { ...engagement, title: '来年から', startsOn: '2099-04-01' },
      ],
    });
    const path = `/api/contractors/${one.id}`;
    const early = await manager.post(`${path}/archive`, {}, 1);
    expect(early).toMatchObject({ status: 409, body: { code: 'contractorRunning' } });
    const future = await manager.post(`${path}/end`, { endedOn: '2099-01-01', reason: '契約満了' }, 1);
    expect(future).toMatchObject({ status: 400, body: { code: 'dateInTheFuture', fields: [{ path: 'endedOn' }] } });
    const silent = await manager.post(`${path}/end`, { endedOn: '2026-03-31', reason: ' ' }, 1);
    expect(silent).toMatchObject({ status: 400, body: { fields: [{ path: 'reason', rule: 'required' }] } });
    const ended = await manager.post<Contractor>(`${path}/end`, { endedOn: '2026-03-31', reason: '契約満了' }, 1);
    expect(ended.body).toMatchObject({
      running: false,
      unaudited: false,
      endedOn: '2026-03-31',
      endReason: '契約満了',
      owners: [],
      engagements: [
        { startsOn: '2024-04-01', endsOn: '2026-03-31' },
        { startsOn: '2026-03-31', endsOn: '2026-03-31' },
      ],
    });
    const late = await manager.put(path, toSave(one), ended.body.version);
    expect(late).toMatchObject({ status: 409, body: { code: 'contractorClosed' } });
    expect(await names(`state=ended&q=${encodeURIComponent('終わる')}`)).toEqual(['終わる会社']);
    const archived = await manager.post<Contractor>(`${path}/archive`, {}, ended.body.version);
    expect(await names(`q=${encodeURIComponent('終わる')}`)).toEqual([]);
    expect(await names(`q=${encodeURIComponent('終わる')}&state=archived`)).toEqual(['終わる会社']);
    expect((await manager.post(`${path}/reopen`, {}, archived.body.version)).body).toMatchObject({ code: 'archived' });
    const restored = await manager.post<Contractor>(`${path}/restore`, {}, archived.body.version);
    const open = await manager.post<Contractor>(`${path}/reopen`, {}, restored.body.version);
    expect(open.body).toMatchObject({ endedOn: null, running: false });
    const again = await manager.put<Contractor>(
      path,
      toSave(open.body, { engagements: [engagement] }),
      open.body.version,
    );
    expect(again.body).toMatchObject({ running: true });
    expect(await actions(one.id)).toEqual([
      'contractor.created',
      'contractor.ended',
      'contractor.archived',
      'contractor.restored',
      'contractor.reopened',
      'contractor.changed',
    ]);
  });
});

describe('sub-processors', () => {
  it('are shown as a chain from both ends, and a circle is refused by name and in order', async () => {
    const c = await add('チェーン丙');
    const b = await add('チェーン乙', { subProcessors: [sub(c.id, 'データ保管')] });
    const a = await add('チェーン甲', { subProcessors: [sub(b.id, '配信基盤')] });
    expect(a.chain).toMatchObject([
      { id: b.id, name: 'チェーン乙', depth: 1, work: '配信基盤', repeated: false },
      { id: c.id, name: 'チェーン丙', depth: 2, work: 'データ保管', repeated: false },
    ]);
    const bottom = (await manager.get<Contractor>(`/api/contractors/${c.id}`)).body;
    expect(bottom.worksFor.map(({ name, depth }) => [name, depth])).toEqual([
      ['チェーン乙', 1],
      ['チェーン甲', 2],
    ]);
    const circle = await manager.put(`/api/contractors/${c.id}`, toSave(c, { subProcessors: [sub(a.id)] }), 1);
    expect(circle).toMatchObject({
      status: 400,
      body: {
        code: 'subProcessorCircle',
        fields: [
          {
            path: 'subProcessors.0.contractorId',
            rule: 'subProcessorCircle',
            params: { circle: 'チェーン丙 → チェーン甲 → チェーン乙 → チェーン丙' },
          },
        ],
      },
    });
    const itself = await manager.put(`/api/contractors/${c.id}`, toSave(c, { subProcessors: [sub(c.id)] }), 1);
    expect(itself.body).toMatchObject({ code: 'subProcessorCircle' });
    expect((await manager.get<Contractor>(`/api/contractors/${c.id}`)).body.chain).toEqual([]);
  });

  it('cannot be closed to a circle by two people at once', async () => {
    const [x, y] = [await add('同時X'), await add('同時Y')];
    const answers = await Promise.all([
      manager.put(`/api/contractors/${x.id}`, toSave(x, { subProcessors: [sub(y.id)] }), 1),
      manager.put(`/api/contractors/${y.id}`, toSave(y, { subProcessors: [sub(x.id)] }), 1),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe('who may', () => {
  it('read and change', async () => {
    const one = await add('権限の会社');
    const auditor = await app.as('auditor');
    expect((await auditor.get(`/api/contractors/${one.id}`)).status).toBe(200);
    expect((await auditor.post('/api/contractors', save('x'))).status).toBe(403);
    expect(
      (await auditor.post(`/api/contractors/${one.id}/end`, { endedOn: '2026-01-01', reason: 'x' }, 1)).status,
    ).toBe(403);
    for (const role of ['evaluator', 'admin'] as const) {
      const other = await app.as(role);
      expect((await other.get('/api/contractors')).status).toBe(403);
      expect((await other.get(`/api/contractors/${one.id}`)).status).toBe(404);
    }
    expect((await app.anonymous().get('/api/contractors')).status).toBe(401);
    expect((await manager.get(`/api/contractors/${randomUUID()}`)).status).toBe(404);
  });
});

it('an engagement that ends by itself is noticed the day after', async () => {
  const until = { endsOn: '2099-03-31', sendsFromOwnDomain: true };
  const one = await add('自然に終わる会社', { engagements: [{ ...engagement, ...until }, engagement] });
  const alone = await add('全部終わる会社', { engagements: [{ ...engagement, ...until }] });
  const standings = app.app.get(ContractorsStandings);
  const seen = async (id: string) => (await manager.get<Contractor>(`/api/contractors/${id}`)).body;
  await standings.recount('2099-03-31');
  expect(await seen(one.id)).toMatchObject({ tier: 'high', running: true });
  await standings.recount('2099-04-01');
  expect(await seen(one.id)).toMatchObject({ tier: 'medium', running: true, version: 1 });
  expect(await seen(alone.id)).toMatchObject({ tier: 'high', running: false });
});

it('audits read who is to be audited, and write when it was', async () => {
  const owner = manager.personId;
  const one = await add('監査される会社', { engagements: [{ ...engagement, ownerId: owner }] });
  const reader = app.app.get(ContractorsReader);
  const [found] = (await reader.toAudit('2026-11-24')).filter(({ id }) => id === one.id);
  expect(found).toMatchObject({
    name: '監査される会社',
    personalData: 'entrusted',
    ownerIds: [owner],
    lastAuditedOn: null,
  });
  const work = app.app.get(UnitOfWork);
  const audited = (on: string) => work.run(() => app.app.get(ContractorsWriter).audited(one.id, on));
  await audited('2026-10-01');
  await audited('2025-10-01');
  expect((await reader.byIds([one.id])).get(one.id)?.lastAuditedOn).toBe('2026-10-01');
});
