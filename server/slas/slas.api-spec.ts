import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangedOutage } from '#contract/outages.js';
import type { Sla, SlaMonth, SlaPage } from '#contract/slas.js';
import { shownAvailability } from '#domain/sla/display.js';
import { addContractor } from '../testing/findings.js';
import { SlaCases, slaTerms } from '../testing/slas.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

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
const actions = async (id: string) =>
  (await app.sql<{ action: string }>('SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id', [id])).map(
    ({ action }) => action,
  );
const stored = async () =>
  app.sql(
    'SELECT (SELECT count(*) FROM slas) AS slas, (SELECT count(*) FROM outages) AS outages, (SELECT max(id) FROM trail_events) AS told',
  );

describe('an SLA', () => {
  it('is registered with its terms, and a changed one applies from a month on', async () => {
    const sla = await cases.sla();
    expect(sla).toMatchObject({ target: '99.90', lastClosed: null, downSince: null, breached: false, version: 1 });
    expect(sla.running).toMatchObject({ month: '2026-11', raw: { downMs: 0 }, met: null });
    expect(sla.openMonths).toEqual(['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    const availability = { ...slaTerms().availability, target: '99.95' };
    const path = `/api/slas/${sla.id}/terms`;
    const changed = await manager.put<Sla>(path, { from: '2026-11', terms: slaTerms({ availability }) }, 1);
    expect(changed.body).toMatchObject({
      target: '99.95',
      version: 2,
      terms: [{ from: '2026-04' }, { from: '2026-11' }],
    });
    expect((await cases.month(sla.id, '2026-10')).result.target).toBe('99.90');
    expect((await cases.month(sla.id, '2026-11')).result.target).toBe('99.95');
    await cases.close(sla.id, '2026-10');
    expect(await manager.put(path, { from: '2026-09', terms: slaTerms() }, 2)).toMatchObject({
      status: 409,
      body: { code: 'monthClosed', fields: [{ path: 'from', params: { month: '2026-10' } }] },
    });
    expect(await manager.put(path, { from: '2026-11', terms: slaTerms() }, 1)).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { version: 2 } },
    });
    expect(await actions(sla.id)).toEqual(['sla.created', 'sla.termsSet', 'slaMonth.closed']);
  });

  const band = (below: string, atLeast: string | null) => ({ below, atLeast, percent: '10' });
  const credits = (...bands: ReturnType<typeof band>[]) => ({
    credits: { monthlyFeeYen: null, bands, claimDays: null },
  });
  it.each([
    [
      'a gap between credits',
      credits(band('99.9', '99'), band('98', null)),
      'creditGap',
      'terms.credits.bands.1.below',
      2,
    ],
    [
      'credits that overlap',
      credits(band('99.9', '98'), band('99', null)),
      'creditOverlap',
      'terms.credits.bands.1.below',
      2,
    ],
    ['a credit that ends before 0', credits(band('99.9', '95')), 'creditGap', 'terms.credits.bands.0.atLeast', 1],
    ['a credit above the target', credits(band('99.95', null)), 'creditAboveTarget', 'terms.credits.bands.0.below', 1],
    ['a zone that is none', { timeZone: 'Asia/Edo' }, 'unknownTimeZone', 'terms.timeZone', undefined],
    [
      'no service time',
      { serviceHours: { days: [1], from: 600, to: 600, closedOnHolidays: false } },
      'noServiceTime',
      'terms.serviceHours',
      undefined,
    ],
  ] as const)('is refused for %s, naming the row', async (_, terms, code, path, row) => {
    const before = await stored();
    const input = {
      title: 'x',
      service: '',
      ownerId: null,
      note: '',
      from: '2026-04',
      terms: { ...slaTerms(), ...terms },
    };
    const { status, body } = await manager.post('/api/slas', { ...input, contractorId: await addContractor(app) });
    expect({ status, body }).toMatchObject({ status: 400, body: { code, fields: [{ path, rule: code }] } });
    expect((body as { fields: { params?: { row?: number } }[] }).fields[0]?.params?.row).toBe(row);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['101', 'terms.availability.target'],
    ['99,9', 'terms.availability.target'],
  ])('is refused for the target %s', async (target, path) => {
    const terms = slaTerms({ availability: { ...slaTerms().availability, target } });
    const input = { title: 'x', service: '', ownerId: null, note: '', from: '2026-04', terms };
    const answer = await manager.post('/api/slas', { ...input, contractorId: await addContractor(app) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path }] } });
  });

  it('can promise 100 per cent, which a millisecond breaks', async () => {
    const availability = { ...slaTerms().availability, target: '100', minOutageMinutes: 0 };
    const sla = await cases.sla({
      terms: slaTerms({ availability, credits: { monthlyFeeYen: null, bands: [], claimDays: null } }),
    });
    expect((await cases.close(sla.id, '2026-09')).result).toMatchObject({ met: true, credit: null });
    await cases.outage(sla.id, '2026-10-01T00:00:00.000Z', '2026-10-01T00:00:00.001Z');
    const { result } = await cases.close(sla.id, '2026-10');
    expect(result).toMatchObject({ met: false, contractual: { downMs: 1 } });
    expect(shownAvailability(result.contractual, result.target)).toBe('99.99999996');
  });

  it('ends, is listed apart, and can be taken up again', async () => {
    const contractorId = await addContractor(app);
    const sla = await cases.sla({ contractorId });
    const path = `/api/slas/${sla.id}`;
    const ended = await manager.post<Sla>(`${path}/end`, { endedOn: '2026-09-30', reason: '解約' }, 1);
    expect(ended.body).toMatchObject({ endedOn: '2026-09-30', running: null, version: 2 });
    expect(ended.body.openMonths.at(-1)).toBe('2026-09');
    const listed = async (query: string) =>
      (await manager.get<SlaPage>(`/api/slas?contractorId=${contractorId}${query}`)).body.items.map(({ id }) => id);
    expect(await listed('')).toEqual([]);
    expect(await listed('&ended=true')).toEqual([sla.id]);
    expect((await cases.post(sla.id, '2026-09-01T00:00:00Z', null)).body).toMatchObject({ code: 'slaEnded' });
    expect((await manager.post(`${path}/reopen`, {}, 2)).status).toBe(200);
    expect(await listed('')).toEqual([sla.id]);
  });

  it('is read by auditors and executives, and known to nobody else', async () => {
    const { id } = await cases.sla();
    for (const [role, status] of [
      ['auditor', 200],
      ['executive', 200],
      ['evaluator', 404],
      ['admin', 404],
    ] as const) {
      const person = await app.as(role);
      expect((await person.get(`/api/slas/${id}`)).status, role).toBe(status);
      const refused = await person.post(`/api/slas/${id}/end`, { endedOn: TODAY, reason: 'x' }, 1);
      expect(refused.status, role).toBe(status === 200 ? 403 : 404);
    }
    expect((await manager.get(`/api/slas/${randomUUID()}`)).status).toBe(404);
    expect((await manager.get(`/api/slas/${randomUUID()}/months`)).status).toBe(404);
  });
});

describe('a month', () => {
  it('says what the design shows', async () => {
    const { id } = await cases.october();
    const { result, outages, maintenance, state } = await cases.month(id, '2026-10');
    expect(state).toBe('open');
    expect(result).toMatchObject({
      met: false,
      raw: { downMs: 66 * MINUTE, baseMs: 44_640 * MINUTE },
      contractual: { downMs: 45 * MINUTE, baseMs: 44_619 * MINUTE },
      recovery: { count: 2, medianMs: 22.5 * MINUTE },
      credit: { percent: '15', yen: 8100, claimBy: '2026-11-30' },
    });
    expect(shownAvailability(result.contractual, result.target)).toBe('99.899');
    expect(outages.map(({ notifiedLate }) => notifiedLate)).toEqual([true, true, true, true]);
    expect(maintenance).toMatchObject([{ inTime: true, announcedAt: '2026-09-25T01:00:00.000Z' }]);
  });

  it('without planned service time has no availability, with the reason', async () => {
    const { id } = await cases.sla();
    await manager.post(`/api/slas/${id}/maintenance`, {
      startsAt: '2026-10-01T00:00:00+09:00',
      endsAt: '2026-11-01T00:00:00+09:00',
      announcedAt: '2026-08-01T00:00:00+09:00',
    });
    expect((await cases.close(id, '2026-10')).result).toMatchObject({
      reason: 'noServiceTime',
      met: null,
      credit: null,
    });
  });

  it('is frozen when it is closed; a late outage is said, flags it, and it can be opened again with a reason', async () => {
    const { id } = await cases.october();
    const closed = await cases.close(id, '2026-10');
    expect(closed).toMatchObject({
      state: 'closed',
      version: 2,
      differs: false,
      formulaVersion: 1,
      closedAt: '2026-11-24T03:00:00.000Z',
    });
    const late = await cases.outage(id, '2026-10-20T00:00:00Z', '2026-10-20T00:10:00Z');
    expect(late.closedMonths).toEqual(['2026-10']);
    expect(await cases.month(id, '2026-10')).toMatchObject({
      differs: true,
      result: { contractual: { downMs: 45 * MINUTE } },
      current: { contractual: { downMs: 55 * MINUTE } },
    });
    const removed = await manager.post<ChangedOutage>(`/api/outages/${late.id}/remove`, {}, 1);
    expect(removed.body).toMatchObject({ removed: true, closedMonths: [] });
    expect((await cases.month(id, '2026-10')).differs).toBe(false);
    const restored = await manager.post<ChangedOutage>(`/api/outages/${late.id}/restore`, {}, 2);
    expect(restored.body).toMatchObject({ removed: false, closedMonths: ['2026-10'] });
    const path = `/api/slas/${id}/months/2026-10`;
    expect(await manager.post(`${path}/close`, {}, 2)).toMatchObject({ status: 409, body: { code: 'monthClosed' } });
    expect((await manager.post(`${path}/reopen`, { reason: '' }, 2)).body).toMatchObject({
      fields: [{ path: 'reason' }],
    });
    const open = await manager.post<SlaMonth>(`${path}/reopen`, { reason: '停止が後から判明' }, 2);
    expect(open.body).toMatchObject({ state: 'open', credit: null, reopenReason: '停止が後から判明', version: 3 });
    expect((await cases.close(id, '2026-10', 3)).result.contractual.downMs).toBe(55 * MINUTE);
    expect(await actions(id)).toEqual([
      'sla.created',
      'maintenance.set',
      'slaMonth.closed',
      'slaMonth.reopened',
      'slaMonth.closed',
    ]);
  });

  it('that runs cannot be closed', async () => {
    const { id } = await cases.sla();
    const path = `/api/slas/${id}/months/2026-11/close`;
    expect(await manager.post(path, {}, 1)).toMatchObject({
      status: 409,
      body: { code: 'monthNotOver', fields: [{ path: 'month' }] },
    });
    expect(await manager.get(`/api/slas/${id}/months/2026-03`)).toMatchObject({
      status: 400,
      body: { code: 'noTerms' },
    });
    expect(await manager.get(`/api/slas/${id}/months/2026-13`)).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
  });

  it('is reviewed once it is closed, and those without a review are named', async () => {
    const { id } = await cases.october();
    const path = `/api/slas/${id}/months/2026-10/review`;
    const input = {
      conclusion: 'act',
      note: '改善計画を求める',
      actions: [{ text: '原因報告を受領', dueOn: '2026-12-10' }],
    };
    expect(await manager.put(path, input, 0)).toMatchObject({ status: 409, body: { code: 'monthNotClosed' } });
    await cases.close(id, '2026-10');
    await cases.close(id, '2026-09');
    const { body } = await manager.put<SlaMonth>(path, input, 0);
    expect(body).toMatchObject({ reviewed: true, review: { ...input, reviewedOn: TODAY, version: 1 } });
    expect((await manager.put(path, input, 0)).status).toBe(412);
    expect((await manager.get<Sla>(`/api/slas/${id}`)).body).toMatchObject({
      unreviewed: 1,
      unreviewedMonths: ['2026-09'],
    });
  });

  it('takes values of the other targets, compared as written', async () => {
    const { id } = await cases.sla();
    const path = `/api/slas/${id}/months/2026-10/measurements`;
    const { body } = await manager.put<SlaMonth>(path, { values: [{ key: 'reply', value: '2.001' }] });
    expect(body.measurements).toMatchObject([
      { key: 'notice', value: null, met: null },
      { key: 'reply', value: '2.001', met: false },
    ]);
    expect(await manager.put(path, { values: [{ key: 'other', value: '1' }] })).toMatchObject({
      status: 400,
      body: { code: 'measurementUnknown', fields: [{ path: 'values.0.key' }] },
    });
    const without = await manager.put<SlaMonth>(path, { values: [{ key: 'reply', value: null }] });
    expect(without.body.measurements[1]?.met).toBeNull();
  });

  it('is paid back: due, claimed, received, and each step can be taken back', async () => {
    const { id } = await cases.october();
    const { credit } = await cases.close(id, '2026-10');
    expect(credit).toMatchObject({
      state: 'due',
      yen: 8100,
      claimBy: '2026-11-30',
      late: false,
      events: ['claim', 'waive'],
    });
    const listed = await manager.get<Sla>(`/api/slas/${id}`);
    expect(listed.body).toMatchObject({ breached: true, credits: { due: 1, yen: 8100, claimBy: '2026-11-30' } });
    const path = `/api/slas/${id}/months/2026-10/credit`;
    expect(await manager.post(path, { event: 'receive' }, 1)).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed' },
    });
    expect(await manager.post(path, { event: 'claim', on: '2026-11-25' }, 1)).toMatchObject({
      status: 400,
      body: { code: 'dateInTheFuture', fields: [{ path: 'on' }] },
    });
    const move = async (input: object, version: number) =>
      (await manager.post<SlaMonth>(path, input, version)).body.credit;
    expect(await move({ event: 'claim' }, 1)).toMatchObject({ state: 'claimed', claimedOn: TODAY });
    expect(await move({ event: 'receive', on: '2026-11-20', yen: 8000 }, 2)).toMatchObject({
      state: 'received',
      receivedYen: 8000,
    });
    expect(await move({ event: 'undo' }, 3)).toMatchObject({ state: 'claimed', receivedYen: null, claimedOn: TODAY });
    expect(await move({ event: 'undo' }, 4)).toMatchObject({ state: 'due', claimedOn: null });
    expect(await move({ event: 'waive', note: '契約更新で相殺' }, 5)).toMatchObject({
      state: 'waived',
      note: '契約更新で相殺',
    });
    expect((await manager.post(path, { event: 'undo' }, 5)).status).toBe(412);
  });
});
