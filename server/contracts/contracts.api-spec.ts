import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract, MoveContract, SaveContract } from '#contract/contracts.js';
import type { StoredFile } from '#contract/files.js';
import { ContractsDesk, saved, toSaved } from '../testing/contracts.js';
import { addContractor } from '../testing/findings.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
let auditor: TestClient;
let desk: ContractsDesk;
let contractorId: string;
beforeAll(async () => {
  app = await startTestApp({ now: new Date('2026-11-24T01:00:00Z') });
  [manager, auditor] = await Promise.all([app.as('manager'), app.as('auditor')]);
  desk = new ContractsDesk(app, manager);
  contractorId = await addContractor(app);
});
afterAll(async () => {
  await app.close();
});

const actions = async (id: string) =>
  (await app.sql<{ action: string }>('SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id', [id])).map(
    ({ action }) => action,
  );
const stored = () => app.sql('SELECT * FROM contracts ORDER BY id');

describe('a contract', () => {
  it('is written down as a draft, gets the next number, and comes into force', async () => {
    const draft = await desk.draft({ ownerId: manager.personId });
    expect(draft).toMatchObject({
      state: 'draft',
      noticeOn: '2026-12-31',
      decideBy: null,
      nextTerm: null,
      owner: { id: manager.personId },
      amount: { yen: 120_000, per: 'month', tax: 'excluded' },
      theirName: '𠮷田配信株式会社',
      clauses: { unchecked: 17, total: 17 },
      moves: ['activate'],
      version: 1,
    });
    expect(draft.number).toMatch(/^C2026-\d{4}$/);
    const { body } = await desk.move(draft, { event: 'activate' });
    expect(body).toMatchObject({
      state: 'noticeWindow',
      decideBy: '2026-12-31',
      nextTerm: { startsOn: '2027-04-01', endsOn: '2028-03-31' },
      moves: ['renew', 'giveNotice', 'end'],
      version: 2,
    });
    expect(await actions(draft.id)).toEqual(['contract.created', 'contract.moved']);
  });

  it.each<[string, Partial<SaveContract>, object]>([
    [
      '29 February',
      { startsOn: '2027-03-01', endsOn: '2028-02-29', noticePeriod: { count: 1, unit: 'months' } },
      { noticeOn: '2028-01-31' },
    ],
    ['days', { noticePeriod: { count: 30, unit: 'days' } }, { noticeOn: '2027-03-01' }],
    ['a day that the contract names', { noticeOn: '2026-12-15' }, { noticeOn: '2026-12-15', noticeOverridden: true }],
    ['no end', { endsOn: null, renewalMonths: null }, { endsOn: null, noticeOn: null, nextTerm: null }],
    ['no amount', { amount: null }, { amount: null }],
    [
      'more yen than an integer holds',
      { amount: { yen: 30_000_000_000, per: 'total', tax: 'unknown' } },
      { amount: { yen: 30_000_000_000 } },
    ],
  ])('with %s', async (_, more, expected) => {
    expect(await desk.draft(more)).toMatchObject(expected);
  });

  it('refuses who has not seen the newest state, and says what it is', async () => {
    const one = await desk.draft();
    await desk.put(one, { title: '改訂' });
    const late = await manager.put(`/api/contracts/${one.id}`, toSaved(one), 1);
    expect(late).toMatchObject({ status: 412, body: { code: 'stale', current: { version: 2, title: '改訂' } } });
    expect((await manager.put(`/api/contracts/${one.id}`, toSaved(one))).status).toBe(428);
    expect((await desk.one(one)).title).toBe('改訂');
  });
});

describe('is refused, and nothing is stored', () => {
  it.each<[string, number, Partial<SaveContract>, string, string]>([
    ['an end before the start', 400, { endsOn: '2026-03-31' }, 'endBeforeStart', 'endsOn'],
    ['renewal without an end', 400, { endsOn: null }, 'endMissing', 'renewalMonths'],
    [
      'a day for notice without an end',
      400,
      { endsOn: null, renewalMonths: null, noticeOn: '2026-12-01' },
      'endMissing',
      'noticeOn',
    ],
    ['notice after the end', 400, { noticeOn: '2027-04-01' }, 'noticeAfterEnd', 'noticeOn'],
    [
      'notice before the start',
      400,
      { noticePeriod: { count: 24, unit: 'months' } },
      'noticeBeforeStart',
      'noticePeriod',
    ],
    ['a day that does not exist', 400, { endsOn: '2027-02-29' }, 'invalid', 'endsOn'],
    ['no title', 400, { title: ' ' }, 'invalid', 'title'],
    ['half a yen', 400, { amount: { yen: 0.5, per: 'month', tax: 'unknown' } }, 'invalid', 'amount.yen'],
    ['terms of no months', 400, { renewalMonths: 0 }, 'invalid', 'renewalMonths'],
    ['a contractor nobody knows', 400, { contractorId: randomUUID() }, 'invalid', 'contractorId'],
    ['a service nobody knows', 400, { serviceIds: [randomUUID()] }, 'invalid', 'serviceIds.0'],
    ['an owner nobody knows', 400, { ownerId: randomUUID() }, 'invalid', 'ownerId'],
    ['a parent nobody knows', 400, { parent: { id: randomUUID(), relation: 'under' } }, 'invalid', 'parent.id'],
  ])('%s: %i', async (_, status, more, code, path) => {
    const before = await stored();
    const answer = await manager.post('/api/contracts', saved(contractorId, more));
    expect(answer).toMatchObject({ status, body: { code, fields: [{ path }] } });
    expect(await stored()).toEqual(before);
  });

  it('a number that another contract has', async () => {
    await desk.draft({ number: 'K-77' });
    const before = await stored();
    const answer = await manager.post('/api/contracts', saved(contractorId, { number: 'K-77' }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'contractNumberTaken', fields: [{ path: 'number' }] } });
    expect(await stored()).toEqual(before);
  });

  it('an owner who may not edit contracts, a contractor that is archived', async () => {
    const answer = await manager.post('/api/contracts', saved(contractorId, { ownerId: auditor.personId }));
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'ownerId', rule: 'unknownReference' }] } });
    const archived = await addContractor(app, false);
    await app.sql('UPDATE contractors SET archived_at = now() WHERE id = $1', [archived]);
    expect(await manager.post('/api/contracts', saved(archived))).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'contractorId' }] },
    });
  });

  it('coming into force without having been signed', async () => {
    const draft = await desk.draft({ signedOn: null });
    expect(await desk.move(draft, { event: 'activate' })).toMatchObject({
      status: 400,
      body: { code: 'invalid', fields: [{ path: 'signedOn', rule: 'required' }] },
    });
    expect(await desk.one(draft)).toEqual(draft);
  });
});

describe('contracts that hang together', () => {
  it('are shown as a tree from each of them', async () => {
    const master = await desk.draft({ contractorId, startsOn: '2025-04-01' });
    const individual = await desk.draft({ contractorId, parent: { id: master.id, relation: 'under' } });
    const amendment = await desk.draft({ contractorId, parent: { id: individual.id, relation: 'amends' } });
    for (const { id } of [master, individual, amendment]) {
      expect((await desk.one({ id })).family.map((line) => [line.id, line.depth, line.relation])).toEqual([
        [master.id, 0, null],
        [individual.id, 1, 'under'],
        [amendment.id, 2, 'amends'],
      ]);
    }
    const circle = await desk.put(master, { parent: { id: amendment.id, relation: 'amends' } });
    expect(circle).toMatchObject({ status: 400, body: { code: 'contractCircle', fields: [{ path: 'parent.id' }] } });
    const itself = await desk.put(master, { parent: { id: master.id, relation: 'amends' } });
    expect(itself).toMatchObject({ status: 400, body: { code: 'contractCircle' } });
    expect((await desk.one(master)).parent).toBeNull();
  });

  it('are contracts with one contractor', async () => {
    const other = await desk.draft();
    const one = await desk.draft({ contractorId });
    expect(await desk.put(one, { parent: { id: other.id, relation: 'under' } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'parent.id', rule: 'unknownReference' }] },
    });
  });

  it('cannot close a circle in two halves at once', async () => {
    const [a, b] = [await desk.draft({ contractorId }), await desk.draft({ contractorId })];
    const answers = await Promise.all([
      desk.put(a, { parent: { id: b.id, relation: 'under' } }),
      desk.put(b, { parent: { id: a.id, relation: 'under' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe('moving on', () => {
  it('notice leads to the end of the term, and can be taken back', async () => {
    const one = await desk.active();
    const { body: noticed } = await desk.move(one, { event: 'giveNotice', on: '2026-11-20', reason: '切替え' });
    expect(noticed).toMatchObject({ state: 'active', noticeGivenOn: '2026-11-20', decideBy: null, nextTerm: null });
    const { body: back } = await desk.move(noticed, { event: 'withdrawNotice' });
    expect(back).toMatchObject({ state: 'noticeWindow', noticeGivenOn: null, endsOn: '2027-03-31', endReason: '' });
  });

  it('notice gives a contract without end one, and taking it back takes that away', async () => {
    const one = await desk.active({ endsOn: null, renewalMonths: null });
    const { body } = await desk.move(one, { event: 'giveNotice', on: '2026-11-24', reason: '切替え' });
    expect(body).toMatchObject({ endsOn: '2027-02-24', noticeGivenOn: '2026-11-24' });
    expect((await desk.move(body, { event: 'withdrawNotice' })).body).toMatchObject({ endsOn: null });
  });

  it('an end to come keeps it in force until then; one today or before ends it', async () => {
    const one = await desk.active();
    const { body: soon } = await desk.move(one, { event: 'end', endedOn: '2026-12-15', reason: '合意解約' });
    expect(soon).toMatchObject({ state: 'active', endsOn: '2026-12-15', noticeOn: null, endReason: '合意解約' });
    const { body: ended } = await desk.move(soon, { event: 'end', endedOn: '2026-11-24', reason: '合意解約' });
    expect(ended).toMatchObject({
      state: 'ended',
      endedOn: '2026-11-24',
      moves: ['reopen'],
      retention: { years: 7, from: '2034-06-01', mayDelete: false },
    });
    const { body: again } = await desk.move(ended, { event: 'reopen' });
    expect(again).toMatchObject({ state: 'active', endedOn: null, retention: { from: null } });
  });

  it('is renewed by agreement until a later day, also after its term is over', async () => {
    const one = await desk.active({ renewalMonths: null, endsOn: '2026-10-31' });
    expect(one).toMatchObject({ state: 'ended', moves: ['renew'] });
    expect((await desk.move(one, { event: 'renew', endsOn: '2026-10-31' })).body).toMatchObject({
      code: 'endBeforeStart',
    });
    const { body } = await desk.move(one, { event: 'renew', endsOn: '2027-10-31' });
    expect(body).toMatchObject({ state: 'renewed', endsOn: '2027-10-31', noticeOn: '2027-07-31', renewals: 1 });
  });

  it.each<[string, MoveContract, Partial<SaveContract>, number, string, string]>([
    [
      'notice after the day for it',
      { event: 'giveNotice', on: '2026-11-24', reason: 'x' },
      { noticeOn: '2026-11-20' },
      400,
      'noticeTooLate',
      'on',
    ],
    ['notice tomorrow', { event: 'giveNotice', on: '2026-11-25', reason: 'x' }, {}, 400, 'dateInTheFuture', 'on'],
    [
      'notice without a period to an open end',
      { event: 'giveNotice', on: '2026-11-24', reason: 'x' },
      { endsOn: null, renewalMonths: null, noticePeriod: null },
      400,
      'endMissing',
      'on',
    ],
    ['notice without a reason', { event: 'giveNotice', on: '2026-11-24', reason: '' }, {}, 400, 'invalid', 'reason'],
    [
      'an end before the start',
      { event: 'end', endedOn: '2026-03-31', reason: 'x' },
      {},
      400,
      'endBeforeStart',
      'endedOn',
    ],
  ])('%s is refused', async (_, event, more, status, code, path) => {
    const one = await desk.active(more);
    expect(await desk.move(one, event)).toMatchObject({ status, body: { code, fields: [{ path }] } });
    expect(await desk.one(one)).toEqual(one);
  });

  it('an ended contract is changed no more: terms, clauses and moves', async () => {
    const one = await desk.active({ renewalMonths: null, endsOn: '2026-10-31' });
    expect(await desk.put(one, { title: '変更' })).toMatchObject({ status: 409, body: { code: 'contractClosed' } });
    expect(await desk.check(one, 'audit')).toMatchObject({ status: 409, body: { code: 'contractClosed' } });
    expect(await desk.move(one, { event: 'giveNotice', on: '2026-11-24', reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed' },
    });
    expect(await desk.one(one)).toEqual(one);
  });
});

describe('the check of the clauses', () => {
  it('keeps what was found, where, by whom and when, and raises the version', async () => {
    const one = await desk.draft();
    const found = { wording: '発覚後24時間以内に通知する', place: '第12条', hours: 24 };
    const { body } = await desk.check(one, 'incidentNotice', found);
    expect(body).toMatchObject({ version: 2, clauses: { present: 1, unchecked: 16 } });
    expect(body.checks.find(({ code }) => code === 'incidentNotice')).toMatchObject({
      ...found,
      checkedBy: { id: manager.personId },
      checkedOn: '2026-11-24',
    });
    expect(await desk.check(one, 'audit')).toMatchObject({ status: 412 });
    const { body: missing } = await desk.check(body, 'audit', { result: 'missing', hours: 24 });
    expect(missing.clauses).toMatchObject({ present: 1, missing: 1 });
    expect(missing.checks.find(({ code }) => code === 'audit')?.hours).toBeNull();
    const listed = await manager.get<{ items: Contract[] }>(
      `/api/contracts?gaps=true&contractorId=${one.contractor.id}`,
    );
    expect(listed.body.items.map(({ id }) => id)).toEqual([one.id]);
    expect(await actions(one.id)).toEqual(['contract.created', 'contract.checked', 'contract.checked']);
  });

  it.each([
    ['not needed without a reason', 'audit', { result: 'notNeeded' }, 400, 'reasonMissing'],
    ['a clause that nobody asks for', 'weather', {}, 400, 'invalid'],
    ['no hours', 'incidentNotice', { hours: 0 }, 400, 'invalid'],
  ])('%s is refused', async (_, code, more, status, problem) => {
    const one = await desk.draft();
    expect(await desk.check(one, code, more)).toMatchObject({ status, body: { code: problem } });
    expect(await desk.one(one)).toEqual(one);
  });

  it('of a non-disclosure agreement asks for less', async () => {
    const one = await desk.draft({ kind: 'nda' });
    expect(one.clauses.total).toBe(5);
    expect((await desk.check(one, 'sla')).status).toBe(404);
  });
});

describe('keeping and deleting', () => {
  const remove = (one: Contract, title = one.title) =>
    manager.post(`/api/contracts/${one.id}/deletion`, { title }, one.version);

  it('is kept for years after its end; then it goes for good with its files, once its name is typed', async () => {
    const kept = await desk.active({ renewalMonths: null, startsOn: '2018-04-01', endsOn: '2019-04-01' });
    expect(kept.retention).toEqual({ years: 7, from: '2027-06-01', mayDelete: false });
    expect(await remove(kept)).toMatchObject({ status: 409, body: { code: 'retentionRunning' } });
    const old = await desk.active({ renewalMonths: null, startsOn: '2018-04-01', endsOn: '2019-03-31' });
    expect(old.retention).toEqual({ years: 7, from: '2026-06-01', mayDelete: true });
    const query = new URLSearchParams({ subjectType: 'contract', subjectId: old.id, name: '契約書.txt' });
    const file = await manager.send<StoredFile>('POST', `/api/files?${query.toString()}`, Buffer.from('契約'), {
      'content-type': 'application/octet-stream',
    });
    expect(file.status).toBe(201);
    expect(await remove(old, '別の名前')).toMatchObject({
      status: 400,
      body: { code: 'nameDiffers', fields: [{ path: 'title' }] },
    });
    expect((await remove(old)).status).toBe(204);
    expect((await manager.get(`/api/contracts/${old.id}`)).status).toBe(404);
    expect((await manager.get(`/api/files/${file.body.id}/content`)).status).toBe(404);
    // the sweeper takes away what has no number: the bytes, then the rows
    const left = 'SELECT v.number FROM file_versions v JOIN files f ON f.id = v.file_id WHERE f.subject_id = $1';
    expect(await app.sql(left, [old.id])).toEqual([{ number: null }]);
    expect((await actions(old.id)).at(-1)).toBe('contract.deleted');
  });

  it('ten years where that was chosen', async () => {
    const more = { renewalMonths: null, startsOn: '2018-04-01', endsOn: '2019-03-31', retentionYears: 10 } as const;
    expect((await desk.active(more)).retention).toEqual({ years: 10, from: '2029-06-01', mayDelete: false });
  });

  it('does not go while others hang under it', async () => {
    const master = await desk.draft({ contractorId });
    await desk.draft({ contractorId, parent: { id: master.id, relation: 'amends' } });
    expect(await remove(master)).toMatchObject({ status: 409, body: { code: 'contractHasDependents' } });
  });

  it('is archived once it has ended, changed no more, and restored', async () => {
    const running = await desk.active();
    const post = (one: Contract, what: string) =>
      manager.post<Contract>(`/api/contracts/${one.id}/${what}`, {}, one.version);
    expect(await post(running, 'archive')).toMatchObject({ status: 409, body: { code: 'transitionNotAllowed' } });
    const { body: ended } = await desk.move(running, { event: 'end', endedOn: '2026-11-24', reason: '満了' });
    const { body: archived } = await post(ended, 'archive');
    expect(archived).toMatchObject({ archived: true, moves: [] });
    expect(await desk.move(archived, { event: 'reopen' })).toMatchObject({ status: 409, body: { code: 'archived' } });
    expect((await post(archived, 'restore')).body).toMatchObject({ archived: false, moves: ['reopen'] });
  });
});

describe('who may what', () => {
  it('auditors and executives read; evaluators know of no contract', async () => {
    const one = await desk.draft();
    for (const reader of [auditor, await app.as('executive')]) {
      expect((await reader.get(`/api/contracts/${one.id}`)).status).toBe(200);
      expect((await reader.post('/api/contracts', saved(contractorId))).status).toBe(403);
      expect((await reader.post(`/api/contracts/${one.id}/events`, { event: 'activate' }, 1)).status).toBe(403);
    }
    const evaluator = await app.as('evaluator');
    expect((await evaluator.get(`/api/contracts/${one.id}`)).status).toBe(404);
    const files = `/api/files?subjectType=contract&subjectId=${one.id}`;
    expect((await evaluator.get(files)).status).toBe(404);
    expect((await auditor.get<{ mayAttach: boolean }>(files)).body.mayAttach).toBe(false);
    expect((await manager.get<{ mayAttach: boolean }>(files)).body.mayAttach).toBe(true);
  });
});
