import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MyWork } from '#contract/notifications.js';
import type { OutageImportPreview, OutageImportResult } from '#contract/outage-imports.js';
import type { Sla, SlaClosing, SlaClosings } from '#contract/slas.js';
import { remind } from '../testing/reminders.js';
import { SlaCases } from '../testing/slas.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { SlaClosingsService } from './closings.service.js';
import { SlasRefresh } from './slas.refresh.js';

const MINUTE = 60_000;
let app: TestApp;
let manager: TestClient;
let cases: SlaCases;
beforeAll(async () => {
  app = await startTestApp({ now: new Date('2026-11-24T03:00:00Z') });
  manager = await app.as('manager');
  cases = new SlaCases(app, manager);
});
afterAll(async () => {
  await app.close();
});

const HEAD = '開始,終了,管理番号,原因';
const csv = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
// 開始 and 終了 as Shift_JIS writes them
const SHIFT_JIS = Buffer.concat([
  Buffer.from([0x8a, 0x4a, 0x8e, 0x6e, 0x2c, 0x8f, 0x49, 0x97, 0xb9]),
  Buffer.from('\r\n2026-10-14 09:02,2026-10-14 09:33\r\n'),
]);
const BYTES = { 'content-type': 'text/csv' };
const preview = (id: string, bytes: Buffer) =>
  manager.send<OutageImportPreview>('POST', `/api/slas/${id}/outages/imports/preview?name=a.csv`, bytes, BYTES);
const confirm = (id: string, bytes: Buffer, digest: string) =>
  manager.send<OutageImportResult>('POST', `/api/slas/${id}/outages/imports?name=a.csv&digest=${digest}`, bytes, BYTES);
const imported = async (id: string, bytes: Buffer) => confirm(id, bytes, (await preview(id, bytes)).body.digest);
const outages = async (id: string) =>
  (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM outages WHERE sla_id = $1', [id]))[0]?.n;

describe('an import of outages', () => {
  it('says the fate of each row, writes all of it, and knows the same outage from a second file', async () => {
    const { id } = await cases.sla();
    const first = csv(HEAD, '2026-10-14 09:02,2026-10-14 09:33,T-1,回線', '2026-11-24 11:00,,T-2,');
    expect((await preview(id, first)).body).toMatchObject({
      encoding: 'UTF-8',
      counts: { error: 0, new: 2 },
      rows: [
        { row: 2, fate: 'new', startsAt: '2026-10-14T00:02:00.000Z' },
        { row: 3, endsAt: null },
      ],
    });
    expect(await outages(id)).toBe(0);
    expect((await imported(id, first)).body).toMatchObject({ new: 2, known: 0, closedMonths: [] });
    // times alone, an end, other times of one reference, and a new one over the month's end
    const second = csv(
      HEAD,
      '2026-10-14 09:02,2026-10-14 09:33,,回線',
      '2026-11-24 11:00,2026-11-24 11:30,T-2,',
      '2026-10-31 23:50,2026-11-01 00:10,T-3,',
    );
    expect((await preview(id, second)).body.rows.map(({ fate }) => fate)).toEqual(['known', 'ended', 'new']);
    expect((await imported(id, second)).body).toMatchObject({ known: 1, ended: 1, new: 1 });
    const third = csv(HEAD, '2026-10-14 09:02,2026-10-14 09:40,T-1,回線');
    expect((await imported(id, third)).body).toMatchObject({ changed: 1 });
    expect(await outages(id)).toBe(3);
    expect((await cases.month(id, '2026-10')).result.raw.downMs).toBe(48 * MINUTE);
    const told = await app.sql<{ action: string }>(
      `SELECT action FROM trail_events WHERE subject_title = '配信基盤の稼働率' AND action LIKE 'outage.imp%'`,
    );
    expect(told).toHaveLength(3);
  });

  it('reads Shift_JIS; what is no text is refused', async () => {
    const { id } = await cases.sla();
    expect((await preview(id, SHIFT_JIS)).body).toMatchObject({ encoding: 'Shift_JIS', counts: { new: 1 } });
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xfe]);
    expect(await preview(id, picture)).toMatchObject({ status: 400, body: { code: 'fileUnreadable' } });
  });

  it('without a column names it, and one wrong row keeps out all', async () => {
    const { id } = await cases.sla();
    const without = csv('開始,原因', '2026-10-14 09:02,回線');
    const { body } = await preview(id, without);
    expect(body).toMatchObject({ missing: ['endsAt'], rows: [] });
    expect(await confirm(id, without, body.digest)).toMatchObject({ status: 400, body: { code: 'importHasErrors' } });
    const wrong = csv(HEAD, '2026-10-14 09:02,2026-10-14 09:33,,', '2026-10-15 09:02,2026-10-15 09:00,,');
    expect((await preview(id, wrong)).body.rows[1]).toMatchObject({
      row: 3,
      fate: 'error',
      problems: [{ column: 'endsAt', cell: 'B3', reason: 'endsBeforeStart' }],
    });
    expect(await imported(id, wrong)).toMatchObject({ status: 400, body: { code: 'importHasErrors' } });
    expect(await outages(id)).toBe(0);
  });

  it('is refused when something changed since the preview, and says which closed months it hits', async () => {
    const { id } = await cases.sla();
    const file = csv(HEAD, '2026-10-14 09:02,2026-10-14 09:33,,');
    const { digest } = (await preview(id, file)).body;
    await cases.outage(id, '2026-10-14T00:02:00Z', '2026-10-14T00:33:00Z');
    expect(await confirm(id, file, digest)).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { counts: { known: 1 } } },
    });
    await cases.close(id, '2026-10');
    const late = csv(HEAD, '2026-10-15 09:02,2026-10-15 09:33,,');
    expect((await preview(id, late)).body.closedMonths).toEqual(['2026-10']);
    expect((await imported(id, late)).body.closedMonths).toEqual(['2026-10']);
    expect((await cases.month(id, '2026-10')).differs).toBe(true);
  });
});

describe('closing a month of all', () => {
  it('is a job that says how far it is, goes on with what is left, and opens tasks for what was missed', async () => {
    await app.sql('DELETE FROM slas');
    const missed = await cases.october({ title: '未達のSLA' });
    const met = await cases.sla({ title: '達成のSLA' });
    await cases.sla({ title: 'まだ始まらないSLA', from: '2026-11' });
    const { next } = (await manager.get<SlaClosings>('/api/sla-closings')).body;
    expect(next).toEqual({ month: '2026-10', slas: 2 });
    expect(await manager.post('/api/sla-closings', { month: '2026-11' })).toMatchObject({
      status: 409,
      body: { code: 'monthNotOver', fields: [{ path: 'month' }] },
    });
    const asked = await manager.post<SlaClosing>('/api/sla-closings', { month: '2026-10' });
    expect(asked).toMatchObject({ status: 202, body: { state: 'waiting', done: 0, total: 2 } });
    expect((await manager.post('/api/sla-closings', { month: '2026-10' })).body).toMatchObject({ code: 'closingRuns' });
    await app.app.get(SlaClosingsService).run();
    const done = await manager.get<SlaClosing>(`/api/sla-closings/${asked.body.id}`);
    expect(done.body).toMatchObject({ state: 'done', done: 2, missed: 1, finishedAt: '2026-11-24T03:00:00.000Z' });
    expect(await cases.month(met.id, '2026-10')).toMatchObject({
      state: 'closed',
      closedBy: expect.stringMatching('manager') as string,
    });
    const once = await app.sql(`SELECT 1 FROM trail_events WHERE action = 'slaMonth.closed' AND subject_id = ANY($1)`, [
      [missed.id, met.id],
    ]);
    expect(once).toHaveLength(2);
    await app.app.get(SlaClosingsService).run();
    expect((await manager.get<SlaClosings>('/api/sla-closings')).body).toMatchObject({
      next: null,
      closings: [{ done: 2 }],
    });

    const items = async () =>
      (await manager.get<MyWork>('/api/my-work')).body.items.filter(({ kind }) => kind === 'sla');
    expect(await items()).toMatchObject([
      {
        dueOn: '2026-11-14',
        overdue: true,
        about: { ja: expect.stringContaining('2026年10月 未達(99.899%、目標 99.90%)') as string },
      },
      {
        dueOn: '2026-11-30',
        overdue: false,
        about: { en: expect.stringContaining('Claim the credit of 2026-10 ¥8,100') as string },
      },
    ]);
    await remind(app);
    const mails = await app.sql<{ body: string }>(`SELECT m::text AS body FROM mails m`);
    expect(mails.filter(({ body }) => body.includes('未達のSLA'))).not.toEqual([]);
    await manager.put(`/api/slas/${missed.id}/months/2026-10/review`, { conclusion: 'act', note: '', actions: [] }, 0);
    await manager.post(`/api/slas/${missed.id}/months/2026-10/credit`, { event: 'claim' }, 1);
    expect(await items()).toEqual([]);
  });
});

describe('time alone', () => {
  it('changes what lists show of SLAs that are down', async () => {
    const { id } = await cases.sla();
    await cases.outage(id, '2026-11-24T02:50:00Z', null);
    await app.sql(`UPDATE sla_months SET result = jsonb_set(result, '{budget,spentMs}', '0') WHERE sla_id = $1`, [id]);
    await app.app.get(SlasRefresh).run();
    const { body } = await manager.get<Sla>(`/api/slas/${id}`);
    expect(body.running?.budget.spentMs).toBe(10 * MINUTE);
  });
});
