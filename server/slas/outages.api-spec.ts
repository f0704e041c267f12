import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { ChangedOutage, OutagePage, ReportedOutages } from '#contract/outages.js';
import type { Sla, SlaMonthSeries, SlaPage } from '#contract/slas.js';
import { addContractor } from '../testing/findings.js';
import { SlaCases, slaTerms } from '../testing/slas.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { SlasReader } from './slas.reader.js';

const MINUTE = 60_000;
const TODAY = '2026-11-24';
let app: TestApp;
let manager: TestClient;
let cases: SlaCases;
beforeAll(async () => {
  app = await startTestApp({ now: new Date(`${TODAY}T03:00:00Z`) });
  manager = await app.as('manager');
  cases = new SlaCases(app, manager);
});
afterAll(async () => {
  await app.close();
});
const stored = async () =>
  app.sql(
    'SELECT (SELECT count(*) FROM slas) AS slas, (SELECT count(*) FROM outages) AS outages, (SELECT max(id) FROM trail_events) AS told',
  );

describe('outages', () => {
  it.each([
    ['ends before it starts', '2026-10-02T00:00:00Z', '2026-10-01T00:00:00Z', 'outageEndsBeforeStart', 'endsAt'],
    ['ends when it starts', '2026-10-02T00:00:00Z', '2026-10-02T09:00:00+09:00', 'outageEndsBeforeStart', 'endsAt'],
    ['lies in the future', '2026-11-25T00:00:00Z', null, 'instantInTheFuture', 'startsAt'],
    ['ends in the future', '2026-11-20T00:00:00Z', '2026-11-24T03:00:01Z', 'instantInTheFuture', 'endsAt'],
  ])('one that %s is refused', async (_, startsAt, endsAt, code, path) => {
    const { id } = await cases.sla();
    const before = await stored();
    expect(await cases.post(id, startsAt, endsAt)).toMatchObject({ status: 400, body: { code, fields: [{ path }] } });
    expect(await stored()).toEqual(before);
  });

  it('are split between months by the clock of the zone, also where it is put back', async () => {
    const { id } = await cases.sla({ terms: slaTerms({ timeZone: 'America/New_York' }) });
    // from 23:30 on 31 October (UTC−4) to 01:30 of the second time that is half past one (UTC−5)
    const one = await cases.outage(id, '2026-10-31T23:30:00-04:00', '2026-11-01T01:30:00-05:00');
    expect(one.durationMs).toBe(180 * MINUTE);
    expect((await cases.month(id, '2026-10')).result.raw.downMs).toBe(30 * MINUTE);
    const { result } = await cases.month(id, '2026-11');
    expect(result.raw.downMs).toBe(150 * MINUTE);
    expect(result.end - result.start).toBe((30 * 24 + 1) * 60 * MINUTE);
  });

  it('count on 29 February', async () => {
    const { id } = await cases.sla({ from: '2024-01' });
    await cases.outage(id, '2024-02-29T00:00:00+09:00', '2024-03-01T00:00:00+09:00');
    const { result } = await cases.month(id, '2024-02');
    expect(result.contractual).toEqual({ downMs: 1440 * MINUTE, baseMs: 29 * 1440 * MINUTE });
  });

  it('go on until they are ended', async () => {
    const { id } = await cases.sla();
    const open = await cases.outage(id, '2026-11-24T02:30:00Z', null);
    expect(open).toMatchObject({ endsAt: null, durationMs: 30 * MINUTE, version: 1 });
    expect((await manager.get<Sla>(`/api/slas/${id}`)).body).toMatchObject({ downSince: '2026-11-24T02:30:00.000Z' });
    expect((await cases.month(id, '2026-11')).result).toMatchObject({
      recovery: { open: true },
      raw: { downMs: 30 * MINUTE },
    });
    const path = `/api/outages/${open.id}/end`;
    expect((await manager.post(path, { endsAt: '2026-11-24T02:30:00Z' }, 1)).body).toMatchObject({
      code: 'outageEndsBeforeStart',
    });
    expect((await manager.post<ChangedOutage>(path, {}, 1)).body).toMatchObject({ endsAt: '2026-11-24T03:00:00.000Z' });
    expect((await manager.get<Sla>(`/api/slas/${id}`)).body.downSince).toBeNull();
  });

  it('are recorded once: by reference or by times, also when it is restored', async () => {
    const { id } = await cases.october();
    const taken = { status: 409, body: { code: 'outageKnown', fields: [{ path: 'reference' }] } };
    expect(await cases.post(id, '2026-10-28T00:00:00Z', null, { reference: 'T-1027' })).toMatchObject(taken);
    const same = await cases.post(id, '2026-10-27T09:05:00Z', '2026-10-27T09:11:00Z');
    expect(same).toMatchObject({ status: 409, body: { code: 'outageKnown', fields: [{ path: 'startsAt' }] } });
    const { items } = (await manager.get<OutagePage>(`/api/slas/${id}/outages?sort=-startsAt`)).body;
    const [last] = items;
    await manager.post(`/api/outages/${last?.id ?? ''}/remove`, {}, 1);
    const again = await cases.outage(id, '2026-10-27T09:05:00Z', '2026-10-27T09:11:00Z', { reference: 'T-1027' });
    expect(again.version).toBe(1);
    expect(await manager.post(`/api/outages/${last?.id ?? ''}/restore`, {}, 2)).toMatchObject(taken);
  });

  it('are listed by month, those that lie in it in part as well', async () => {
    const { id } = await cases.october();
    await cases.outage(id, '2026-10-31T23:00:00+09:00', '2026-11-01T01:00:00+09:00');
    const starts = async (query: string) =>
      (await manager.get<OutagePage>(`/api/slas/${id}/outages?${query}`)).body.items.map(({ startsAt }) =>
        startsAt.slice(5, 10),
      );
    expect(await starts('month=2026-11')).toEqual(['10-31']);
    expect(await starts('month=2026-10&limit=2')).toEqual(['10-31', '10-27']);
    expect(await starts('open=true')).toEqual([]);
  });

  it('reported by a system twice are the same, and end when it says so; one that is wrong keeps out all', async () => {
    const { id } = await cases.sla();
    const path = `/api/slas/${id}/measured-outages`;
    const report = (...outages: object[]) => manager.post<ReportedOutages>(path, { outages });
    const first = { startsAt: '2026-10-01T00:00:00Z', endsAt: null, reference: 'm-1' };
    const second = { startsAt: '2026-10-02T00:00:00Z', endsAt: '2026-10-02T00:05:00Z' };
    const fates = async (...outages: object[]) => (await report(...outages)).body.outages.map(({ fate }) => fate);
    expect(await fates(first, second, second)).toEqual(['new', 'new', 'known']);
    const ended = { ...first, endsAt: '2026-10-01T00:20:00Z' };
    expect(await fates(ended, second)).toEqual(['ended', 'known']);
    expect((await cases.month(id, '2026-10')).result.raw.downMs).toBe(25 * MINUTE);
    const before = await stored();
    const wrong = await report(
      { startsAt: '2026-10-05T00:00:00Z', endsAt: null },
      { ...second, endsAt: '2026-10-01T00:00:00Z' },
    );
    expect(wrong).toMatchObject({
      status: 400,
      body: { code: 'outageEndsBeforeStart', fields: [{ path: 'outages.1.endsAt' }] },
    });
    expect(await stored()).toEqual(before);
  });
});

describe('an exclusion', () => {
  const argued = { ground: 'forceMajeure', argument: '地震による停電' };
  const decide = async (outage: ChangedOutage, decision: 'approve' | 'reject', by?: TestClient) => {
    const person = by ?? (await app.as('executive'));
    const id = outage.exclusion.approvalId ?? '';
    const { version } = (await person.get<Approval>(`/api/approvals/${id}`)).body;
    return person.post<Approval>(`/api/approvals/${id}/decision`, { decision, note: '' }, version);
  };
  const spent = async (id: string) => (await cases.month(id, '2026-10')).result.contractual.downMs / MINUTE;

  it('counts until somebody else has approved it', async () => {
    const { id } = await cases.october();
    const { outages } = await cases.month(id, '2026-10');
    const last = outages.at(-1);
    const asked = await manager.post<ChangedOutage>(`/api/outages/${last?.id ?? ''}/exclusion`, argued, 1);
    expect(asked.body).toMatchObject({ exclusion: { state: 'requested', ...argued, decidedBy: null }, version: 2 });
    expect(await spent(id)).toBe(45);
    expect((await decide(asked.body, 'approve', manager)).body).toMatchObject({ code: 'ownRequest' });
    const { items } = (await manager.get<ApprovalPage>(`/api/approvals?subjectId=${id}`)).body;
    expect(items).toMatchObject([{ kind: 'outageExclusion', subject: { type: 'sla', id } }]);
    expect(items[0]?.about.ja).toContain('不可抗力 2026-10-27 18:05–2026-10-27 18:11 JST');
    expect((await decide(asked.body, 'approve')).status).toBe(200);
    expect(await spent(id)).toBe(39);
    const month = await cases.month(id, '2026-10');
    expect(month.result.met).toBe(true);
    expect(month.outages.at(-1)?.exclusion).toMatchObject({ state: 'approved', decidedOn: TODAY });
    expect(await manager.post(`/api/outages/${last?.id ?? ''}/exclusion`, argued, 3)).toMatchObject({
      status: 409,
      body: { code: 'exclusionDecided' },
    });
    // other times are another matter
    const moved = { startsAt: '2026-10-27T18:05:00+09:00', endsAt: '2026-10-27T18:12:00+09:00', reference: 'T-1027' };
    const changed = await manager.put<ChangedOutage>(`/api/outages/${last?.id ?? ''}`, moved, 3);
    expect(changed.body.exclusion).toMatchObject({ state: 'none', approvalId: null });
    expect(await spent(id)).toBe(46);
  });

  it('that is rejected goes on counting, and can be argued anew', async () => {
    const { id } = await cases.october();
    const { outages } = await cases.month(id, '2026-10');
    const path = `/api/outages/${outages.at(-1)?.id ?? ''}/exclusion`;
    const asked = await manager.post<ChangedOutage>(path, argued, 1);
    await decide(asked.body, 'reject');
    expect(await spent(id)).toBe(45);
    expect((await manager.post<ChangedOutage>(path, argued, 3)).body.exclusion.state).toBe('requested');
  });

  it('of maintenance asks for the notice that is agreed', async () => {
    const { id } = await cases.october();
    const { outages } = await cases.month(id, '2026-10');
    const path = `/api/outages/${outages.at(-1)?.id ?? ''}/exclusion`;
    const planned = { ground: 'plannedMaintenance', argument: '定期保守' };
    const late = await manager.post(path, { ...planned, announcedAt: '2026-10-25T00:00:00Z' }, 1);
    expect(late).toMatchObject({
      status: 400,
      body: { code: 'noticeTooShort', fields: [{ path: 'announcedAt', params: { hours: 72 } }] },
    });
    expect((await manager.post(path, { ...planned, announcedAt: '2026-10-20T00:00:00Z' }, 1)).status).toBe(200);
  });
});

describe('lists', () => {
  it('and series take the same number of statements, however much there is', async () => {
    const contractorId = await addContractor(app);
    const { id } = await cases.october({ contractorId });
    await cases.close(id, '2026-10');
    const list = () => manager.get(`/api/slas?contractorId=${contractorId}`);
    const series = () => manager.get(`/api/slas/${id}/months`);
    const one = () => manager.get(`/api/slas/${id}/months/2026-10`);
    const reader = app.app.get(SlasReader);
    const known = () => reader.ofContractors([contractorId], TODAY);
    const all = [list, series, one, known];
    const before = [];
    for (const work of all) before.push(await countStatements(work));
    for (const title of ['二つ目', '三つ目']) {
      const other = await cases.october({ contractorId, title });
      await cases.close(other.id, '2026-10');
    }
    await cases.outage(id, '2026-10-05T00:00:00Z', '2026-10-05T00:01:00Z');
    const after = [];
    for (const work of all) after.push(await countStatements(work));
    expect(after).toEqual(before);
    expect((await known()).get(contractorId)).toHaveLength(3);
  });

  it('find and order SLAs, and say which were missed', async () => {
    const contractorId = await addContractor(app);
    const missed = await cases.october({ contractorId, title: 'い 未達' });
    await cases.close(missed.id, '2026-10');
    await cases.sla({ contractorId, title: 'あ 達成', service: '別のサービス' });
    const titles = async (query: string) =>
      (await manager.get<SlaPage>(`/api/slas?contractorId=${contractorId}&${query}`)).body.items.map(
        ({ title }) => title,
      );
    expect(await titles('sort=title')).toEqual(['あ 達成', 'い 未達']);
    expect(await titles('sort=-title')).toEqual(['い 未達', 'あ 達成']);
    expect(await titles('sort=claimBy')).toEqual(['い 未達', 'あ 達成']);
    expect(await titles('breached=true')).toEqual(['い 未達']);
    expect(await titles('breached=false')).toEqual(['あ 達成']);
    expect(await titles('unclaimed=true')).toEqual(['い 未達']);
    expect(await titles(`q=${encodeURIComponent('べつのさーびす')}`)).toEqual([]);
    expect(await titles(`q=${encodeURIComponent('別の')}`)).toEqual(['あ 達成']);
    const page = await manager.get<SlaPage>(`/api/slas?contractorId=${contractorId}&limit=1`);
    const next = await manager.get<SlaPage>(
      `/api/slas?contractorId=${contractorId}&limit=1&cursor=${page.body.nextCursor ?? ''}`,
    );
    expect([...page.body.items, ...next.body.items].map(({ title }) => title)).toEqual(['あ 達成', 'い 未達']);
  });

  it('of months add up, closed ones as they were frozen', async () => {
    const { id } = await cases.october();
    await cases.close(id, '2026-10');
    const { body } = await manager.get<SlaMonthSeries>(`/api/slas/${id}/months?count=12`);
    expect(body.months.map(({ month, state }) => `${month} ${state}`)).toEqual([
      ...['04', '05', '06', '07', '08', '09'].map((month) => `2026-${month} open`),
      '2026-10 closed',
      '2026-11 running',
    ]);
    expect(body.contractual.downMs).toBe(45 * MINUTE);
    const known = await app.app
      .get(SlasReader)
      .ofContractors([(await manager.get<Sla>(`/api/slas/${id}`)).body.contractor.id], TODAY);
    expect([...known.values()]).toMatchObject([
      [
        {
          slaId: id,
          months: [
            { month: '2026-10', met: false },
            { month: '2026-11', met: null },
          ],
          creditsDue: 1,
          creditsUnclaimed: 1,
          claimBy: '2026-11-30',
        },
      ],
    ]);
  });
});
