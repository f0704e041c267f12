import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssuedReportList, Verification } from '#contract/reports.js';
import type { Sla } from '#contract/slas.js';
import { SlaCases } from '../../testing/slas.js';
import { countStatements } from '../../testing/statements.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import type { TestClient } from '../../testing/test-client.js';

let app: TestApp;
let executive: TestClient;
let cases: SlaCases;
let sla: Sla;
beforeAll(async () => {
  app = await startTestApp();
  executive = await app.as('executive');
  cases = new SlaCases(app, await app.as('manager'));
  sla = await cases.sla();
  await cases.post(sla.id, '2026-10-14T09:02:00+09:00', '2026-10-14T09:47:00+09:00');
  await cases.close(sla.id, '2026-09');
  await cases.close(sla.id, '2026-10');
});
afterAll(async () => {
  await app.close();
});

const month = (of = '2026-10'): string => `/api/slas/${sla.id}/months/${of}`;
const nameOf = (headers: Headers): string =>
  decodeURIComponent(headers.get('content-disposition')?.split("''")[1] ?? '');
const issued = async (of = '2026-10', more = ''): Promise<IssuedReportList['items']> =>
  (await executive.get<IssuedReportList>(`${month(of)}/reports${more}`)).body.items;
const events = (code: string) =>
  app.sql<{ action: string; subject_type: string }>(
    'SELECT action, subject_type FROM trail_events WHERE strpos(payload::text, $1) > 0 ORDER BY id',
    [code],
  );

describe('the report of a month', () => {
  it('is issued once, as the month is, and recorded each time', async () => {
    const first = await executive.get(`${month()}/report.pdf`);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(nameOf(first.headers)).toMatch(/2026年10月_SLA報告書_\d{4}-\d\d-\d\d\.pdf$/);
    const again = await executive.get(`${month()}/report.pdf`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const [file, ...others] = await issued();
    expect(others).toEqual([]);
    expect(file).toMatchObject({ subjectType: 'sla', subjectId: sla.id, kind: 'slaPdf', isCurrent: true });
    expect(await events(file?.code ?? 'none')).toEqual([
      { action: 'report.issued', subject_type: 'sla' },
      { action: 'report.downloaded', subject_type: 'sla' },
      { action: 'report.downloaded', subject_type: 'sla' },
    ]);
    const same = await executive.get(`/api/slas/${sla.id}/reports/${file?.id ?? ''}`);
    expect(same.bytes.equals(first.bytes)).toBe(true);
  });

  it('says nothing about the report of another month', async () => {
    const [file] = await issued();
    expect((await executive.get(`${month('2026-09')}/report.pdf`)).status).toBe(200);
    expect(await issued('2026-09')).toHaveLength(1);
    expect(await issued()).toHaveLength(1);
    const { body } = await app.anonymous().get<Verification>(`/api/verify/${file?.code ?? ''}`);
    expect(body).toMatchObject({ valid: true, kind: 'slaPdf', newerExists: false });
  });

  it('is a workbook whose result follows from its times', async () => {
    const { bytes } = await executive.get(`${month()}/report.xlsx?language=en`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(workbook.getWorksheet('Counted downtime')?.getCell('C6').result).toBe(45);
  });

  it('is issued anew once the month was reviewed, and the old one says so', async () => {
    const before = (await issued('2026-10', '?kind=slaPdf'))[0];
    const review = { conclusion: 'act', note: '再発防止策を求める', actions: [] };
    expect((await cases.client.put(`${month()}/review`, review, 0)).status).toBe(200);
    expect((await issued('2026-10', '?kind=slaPdf'))[0]).toMatchObject({ id: before?.id, isCurrent: false });
    await executive.get(`${month()}/report.pdf`);
    expect((await issued('2026-10', '?kind=slaPdf')).map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    const { body } = await app.anonymous().get<Verification>(`/api/verify/${before?.code ?? ''}`);
    expect(body).toMatchObject({ valid: true, newerExists: true });
  });

  it('is a draft until the month is closed: without a code, and not kept', async () => {
    const stored = await app.sql('SELECT id FROM issued_reports');
    const draft = await executive.get(`${month('2026-11')}/report.pdf`);
    expect(draft.status).toBe(200);
    expect(nameOf(draft.headers)).toContain(' 案_SLA報告書_');
    expect(await app.sql('SELECT id FROM issued_reports')).toEqual(stored);
    const hash = draft.headers.get('etag')?.replaceAll('"', '') ?? 'none';
    expect(await events(hash)).toEqual([{ action: 'report.downloaded', subject_type: 'sla' }]);
  });

  it('takes as many statements however many outages there are', async () => {
    const ask = () => executive.get(`${month('2026-11')}/report.xlsx`);
    const few = await countStatements(ask);
    await cases.post(sla.id, '2026-11-02T09:00:00+09:00', '2026-11-02T09:05:00+09:00');
    await cases.post(sla.id, '2026-11-03T09:00:00+09:00', '2026-11-03T09:05:00+09:00');
    expect(await countStatements(ask)).toBe(few);
  });

  it('is refused to whoever may not read SLAs, and where there is none', async () => {
    const evaluator = await app.as('evaluator');
    const nothing = `/api/slas/00000000-0000-4000-8000-000000000000/months/2026-10`;
    for (const one of ['report.pdf', 'report.xlsx', 'reports']) {
      expect((await evaluator.get(`${month()}/${one}`)).status, one).toBe(404);
      expect((await executive.get(`${nothing}/${one}`)).status, one).toBe(404);
      expect((await app.anonymous().get(`${month()}/${one}`)).status, one).toBe(401);
    }
    expect((await executive.get(`/api/slas/${sla.id}/months/2026-13/report.pdf`)).status).toBe(400);
  });

  it('goes with the SLA', async () => {
    const own = await cases.sla();
    await cases.close(own.id, '2026-10');
    await executive.get(`/api/slas/${own.id}/months/2026-10/report.xlsx`);
    const count = async () => app.sql('SELECT 1 FROM issued_reports WHERE subject_id = $1', [own.id]);
    expect(await count()).toHaveLength(1);
    await app.sql('DELETE FROM slas WHERE id = $1', [own.id]);
    expect(await count()).toHaveLength(0);
  });
});
