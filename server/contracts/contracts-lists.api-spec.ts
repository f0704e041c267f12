import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract, ContractBoard, ContractPage, SaveContract } from '#contract/contracts.js';
import type { MyWork } from '#contract/notifications.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { ContractsDesk } from '../testing/contracts.js';
import { addContractor } from '../testing/findings.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { ContractsDaily } from './contracts.daily.js';
import { ContractsDue } from './contracts.due.js';
import { ContractsReader } from './contracts.reader.js';

const TODAY = '2026-11-24';
const fixed = { renewalMonths: null };
let app: TestApp;
let manager: TestClient;
let desk: ContractsDesk;
let contractorId: string;
const ids = new Map<string, string>();
beforeAll(async () => {
  app = await startTestApp({ now: new Date(`${TODAY}T01:00:00Z`) });
  manager = await app.as('manager');
  desk = new ContractsDesk(app, manager);
  contractorId = await addContractor(app);
  const put = async (name: string, more: Partial<SaveContract>, make: 'active' | 'draft' = 'active') => {
    const one = await desk[make]({ contractorId, title: name, number: `N-${String(ids.size)}`, ...more });
    ids.set(name, one.id);
    return one;
  };
  await put('draft', {}, 'draft');
  await put('window', { ownerId: manager.personId });
  await put('later', { endsOn: '2027-08-31', kind: 'dpa' });
  await put('settled', { noticeOn: '2026-11-20' });
  await put('late', { ...fixed, noticeOn: '2026-11-20' });
  await put('lapsed', { ...fixed, endsOn: '2026-10-31' });
  await put('open-ended', { ...fixed, endsOn: null });
  const renewed = await put('renewed', { endsOn: '2026-12-31', title: 'renewed' });
  await desk.move(renewed, { event: 'renew', endsOn: '2028-12-31' });
  const noticed = await put('noticed', {});
  await desk.move(noticed, { event: 'giveNotice', on: '2026-11-01', reason: '切替え' });
  const ended = await put('ended', {});
  await desk.move(ended, { event: 'end', endedOn: '2026-06-30', reason: '合意' });
});
afterAll(async () => {
  await app.close();
});

const all = () => app.sql<{ id: string }>('SELECT id FROM contracts WHERE contractor_id = $1', [contractorId]);
const nameOf = (id: string) => [...ids].find(([, one]) => one === id)?.[0];
const listed = async (query: string) =>
  (await manager.get<ContractPage>(`/api/contracts?contractorId=${contractorId}&${query}`)).body.items;

describe('the list', () => {
  it.each([
    ['draft', 'draft'],
    ['window', 'noticeWindow'],
    ['later', 'active'],
    ['settled', 'renewed'],
    ['late', 'noticeWindow'],
    ['lapsed', 'ended'],
    ['open-ended', 'active'],
    ['renewed', 'renewed'],
    ['noticed', 'active'],
    ['ended', 'ended'],
  ])('finds %s among those that are %s, as the rule says it', async (name, state) => {
    const found = await listed(`state=${state}`);
    expect(found.map(({ id }) => nameOf(id))).toContain(name);
    expect(new Set(found.map((one) => one.state))).toEqual(new Set([state]));
  });

  it('puts every contract into one state', async () => {
    const states = await Promise.all(
      ['draft', 'active', 'noticeWindow', 'renewed', 'ended'].map((state) => listed(`state=${state}`)),
    );
    expect(states.flat().length).toBe((await all()).length);
  });

  it.each([
    ['state=running', ['late', 'window', 'later', 'settled', 'open-ended', 'renewed', 'noticed']],
    ['kind=dpa', ['later']],
    ['q=SETTLED', ['settled']],
    ['q=N-1', ['window']],
    ['state=archived', []],
  ])('%s', async (query, expected) => {
    const found = (await listed(query)).map(({ id }) => nameOf(id));
    expect(new Set(found)).toEqual(new Set(expected));
  });

  it('is ordered by the end of the terms, those without one last', async () => {
    const ends = (await listed('state=running&sort=endsOn')).map(({ endsOn }) => endsOn ?? '9999');
    expect(ends).toEqual(ends.toSorted());
    expect(ends.at(-1)).toBe('9999');
  });

  it('begins with what is to be decided first, and turns round', async () => {
    const up = await listed('state=running');
    expect(up.slice(0, 3).map(({ id, decideBy }) => [nameOf(id), decideBy])).toEqual([
      ['late', '2026-11-20'],
      ['window', '2026-12-31'],
      ['later', '2027-05-31'],
    ]);
    expect((await listed('state=running&sort=-decideBy')).map(({ id }) => id)).toEqual(
      up.map(({ id }) => id).reverse(),
    );
  });

  it('goes on after a page', async () => {
    const { body } = await manager.get<ContractPage>(`/api/contracts?contractorId=${contractorId}&limit=4`);
    const rest = await manager.get<ContractPage>(
      `/api/contracts?contractorId=${contractorId}&limit=50&cursor=${body.nextCursor ?? ''}`,
    );
    expect(new Set([...body.items, ...rest.body.items].map(({ id }) => id)).size).toBe((await all()).length);
  });
});

describe('the board', () => {
  const board = async (query: string) => {
    const { body } = await manager.get<ContractBoard>(`/api/contracts/board?contractorId=${contractorId}&${query}`);
    return Object.fromEntries(
      body.columns
        .filter(({ total }) => total > 0)
        .map(({ column, items }) => [column, items.map(({ id }) => nameOf(id) ?? '').sort()]),
    );
  };
  it('stands by the month of the decision, without what is settled', async () => {
    expect(await board('by=decision')).toEqual({
      overdue: ['late'],
      '2026-12': ['window'],
      '2027-05': ['later'],
      later: ['renewed'],
    });
  });
  it('stands by the month of the end', async () => {
    expect(await board('by=end')).toEqual({
      '2027-03': ['late', 'noticed', 'settled', 'window'],
      '2027-08': ['later'],
      later: ['renewed'],
    });
  });
  it('says how many there are beyond the first cards', async () => {
    const { body } = await manager.get<ContractBoard>(
      `/api/contracts/board?contractorId=${contractorId}&by=end&limit=2`,
    );
    const march = body.columns.find(({ column }) => column === '2027-03');
    expect([march?.total, march?.items.length]).toEqual([4, 2]);
  });
});

it('asks as many statements whatever there is', async () => {
  for (const path of ['/api/contracts?limit=', '/api/contracts/board?limit=']) {
    const few = await countStatements(() => manager.get(`${path}1`));
    expect(await countStatements(() => manager.get(`${path}50`)), path).toBe(few);
  }
});

describe('who hears of it', () => {
  const due = async (today: string) => {
    const calendar = await app.app.get(CalendarReader).calendar();
    const found = await app.app.get(ContractsDue).due(today, calendar);
    return found.map(({ key, personId }) => {
      const [, id = '', , stage] = key.split('/');
      return [nameOf(id), stage, personId] as const;
    });
  };
  it.each([
    ['2026-10-01', undefined],
    ['2026-10-02', '90days'],
    ['2026-10-30', '60days'],
    ['2026-12-01', '30days'],
    ['2026-12-24', '3businessDays'],
    ['2026-12-28', '1businessDay'],
    ['2027-01-04', undefined],
  ])('on %s of the one to be decided by 31 December: %s', async (today, stage) => {
    const found = (await due(today)).filter(([name]) => name === 'window');
    expect(found.map(([, one]) => one)).toEqual(stage === undefined ? [] : [stage]);
    expect(found.every(([, , personId]) => personId === manager.personId)).toBe(true);
  });

  it('everybody who may decide, where nobody sees to it', async () => {
    const second = await app.as('manager');
    await app.as('auditor');
    const heard = (await due('2027-05-10')).filter(([name]) => name === 'later').map(([, , personId]) => personId);
    expect(new Set(heard)).toEqual(new Set([manager.personId, second.personId]));
  });

  it('is in the work of the owner and in that of nobody else, until notice is given', async () => {
    const work = async (client: TestClient) =>
      (await client.get<MyWork>('/api/my-work')).body.items
        .filter(({ kind }) => kind === 'contract')
        .map(({ subject }) => nameOf(subject.id));
    expect(new Set(await work(manager))).toEqual(new Set(['window', 'late']));
    expect(await work(await app.as('manager'))).toEqual(['late']);
    expect(await work(await app.as('auditor'))).toEqual([]);
  });
});

describe('what other features read', () => {
  const reader = () => app.app.get(ContractsReader);
  it('is what has not ended, with its clauses, in one statement', async () => {
    const alone = await addContractor(app);
    const found = (await reader().ofContractors([contractorId, alone], TODAY)).get(contractorId) ?? [];
    expect(new Set(found.map(({ id }) => nameOf(id)))).toEqual(
      new Set([...ids.keys()].filter((name) => name !== 'lapsed' && name !== 'ended')),
    );
    const window = found.find(({ title }) => title === 'window');
    expect(window).toMatchObject({
      state: 'noticeWindow',
      noticeOn: '2026-12-31',
      autoRenews: true,
      clausesMissing: 0,
      clausesUnchecked: 17,
      clausesTotal: 17,
    });
    expect((await reader().ofContractors([alone], TODAY)).has(alone)).toBe(false);
    expect(await countStatements(() => reader().ofContractors([contractorId, alone], TODAY))).toBe(1);
  });

  it('is how many are to be decided on, and the most urgent', async () => {
    expect(await reader().noticeNotices(TODAY, 90)).toMatchObject({
      count: 2,
      nearest: { title: 'late', decideBy: '2026-11-20' },
    });
    expect((await reader().noticeNotices(TODAY, 365)).count).toBe(3);
  });

  it('is the shortest notice time of the contracts in force at an instant', async () => {
    const own = await addContractor(app);
    const hours = async (more: Partial<SaveContract>, count: number, result = 'present') => {
      const draft = await desk.draft({ contractorId: own, ...more });
      const found = { result, hours: count, place: '第12条' };
      const { body } = await desk.check(draft, 'incidentNotice', found);
      await desk.move(body, { event: 'activate' });
      return body;
    };
    const at = (instant: string) => reader().noticeHours(own, new Date(instant));
    expect(await at('2026-11-01T00:00:00Z')).toBeNull();
    await hours({ startsOn: '2025-04-01', endsOn: '2026-03-31', ...fixed }, 12);
    const current = await hours({}, 72);
    const later = await hours({ startsOn: '2026-10-01' }, 24, 'partial');
    await hours({}, 1, 'missing');
    expect(await at('2026-09-30T14:59:59Z')).toMatchObject({ contractId: current.id, hours: 72 });
    expect(await at('2026-09-30T15:00:00Z')).toMatchObject({ contractId: later.id, hours: 24, place: '第12条' });
    expect(await at('2026-03-31T14:59:59Z')).toMatchObject({ hours: 12 });
  });
});

describe('every day', () => {
  it('begins the next term of what renews itself, once, as the portal, also after a long time', async () => {
    const one = await desk.active({
      startsOn: '2019-03-01',
      endsOn: '2020-02-29',
      noticePeriod: { count: 1, unit: 'months' },
    });
    expect(one.state).toBe('renewed');
    const leap = await desk.active({ startsOn: '2027-03-01', endsOn: '2028-02-29' });
    await app.app.get(ContractsDaily).run();
    await app.app.get(ContractsDaily).run();
    const rolled: Contract = await desk.one(one);
    expect(rolled).toMatchObject({
      endsOn: '2027-02-28',
      noticeOn: '2027-01-31',
      renewals: 1,
      state: 'noticeWindow',
      nextTerm: { startsOn: '2027-03-01', endsOn: '2028-02-29' },
    });
    expect((await desk.one(leap)).version).toBe(leap.version);
    const events = await app.sql<{ actor_name: string }>(
      `SELECT actor_name FROM trail_events WHERE subject_id = $1 AND action = 'contract.renewed'`,
      [one.id],
    );
    expect(events).toEqual([{ actor_name: 'Shinsa' }]);
  });
});
