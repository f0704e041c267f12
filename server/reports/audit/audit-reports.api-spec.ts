import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditSheet } from '#contract/audits.js';
import type { IssuedReportList, Verification } from '#contract/reports.js';
import { seedId } from '../../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../../testing/cluster.js';
import { countStatements } from '../../testing/statements.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import type { TestClient } from '../../testing/test-client.js';

let folder: string;
let app: TestApp;
let auditor: TestClient;
let executive: TestClient;
/** one of the auditors of the sample audits */
let own: TestClient;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shinsa-report-'));
  app = await startTestApp({ template: SAMPLE_TEMPLATE, files: { folder, maxBytes: 50 * 1024 * 1024, s3: null } });
  auditor = await app.as('auditor');
  executive = await app.as('executive');
  own = app.anonymous();
  await own.signIn('auditor@example.jp', 'Shinsa-sample-1');
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const REPORTED = `/api/audits/${seedId('audit/2026/beta')}`;
const IN_FIELDWORK = `/api/audits/${seedId('audit/2026/alpha')}`;
const nameOf = (headers: Headers): string =>
  decodeURIComponent(headers.get('content-disposition')?.split("''")[1] ?? '');
const issued = async (more = ''): Promise<IssuedReportList['items']> =>
  (await executive.get<IssuedReportList>(`${REPORTED}/reports${more}`)).body.items;
const events = (code: string) =>
  app.sql<{ action: string; subject_type: string }>(
    'SELECT action, subject_type FROM trail_events WHERE strpos(payload::text, $1) > 0 ORDER BY id',
    [code],
  );
async function sheet(bytes: Buffer, name: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const rows: string[][] = [];
  workbook.getWorksheet(name)?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text));
    rows.push(cells);
  });
  return rows;
}

describe('the report of an audit', () => {
  it('is issued once, as the audit is, and recorded each time', async () => {
    const first = await executive.get(`${REPORTED}/report.pdf`);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(nameOf(first.headers)).toMatch(/^A2026-0005 .+_監査報告書_\d{4}-\d\d-\d\d\.pdf$/);
    const again = await auditor.get(`${REPORTED}/report.pdf`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const [file, ...others] = await issued('?kind=auditPdf');
    expect(others).toEqual([]);
    expect(file).toMatchObject({
      subjectType: 'audit',
      language: 'ja',
      byteCount: first.bytes.length,
      isCurrent: true,
    });
    expect(await events(file?.code ?? 'none')).toEqual([
      { action: 'report.issued', subject_type: 'audit' },
      { action: 'report.downloaded', subject_type: 'audit' },
      { action: 'report.downloaded', subject_type: 'audit' },
    ]);
    const { body } = await app.anonymous().get<Verification>(`/api/verify/${file?.code ?? ''}`);
    expect(body).toMatchObject({ valid: true, kind: 'auditPdf', newerExists: false });
    const same = await executive.get(`${REPORTED}/reports/${file?.id ?? ''}`);
    expect(same.bytes.equals(first.bytes)).toBe(true);
  });

  it('is another file in another language', async () => {
    const [ja, en] = await Promise.all(
      ['ja', 'en'].map((one) => executive.get(`${REPORTED}/report.xlsx?language=${one}`)),
    );
    expect(en?.headers.get('etag')).not.toBe(ja?.headers.get('etag'));
    const { body } = await executive.get<AuditSheet>(REPORTED);
    const rows = await sheet(en?.bytes ?? Buffer.of(), 'Ratings');
    expect(rows.filter(([code]) => code?.startsWith('AUD-')).map(([code]) => code)).toEqual(
      body.programme.questions.map(({ code }) => code),
    );
    const findings = await sheet(ja?.bytes ?? Buffer.of(), '指摘');
    expect(findings.filter(([number]) => number?.startsWith('F20')).length).toBeGreaterThan(0);
    const files = await issued('?kind=auditXlsx');
    expect(files.map(({ language }) => language).sort()).toEqual(['en', 'ja']);
  });

  it('is issued anew once a finding has moved on, and the old one says so', async () => {
    await executive.get(`${REPORTED}/report.xlsx`);
    const before = (await issued('?kind=auditXlsx&language=ja'))[0];
    await app.sql(`UPDATE findings SET facts = facts || '追記' WHERE audit_id = $1`, [seedId('audit/2026/beta')]);
    expect((await issued('?kind=auditXlsx&language=ja'))[0]).toMatchObject({ id: before?.id, isCurrent: false });
    await executive.get(`${REPORTED}/report.xlsx`);
    expect((await issued('?kind=auditXlsx&language=ja')).map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    const { body } = await app.anonymous().get<Verification>(`/api/verify/${before?.code ?? ''}`);
    expect(body).toMatchObject({ valid: true, newerExists: true });
  });

  it('is a draft until it is approved: without a code, not kept, but recorded', async () => {
    const stored = await app.sql('SELECT id FROM issued_reports');
    const draft = await auditor.get(`${IN_FIELDWORK}/report.pdf`);
    expect(draft.status).toBe(200);
    expect(nameOf(draft.headers)).toContain(' 案_監査報告書_');
    expect(await app.sql('SELECT id FROM issued_reports')).toEqual(stored);
    expect((await auditor.get<IssuedReportList>(`${IN_FIELDWORK}/reports`)).body.items).toEqual([]);
    const hash = draft.headers.get('etag')?.replaceAll('"', '') ?? 'none';
    expect(await events(hash)).toEqual([{ action: 'report.downloaded', subject_type: 'audit' }]);
    const rows = await sheet((await auditor.get(`${IN_FIELDWORK}/report.xlsx`)).bytes, '概要');
    expect(rows[0]?.[0]).toContain('（案）');
  });

  it('goes with the audit', async () => {
    await executive.get(`${REPORTED}/report.xlsx?language=en`);
    const audit = seedId('audit/2026/web');
    await executive.get(`/api/audits/${audit}/report.xlsx`);
    const count = async (): Promise<number> =>
      (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM issued_reports WHERE subject_id = $1', [audit]))[0]
        ?.n ?? -1;
    expect(await count()).toBe(1);
    await app.sql('DELETE FROM findings WHERE audit_id = $1', [audit]);
    await app.sql('DELETE FROM audits WHERE id = $1', [audit]);
    expect(await count()).toBe(0);
    expect((await issued()).length).toBeGreaterThan(0);
  });
});

describe('photos', () => {
  const attach = async (name: string, question: string): Promise<number> => {
    const bytes = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#88aacc' } })
      .jpeg()
      .toBuffer();
    const subject = `subjectType=audit&subjectId=${seedId('audit/2026/alpha')}&part=${question}`;
    const headers = { 'content-type': 'application/octet-stream' };
    return (await own.send('POST', `/api/files?${subject}&name=${encodeURIComponent(name)}`, bytes, headers)).status;
  };
  const pictures = async (): Promise<number> => {
    const { bytes } = await auditor.get(`${IN_FIELDWORK}/report.pdf`);
    return bytes.toString('latin1').match(/\/Filter \/DCTDecode/g)?.length ?? 0;
  };

  it('stand in the report, downscaled, in as many statements however many there are', async () => {
    expect(await pictures()).toBe(0);
    expect([await attach('設定画面.jpg', 'AUD-03'), await attach('台帳.jpg', 'AUD-09')]).toEqual([201, 201]);
    const { bytes } = await auditor.get(`${IN_FIELDWORK}/report.pdf`);
    expect(await pictures()).toBe(2);
    expect(bytes.toString('latin1')).toMatch(/\/Width 1000\s/);
    const ask = () => auditor.get(`${IN_FIELDWORK}/report.xlsx`);
    const few = await countStatements(ask);
    expect(await attach('全景.jpg', '')).toBe(201);
    expect(await countStatements(ask)).toBe(few);
    expect(await pictures()).toBe(3);
  });
});

describe('is refused', () => {
  it('to whoever may not read audits, and where there is no audit', async () => {
    const evaluator = await app.as('evaluator');
    const nothing = `/api/audits/${seedId('audit/none')}`;
    const [file] = await issued();
    const files = await app.sql('SELECT id FROM issued_reports');
    for (const one of ['report.pdf', 'report.xlsx', 'reports', `reports/${file?.id ?? ''}`]) {
      expect((await evaluator.get(`${REPORTED}/${one}`)).status, one).toBe(404);
      expect((await executive.get(`${nothing}/${one}`)).status, one).toBe(404);
      expect((await app.anonymous().get(`${REPORTED}/${one}`)).status, one).toBe(401);
    }
    // a file of one audit is not had through another
    expect((await executive.get(`${IN_FIELDWORK}/reports/${file?.id ?? ''}`)).status).toBe(404);
    expect(await app.sql('SELECT id FROM issued_reports')).toEqual(files);
  });

  it.each(['/api/audits/nonsense/report.pdf', `${REPORTED}/report.pdf?language=fr`, `${REPORTED}/reports?kind=other`])(
    '%s',
    async (address) => {
      const { status, body } = await executive.get(address);
      expect([status, body.code]).toEqual([400, 'invalid']);
    },
  );
});
